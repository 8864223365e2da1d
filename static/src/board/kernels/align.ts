// Notes in line, and at equal distances.
import type { Box, Id, Point } from "../../shared/protocol.ts";
import { boundsOf } from "./geometry.ts";

export type Edge = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Move = Point & { id: Id };
type Placed = Box & { id: Id };

/** The moves that bring all boxes to one edge, or the middle, of what surrounds them. */
export function align(boxes: readonly Placed[], edge: Edge): Move[] {
  const around = boundsOf(boxes);
  if (!around) return [];
  return moved(boxes, (box) => {
    switch (edge) {
      case "left": return { x: around.x, y: box.y };
      case "centre": return { x: around.x + (around.width - box.width) / 2, y: box.y };
      case "right": return { x: around.x + around.width - box.width, y: box.y };
      case "top": return { x: box.x, y: around.y };
      case "middle": return { x: box.x, y: around.y + (around.height - box.height) / 2 };
      case "bottom": return { x: box.x, y: around.y + around.height - box.height };
    }
  });
}

/** The moves that leave the same gap between neighbours; the outermost two stay. Fewer than three boxes stay too. */
export function distribute(boxes: readonly Placed[], axis: "x" | "y"): Move[] {
  const length = axis === "x" ? "width" : "height";
  const inOrder = [...boxes].sort((one, other) => one[axis] + one[length] / 2 - (other[axis] + other[length] / 2) || (one.id < other.id ? -1 : 1));
  const first = inOrder[0], last = inOrder[inOrder.length - 1];
  if (!first || !last || inOrder.length < 3) return [];
  const room = last[axis] + last[length] - first[axis];
  const gap = (room - inOrder.reduce((sum, box) => sum + box[length], 0)) / (inOrder.length - 1);
  let at = first[axis];
  return moved(inOrder, (box) => {
    const place = axis === "x" ? { x: at, y: box.y } : { x: box.x, y: at };
    at += box[length] + gap;
    return place;
  });
}

function moved(boxes: readonly Placed[], placeOf: (box: Placed) => Point): Move[] {
  return boxes.map((box) => ({ id: box.id, was: box, place: placeOf(box) }))
    .filter(({ was, place }) => Math.abs(was.x - place.x) > 0.01 || Math.abs(was.y - place.y) > 0.01)
    .map(({ id, place }) => ({ id, x: round(place.x), y: round(place.y) }));
}

// Two decimals: halves of odd lengths matter, the noise of floating point does not.
function round(number: number): number {
  return Math.round(number * 100) / 100;
}
