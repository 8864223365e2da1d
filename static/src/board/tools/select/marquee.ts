// A box drawn on the wall: what it touches is selected, but for what is locked.
import type { Box, Id } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { boxOf } from "../../kernels/geometry.ts";
import type { Press, State } from "../tool.ts";

export function marquee(board: Board, from: Press, kept: Id[]): State {
  let area: Box = boxOf(from.at, from.at);
  return {
    move(now) {
      area = boxOf(from.at, now.at);
      board.select([...kept, ...board.unitsOf(board.unlocked(board.view.within(area)))]);
      board.view.moved();
      return this;
    },
    up: () => null,
    paint(pen) {
      const at = board.view.toScreen(area), zoom = board.view.camera.zoom;
      pen.fillStyle = board.view.palette.selection;
      pen.globalAlpha = 0.1;
      pen.fillRect(at.x, at.y, area.width * zoom, area.height * zoom);
      pen.globalAlpha = 1;
      pen.strokeStyle = board.view.palette.selection;
      pen.lineWidth = 1;
      pen.strokeRect(at.x, at.y, area.width * zoom, area.height * zoom);
    },
  };
}
