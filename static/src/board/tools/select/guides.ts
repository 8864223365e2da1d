// The lines that say what a dragged note is in line with.
import type { Board } from "../../board.ts";
import type { Guide } from "../../kernels/snap.ts";

export function paintGuides(board: Board, pen: CanvasRenderingContext2D, guides: readonly Guide[]): void {
  pen.strokeStyle = board.view.palette.token;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const { axis, at, from, to } of guides) {
    const start = board.view.toScreen(axis === "x" ? { x: at, y: from } : { x: from, y: at });
    const end = board.view.toScreen(axis === "x" ? { x: at, y: to } : { x: to, y: at });
    // On half pixels a line of one pixel is sharp.
    pen.moveTo(Math.round(start.x) + 0.5, Math.round(start.y) + 0.5);
    pen.lineTo(Math.round(end.x) + 0.5, Math.round(end.y) + 0.5);
  }
  pen.stroke();
}
