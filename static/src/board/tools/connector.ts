// Arrows: press on a note, release on another; on the empty wall, what usually follows is added there.
import type { Id, Point } from "../../shared/protocol.ts";
import { infoOf } from "../../shared/kinds.ts";
import type { Board } from "../board.ts";
import { borderPoint } from "../kernels/geometry.ts";
import { nextOffered } from "../storming/levels.ts";
import { hitAt, noteUnder } from "./select/hits.ts";
import { paintFrame } from "./select/paint.ts";
import type { State, Tool } from "./tool.ts";

export const connectorTool: Tool = (board) => ({
  cursor: "crosshair",
  down(press) {
    const hit = hitAt(board, press.at);
    return hit && board.model.notes.has(hit) && board.mayEdit ? connecting(board, hit) : this;
  },
});

/** Drawing an arrow from a note. */
export function connecting(board: Board, source: Id): State {
  let to: Point | null = null;
  return {
    cursor: "crosshair",
    move(press) {
      to = press.at;
      board.view.moved();
      return this;
    },
    up(press) {
      const hit = hitAt(board, press.at);
      if (hit && hit !== source && board.model.notes.has(hit)) board.connect(source, hit);
      else if (!hit || !board.model.notes.has(hit)) addNext(board, source, press.at);
      return null;
    },
    paint(pen) {
      const note = board.model.notes.get(source);
      if (!note || !to) return;
      const target = noteUnder(board, to);
      if (target && target.id !== source) paintFrame(board, pen, board.view.boxOf(target), 3);
      const from = board.view.toScreen(borderPoint(board.view.boxOf(note), to)), end = board.view.toScreen(to);
      pen.strokeStyle = board.view.palette.selection;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(end.x, end.y);
      pen.stroke();
    },
  };
}

/** Adds what usually follows a note at a place, with the arrow to it; returns its id. */
export function addNext(board: Board, source: Id, at: Point): Id | null {
  const note = board.model.notes.get(source);
  if (!note || !board.mayEdit) return null;
  const kind = nextOffered(board.level, note.kind);
  return board.addNote(kind, board.freePlace(at, ...infoOf(kind).extent), "", source);
}
