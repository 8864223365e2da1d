// Connectors: all lines in one path, all heads in another, then what is written on them.
import { between, type Segment } from "../geometry.ts";
import type { ArrowFigure, Look } from "./figures.ts";
import { fitted } from "./fitted.ts";
import { atLeast, HEADS, READABLE } from "./levels.ts";
import { fill, type Op, type Shape, stroke } from "./ops.ts";

const SIZE = 11;
const WEIGHT = 500;
const WIDEST = 170;
const SPREAD = 0.42;

export function arrowOps(arrows: ArrowFigure[], look: Look): Op[] {
  if (arrows.length === 0) return [];
  const { palette, zoom } = look;
  const ops: Op[] = [stroke(palette.connector, atLeast(1.6, 1, zoom), arrows.map(({ line }): Shape => ({ shape: "line", ...line })))];
  if (zoom > HEADS) ops.push(fill(palette.connector, arrows.map(({ line }) => headOf(line, atLeast(9, 5, zoom)))));
  return ops;
}

/** What is written on arrows: conditions and labels, each on a slip of its own. */
export function arrowLabelOps(arrows: ArrowFigure[], look: Look): Op[] {
  const labelled = look.zoom * SIZE < READABLE ? [] : arrows.filter(({ text }) => text);
  if (labelled.length === 0) return [];
  const slips: Shape[] = [];
  const lines = labelled.map(({ line, text }) => {
    const short = fitted(text, WIDEST, (part) => look.measure(part, SIZE, WEIGHT));
    const width = look.measure(short, SIZE, WEIGHT) + 12;
    const { x, y } = between(line, 0.5);
    slips.push({ shape: "rect", x: x - width / 2, y: y - 9, width, height: 18, radii: [9, 9, 9, 9] });
    return { text: short, x, y: y + 0.5 };
  });
  const { palette } = look;
  return [fill(palette.paper, slips), { op: "text", paint: palette.regionInk, alpha: 1, size: SIZE, weight: WEIGHT, align: "center", halo: null, lines }];
}

function headOf({ from, to }: Segment, size: number): Shape {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const corner = (turn: number) => ({ x: to.x - size * Math.cos(angle + turn), y: to.y - size * Math.sin(angle + turn) });
  return { shape: "polygon", points: [to, corner(-SPREAD), corner(SPREAD)] };
}
