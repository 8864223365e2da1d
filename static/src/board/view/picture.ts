// A picture of the board apart from the wall: on a canvas of its own, in the colours of paper.
import type { Box } from "../../shared/protocol.ts";
import { pictureBox } from "../kernels/draw/bounds.ts";
import type { Figures } from "../kernels/draw/figures.ts";
import { drawList } from "../kernels/draw/list.ts";
import type { BoardView } from "./board-view.ts";
import { paintOps } from "./canvas-ops.ts";
import { readPalette } from "./palette.ts";

/** Pixels: sides and areas beyond these are refused by browsers, or take too long. */
const LONGEST_SIDE = 8_000;
const LARGEST_AREA = 32_000_000;
const CLOSEST = 2;

/** Paints figures as large as is sensible. */
export function paintPicture(view: BoardView, figures: Figures, box: Box): HTMLCanvasElement {
  const scale = Math.min(CLOSEST, LONGEST_SIDE / Math.max(box.width, box.height), Math.sqrt(LARGEST_AREA / (box.width * box.height)));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(box.width * scale);
  canvas.height = Math.round(box.height * scale);
  const pen = canvas.getContext("2d", { alpha: false });
  if (!pen) throw new Error("This browser draws no canvas.");
  const palette = readPalette(true);
  pen.fillStyle = palette.wall;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  paintOps(pen, drawList(figures, view.lookAt(scale, palette)), palette.font);
  return canvas;
}

/** Puts a picture of the whole board beside the wall while the page is printed. */
export function startPrinting(view: BoardView, host: HTMLElement): void {
  let sheet: HTMLCanvasElement | null = null;
  window.addEventListener("beforeprint", () => {
    const figures = view.figures();
    const box = pictureBox(figures);
    if (!box) return;
    sheet = paintPicture(view, figures, box);
    sheet.className = "board-sheet";
    host.append(sheet);
  });
  window.addEventListener("afterprint", () => sheet?.remove());
}
