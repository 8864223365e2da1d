// What a bitmap that was moved leaves to paint.
import type { Box, Point } from "../../shared/protocol.ts";
import type { Size } from "./camera.ts";

/** The parts of a bitmap of `size` that moving its content by `shift` uncovers; all of it where nothing stays. */
export function uncovered(size: Size, shift: Point): Box[] {
  const { width, height } = size;
  const across = Math.abs(shift.x), down = Math.abs(shift.y);
  if (across >= width || down >= height) return [{ x: 0, y: 0, width, height }];
  const strips: Box[] = [];
  if (across) strips.push({ x: shift.x > 0 ? 0 : width - across, y: 0, width: across, height });
  // Not the corner that the first one has painted.
  if (down) strips.push({ x: shift.x > 0 ? across : 0, y: shift.y > 0 ? 0 : height - down, width: width - across, height: down });
  return strips;
}
