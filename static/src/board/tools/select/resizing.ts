// Dragging a corner of the selected note or region; Shift keeps the proportions.
import type { Box, Note, Point, Region } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { type Corner, dragCorner } from "../../kernels/hit.ts";
import { inProportion } from "../../kernels/proportion.ts";
import type { State } from "../tool.ts";
import { paintFrame } from "./paint.ts";

const SMALLEST_REGION = 120;
const SMALLEST_NOTE = 40;

export function resizing(board: Board, of: Note | Region, corner: Corner): State {
  const isNote = board.model.notes.has(of.id);
  const least = isNote ? SMALLEST_NOTE : SMALLEST_REGION;
  let box: Box = of;
  const boxAt = (at: Point, isKept: boolean) => {
    const free = dragCorner(of, corner, { x: Math.round(at.x), y: Math.round(at.y) }, least);
    return isKept ? inProportion(of, free, corner) : free;
  };
  return {
    cursor: corner === "nw" || corner === "se" ? "nwse-resize" : "nesw-resize",
    move(now) {
      box = boxAt(now.at, now.shift);
      board.view.moved();
      return this;
    },
    up() {
      const { x, y, width, height } = box;
      const isThere = board.model.notes.has(of.id) || board.model.regions.has(of.id);
      if (box === of || !isThere) return null;
      if (isNote) board.session.askBoard("ResizeNote", { note_id: of.id, x, y, width, height });
      else board.session.askBoard("ChangeRegion", { region_id: of.id, x, y, width, height });
      return null;
    },
    paint: (pen) => paintFrame(board, pen, box),
  };
}
