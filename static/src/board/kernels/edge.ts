// How fast the wall comes towards a pointer that carries something to its edge.
import type { Point } from "../../shared/protocol.ts";
import type { Size } from "./camera.ts";

const REACH = 36;
const FASTEST = 900;

/** Pixels a second along each axis: none within the wall, the more the nearer to its edge and beyond. */
export function pullAt(pointer: Point, { width, height }: Size): Point {
  return { x: pull(pointer.x, width), y: pull(pointer.y, height) };
}

function pull(at: number, length: number): number {
  const depth = at < REACH ? at - REACH : Math.max(0, at - (length - REACH));
  return (Math.max(-1, Math.min(1, depth / REACH)) * FASTEST) || 0;
}
