// How something seen through a slow line moves: on towards the newest place, as fast at 30 pictures a second as at 120.
import type { Point } from "../../shared/protocol.ts";

/** Milliseconds after which a third of the way is left: a little less than the pause between two frames. */
const PACE = 40;
const NEAR = 0.5;

/** Where something shown at `from` is `elapsed` milliseconds later on its way to `to`. */
export function glide(from: Point, to: Point, elapsed: number): Point {
  const rest = Math.exp(-Math.max(0, elapsed) / PACE);
  const next = { x: to.x + (from.x - to.x) * rest, y: to.y + (from.y - to.y) * rest };
  return Math.hypot(to.x - next.x, to.y - next.y) < NEAR ? { x: to.x, y: to.y } : next;
}
