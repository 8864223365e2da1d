// Moving a region with the notes that lie inside, but for those that are locked.
import type { Region, Point } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import type { State } from "../tool.ts";
import { paintFrame } from "./paint.ts";

export function movingRegion(board: Board, region: Region, from: Point): State {
  const inside = board.notesIn(region).filter((note) => !note.is_locked);
  let offset = { x: 0, y: 0 };
  const release = () => {
    board.session.unshow("drag");
    for (const note of inside) board.view.shifted.delete(note.id);
    board.view.changed();
  };
  return {
    cursor: "grabbing",
    carries: true,
    move(now) {
      offset = { x: Math.round(now.at.x - from.x), y: Math.round(now.at.y - from.y) };
      for (const note of inside) board.view.shifted.set(note.id, { x: note.x + offset.x, y: note.y + offset.y });
      board.view.wallChanged();
      // The region first: of a drag of too many only the first ones are shown to the others.
      board.session.show({ kind: "drag", notes: [region, ...inside].map(({ id, x, y }) => ({ id, x: x + offset.x, y: y + offset.y })) });
      return this;
    },
    up() {
      release();
      const moves = inside.filter(({ id }) => board.model.notes.has(id)).map((note) => ({ id: note.id, x: note.x + offset.x, y: note.y + offset.y }));
      if (offset.x || offset.y) board.session.askBoard("ChangeRegion", { region_id: region.id, x: region.x + offset.x, y: region.y + offset.y, moves });
      return null;
    },
    cancel: release,
    paint: (pen) => paintFrame(board, pen, { ...region, x: region.x + offset.x, y: region.y + offset.y }),
  };
}
