// Paints a draw list on a canvas, in the pen's present transformation.
import type { Op, Shape, Text } from "../kernels/draw/ops.ts";
import { iconPath } from "./icons.ts";

const TURN = 2 * Math.PI;
const ICON_STROKE = 1.25;
const HALO = 0.3;

export function paintOps(pen: CanvasRenderingContext2D, ops: Iterable<Op>, font: string): void {
  for (const op of ops) {
    pen.globalAlpha = op.op === "stroke" ? 1 : op.alpha;
    switch (op.op) {
      case "fill":
        pen.fillStyle = op.paint;
        fillShapes(pen, op.shapes);
        break;
      case "stroke":
        pen.strokeStyle = op.paint;
        pen.lineWidth = op.width;
        pen.setLineDash(op.dash as number[]);
        pen.beginPath();
        for (const shape of op.shapes) trace(pen, shape);
        pen.stroke();
        break;
      case "text":
        paintText(pen, op, font);
        break;
      case "icons": {
        const all = new Path2D();
        for (const { icon, x, y, size } of op.signs) {
          const path = iconPath(icon);
          if (path) all.addPath(path, { a: size / 24, d: size / 24, e: x, f: y });
        }
        pen.strokeStyle = op.paint;
        pen.lineWidth = ICON_STROKE;
        pen.setLineDash([]);
        pen.stroke(all);
      }
    }
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/** Adds a shape to the pen's path. */
export function trace(pen: CanvasRenderingContext2D, shape: Shape): void {
  switch (shape.shape) {
    case "rect":
      if (shape.radii) pen.roundRect(shape.x, shape.y, shape.width, shape.height, shape.radii as unknown as number[]);
      else pen.rect(shape.x, shape.y, shape.width, shape.height);
      break;
    case "polygon":
      for (const [index, { x, y }] of shape.points.entries()) index === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y);
      pen.closePath();
      break;
    case "line":
      pen.moveTo(shape.from.x, shape.from.y);
      pen.lineTo(shape.to.x, shape.to.y);
      break;
    case "ellipse":
      pen.moveTo(shape.x + shape.rx, shape.y);
      pen.ellipse(shape.x, shape.y, shape.rx, shape.ry, 0, 0, TURN);
  }
}

/** One path for all, but for plain boxes: thousands of them are faster one by one. */
function fillShapes(pen: CanvasRenderingContext2D, shapes: Shape[]): void {
  let hasPath = false;
  for (const shape of shapes) {
    if (shape.shape === "rect" && !shape.radii) {
      pen.fillRect(shape.x, shape.y, shape.width, shape.height);
      continue;
    }
    if (!hasPath) pen.beginPath();
    hasPath = true;
    trace(pen, shape);
  }
  if (hasPath) pen.fill();
}

function paintText(pen: CanvasRenderingContext2D, op: Text, font: string): void {
  pen.font = `${op.weight} ${op.size}px ${font}`;
  pen.textAlign = op.align;
  pen.textBaseline = "middle";
  pen.fillStyle = op.paint;
  if (op.halo) {
    pen.strokeStyle = op.halo;
    pen.lineWidth = op.size * HALO;
    pen.lineJoin = "round";
    pen.setLineDash([]);
  }
  for (const { text, x, y } of op.lines) {
    if (op.halo) pen.strokeText(text, x, y);
    pen.fillText(text, x, y);
  }
}
