// Boxes, and the arrows between them.
import type { Box, Point } from "../../shared/protocol.ts";

export type Segment = { from: Point; to: Point };

export function centre(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function contains(box: Box, point: Point): boolean {
  return point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height;
}

/** Whether a box lies wholly in another. */
export function holds(outer: Box, { x, y, width, height }: Box): boolean {
  return contains(outer, { x, y }) && contains(outer, { x: x + width, y: y + height });
}

export function overlaps(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** The box between two corners, whichever way they were dragged. */
export function boxOf(one: Point, other: Point): Box {
  return { x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

/** The smallest box around all, or null around nothing. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The straight arrow between two boxes, from border to border; null where they overlap. */
export function arrowBetween(source: Box, target: Box): Segment | null {
  const from = borderPoint(source, centre(target));
  const to = borderPoint(target, centre(source));
  return overlaps(source, target) ? null : { from, to };
}

/** The point on the border of a box towards `aim`. */
export function borderPoint(box: Box, aim: Point): Point {
  const middle = centre(box);
  const dx = aim.x - middle.x, dy = aim.y - middle.y;
  if (dx === 0 && dy === 0) return middle;
  const reach = Math.min(dx === 0 ? Infinity : box.width / 2 / Math.abs(dx), dy === 0 ? Infinity : box.height / 2 / Math.abs(dy));
  return { x: middle.x + dx * reach, y: middle.y + dy * reach };
}

export function distanceToSegment(point: Point, { from, to }: Segment): number {
  const dx = to.x - from.x, dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

export function between({ from, to }: Segment, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
