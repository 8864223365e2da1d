// Dragging an end of the selected arrow to another note.
import type { Connector, Point } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { borderPoint } from "../../kernels/geometry.ts";
import type { State } from "../tool.ts";
import { type End, noteUnder } from "./hits.ts";
import { paintFrame } from "./paint.ts";

export function reconnecting(board: Board, connector: Connector, end: End): State {
  const fixed = end === "target" ? connector.source_id : connector.target_id;
  let to: Point | null = null;
  const over = (at: Point) => {
    const note = noteUnder(board, at);
    return note && note.id !== fixed ? note : null;
  };
  return {
    cursor: "crosshair",
    move(now) {
      to = now.at;
      board.view.moved();
      return this;
    },
    up(now) {
      const note = over(now.at);
      const ends = end === "target" ? { source_id: fixed, target_id: note?.id } : { source_id: note?.id, target_id: fixed };
      const isElsewhere = ends.source_id !== connector.source_id || ends.target_id !== connector.target_id;
      if (note && isElsewhere && board.model.connectors.has(connector.id)) board.session.askBoard("Reconnect", { connector_id: connector.id, ...ends });
      return null;
    },
    paint(pen) {
      const stays = board.model.notes.get(fixed);
      if (!stays || !to) return;
      const target = over(to);
      if (target) paintFrame(board, pen, board.view.boxOf(target));
      const from = board.view.toScreen(borderPoint(board.view.boxOf(stays), to)), until = board.view.toScreen(to);
      pen.strokeStyle = board.view.palette.selection;
      pen.lineWidth = 2;
      pen.setLineDash([6, 4]);
      pen.beginPath();
      pen.moveTo(from.x, from.y);
      pen.lineTo(until.x, until.y);
      pen.stroke();
      pen.setLineDash([]);
    },
  };
}
