// Select and move: press on a note drags it, on an arrow or a border selects it, on a handle uses it, on the wall draws a marquee.
import type { Board } from "../../board.ts";
import { connecting } from "../connector.ts";
import { panning } from "../panning.ts";
import type { Press, State, Tool } from "../tool.ts";
import { dragging } from "./dragging.ts";
import { arrowEndAt, handleAt, hitAt, resizeHandleAt } from "./hits.ts";
import { marquee } from "./marquee.ts";
import { movingRegion } from "./moving-region.ts";
import { reconnecting } from "./reconnecting.ts";
import { resizing } from "./resizing.ts";

const SLOP = 4;

export const selectTool: Tool = (board) => {
  let cursor = "default";
  return {
    get cursor() {
      return cursor;
    },
    move(press) {
      cursor = handleUnder(board, press)?.cursor ?? "default";
      return this;
    },
    down: (press) => handleUnder(board, press) ?? pressing(board, press),
  };
};

/** What a press here would do to a handle of the selection, or null where there is none. */
function handleUnder(board: Board, press: Press): State | null {
  const handle = handleAt(board, press);
  if (handle) return connecting(board, handle);
  const resize = resizeHandleAt(board, press);
  if (resize) return resizing(board, resize.of, resize.corner);
  const arrow = arrowEndAt(board, press);
  return arrow && reconnecting(board, arrow.connector, arrow.end);
}

function pressing(board: Board, press: Press): State {
  const hit = hitAt(board, press.at);
  const wasSelected = hit !== null && board.selection.has(hit);
  const isAdding = press.shift || press.mod;
  const choose = () => {
    if (hit && isAdding) board.toggle(hit);
    else if (hit && !wasSelected) board.select(board.unitOf(hit));
    else if (!hit && !isAdding) board.select([]);
  };
  // A finger that comes down on a note may mean to pan: only what it has tapped before is dragged.
  if (!press.touch) choose();
  return {
    move(now) {
      if (Math.hypot(now.screen.x - press.screen.x, now.screen.y - press.screen.y) < SLOP) return this;
      if (press.touch && !wasSelected) return panning(board, press).move?.(now) ?? null;
      if (!hit) return marquee(board, press, [...board.selection]);
      const region = board.model.regions.get(hit);
      if (region) return board.mayEdit && !region.is_locked ? movingRegion(board, region, press.at) : this;
      return board.mayEdit && board.movableNotes.length ? dragging(board, press) : this;
    },
    up() {
      if (press.touch) choose();
      if (hit && wasSelected && !isAdding && board.selection.size > 1) board.select(board.unitOf(hit));
      return null;
    },
  };
}
