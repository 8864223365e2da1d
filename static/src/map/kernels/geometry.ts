// Points, boxes and the curves between them.
export type Point = { x: number; y: number };
/** A rectangle by its top left. */
export type Box = { x: number; y: number; width: number; height: number };
/** A cubic curve. */
export type Curve = { from: Point; first: Point; second: Point; to: Point };

const NO_BEND: Point = { x: 0, y: 0 };

export function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export type Side = "top" | "bottom" | "left" | "right";

/** The side of a box that faces another: top and bottom wherever there is room for a line between them. */
export function sideTowards(box: Box, other: Box): Side {
  if (other.y >= box.y + box.height + 24) return "bottom";
  if (box.y >= other.y + other.height + 24) return "top";
  return middleOf(other).x >= middleOf(box).x ? "right" : "left";
}

/** The point at `part` (0 to 1) of a side of a box. */
export function portOn(box: Box, side: Side, part: number): Point {
  if (side === "top" || side === "bottom") return { x: box.x + box.width * part, y: side === "top" ? box.y : box.y + box.height };
  return { x: side === "left" ? box.x : box.x + box.width, y: box.y + box.height * part };
}

/** The curve that leaves one side and meets another squarely; the bends push its first and second half aside. */
export function curveBetween(
  from: Point, leaves: Side, to: Point, meets: Side, bends: [Point, Point] = [NO_BEND, NO_BEND],
): Curve {
  const reach = Math.min(160, Math.max(28, Math.hypot(to.x - from.x, to.y - from.y) * 0.4));
  const out = (point: Point, side: Side, bend: Point): Point => ({
    x: point.x + bend.x + (side === "left" ? -reach : side === "right" ? reach : 0),
    y: point.y + bend.y + (side === "top" ? -reach : side === "bottom" ? reach : 0),
  });
  return { from, first: out(from, leaves, bends[0]), second: out(to, meets, bends[1]), to };
}

/** The point of a curve at `part`, 0 to 1. */
export function pointOn(curve: Curve, part: number): Point {
  const rest = 1 - part;
  const mix = (axis: "x" | "y") =>
    rest ** 3 * curve.from[axis] + 3 * rest ** 2 * part * curve.first[axis] + 3 * rest * part ** 2 * curve.second[axis] + part ** 3 * curve.to[axis];
  return { x: mix("x"), y: mix("y") };
}

/** The direction of a curve at `part`, of length 1. */
export function directionOn(curve: Curve, part: number): Point {
  const [one, other] = [pointOn(curve, part - 0.01), pointOn(curve, part + 0.01)];
  const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
  return { x: (other.x - one.x) / length, y: (other.y - one.y) / length };
}

/** The length of a curve, near enough to place badges by. */
export function lengthOf(curve: Curve): number {
  const points = [0, 0.25, 0.5, 0.75, 1].map((part) => pointOn(curve, part));
  return points.slice(1).reduce((sum, point, index) => {
    const last = points[index] ?? point;
    return sum + Math.hypot(point.x - last.x, point.y - last.y);
  }, 0);
}

/** The text of an SVG path. */
export function pathOf(curve: Curve): string {
  const text = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  return `M${text(curve.from)} C${text(curve.first)} ${text(curve.second)} ${text(curve.to)}`;
}

/** Whether a point lies in a box or within `margin` of it. */
export function isInside(point: Point, box: Box, margin = 0): boolean {
  const isAcross = point.x >= box.x - margin && point.x <= box.x + box.width + margin;
  return isAcross && point.y >= box.y - margin && point.y <= box.y + box.height + margin;
}

/** The smallest box around all of these, with a margin. */
export function boundsOf(boxes: Iterable<Box>, margin: number): Box {
  const all = [...boxes];
  if (all.length === 0) return { x: 0, y: 0, width: 2 * margin, height: 2 * margin };
  const left = Math.min(...all.map((box) => box.x)) - margin;
  const top = Math.min(...all.map((box) => box.y)) - margin;
  const right = Math.max(...all.map((box) => box.x + box.width)) + margin;
  const bottom = Math.max(...all.map((box) => box.y + box.height)) + margin;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
