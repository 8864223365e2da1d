// What is selected, above the wall: frames, the handles that may be dragged, a dashed frame for what is locked.
import type { Box, Id, Point } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { boundsOf } from "../../kernels/geometry.ts";
import { handleOf, lineOf, resizable, selectedArrow } from "./hits.ts";

const CORNER = 4;
const GAP = 3;
const GROUP_GAP = 10;

export function paintSelection(pen: CanvasRenderingContext2D, board: Board): void {
  const { view, model } = board;
  for (const id of board.selection) {
    const note = model.notes.get(id), region = model.regions.get(id);
    const box = note ? view.boxOf(note) : region;
    if (!box) continue;
    pen.setLineDash((note ?? region)?.is_locked ? [6, 4] : []);
    paintFrame(board, pen, box, GAP);
    pen.setLineDash([]);
  }
  paintGroups(pen, board);
  paintCorners(pen, board);
  paintArrows(pen, board);
  const handle = handleOf(board);
  if (handle) dot(pen, board, view.toScreen(handle.at), 7);
}

/** A frame around a box, `gap` pixels away from it. */
export function paintFrame(board: Board, pen: CanvasRenderingContext2D, box: Box, gap = 0): void {
  const at = board.view.toScreen(box), zoom = board.view.camera.zoom;
  pen.strokeStyle = board.view.palette.selection;
  pen.lineWidth = 2;
  pen.strokeRect(at.x - gap, at.y - gap, box.width * zoom + 2 * gap, box.height * zoom + 2 * gap);
}

/** A thin dashed frame around each group of which more than one note is selected. */
function paintGroups(pen: CanvasRenderingContext2D, board: Board): void {
  const groups = new Map<Id, Box[]>();
  for (const note of board.selectedNotes) if (note.group_id) groups.set(note.group_id, [...(groups.get(note.group_id) ?? []), board.view.boxOf(note)]);
  const zoom = board.view.camera.zoom;
  pen.strokeStyle = board.view.palette.selection;
  pen.lineWidth = 1;
  pen.setLineDash([3, 3]);
  for (const boxes of groups.values()) {
    const around = boxes.length > 1 ? boundsOf(boxes) : null;
    const at = around && board.view.toScreen(around);
    if (around && at) pen.strokeRect(at.x - GROUP_GAP, at.y - GROUP_GAP, around.width * zoom + 2 * GROUP_GAP, around.height * zoom + 2 * GROUP_GAP);
  }
  pen.setLineDash([]);
}

function paintCorners(pen: CanvasRenderingContext2D, board: Board): void {
  const of = resizable(board);
  if (!of) return;
  const note = board.model.notes.get(of.id);
  const box = note ? board.view.boxOf(note) : of;
  const gap = GAP / board.view.camera.zoom;
  for (const x of [box.x - gap, box.x + box.width + gap]) {
    for (const y of [box.y - gap, box.y + box.height + gap]) square(pen, board, board.view.toScreen({ x, y }));
  }
}

function paintArrows(pen: CanvasRenderingContext2D, board: Board): void {
  const { view, model } = board;
  pen.strokeStyle = view.palette.selection;
  pen.globalAlpha = 0.4;
  pen.lineWidth = 6;
  pen.beginPath();
  for (const id of board.selection) {
    const connector = model.connectors.get(id);
    const line = connector && lineOf(board, connector);
    if (!line) continue;
    const from = view.toScreen(line.from), to = view.toScreen(line.to);
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
  }
  pen.stroke();
  pen.globalAlpha = 1;
  const one = board.mayEdit ? selectedArrow(board) : null;
  if (one) for (const end of [one.line.from, one.line.to]) dot(pen, board, view.toScreen(end), 6);
}

function square(pen: CanvasRenderingContext2D, board: Board, at: Point): void {
  pen.fillStyle = board.view.palette.paper;
  pen.strokeStyle = board.view.palette.selection;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.roundRect(at.x - CORNER, at.y - CORNER, 2 * CORNER, 2 * CORNER, 2);
  pen.fill();
  pen.stroke();
}

function dot(pen: CanvasRenderingContext2D, board: Board, at: Point, radius: number): void {
  pen.fillStyle = board.view.palette.selection;
  pen.strokeStyle = board.view.palette.paper;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}
