// Dragging the wall itself.
import type { Board } from "../board.ts";
import type { Press, State } from "./tool.ts";

export function panning(board: Board, from: Press): State {
  let last = from.screen;
  return {
    cursor: "grabbing",
    move(now) {
      board.view.pan(now.screen.x - last.x, now.screen.y - last.y);
      last = now.screen;
      return this;
    },
    up: () => null,
  };
}
