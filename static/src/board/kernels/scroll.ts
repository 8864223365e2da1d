// What a bitmap that was moved or stretched leaves to paint.
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

/** Where a bitmap of `size` that was painted with its corner at `from` lies when seen from `to`, `share` times as large. */
export function stretched(size: Size, from: Point, to: Point, share: number): Box {
  return { x: from.x * share - to.x, y: from.y * share - to.y, width: size.width * share, height: size.height * share };
}

/** The parts of a bitmap of `size` outside of `place`, in whole pixels, with a seam of one where both meet. */
export function around(size: Size, place: Box): Box[] {
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value));
  const left = clamp(Math.ceil(place.x) + 1, size.width), right = clamp(Math.floor(place.x + place.width) - 1, size.width);
  const top = clamp(Math.ceil(place.y) + 1, size.height), bottom = clamp(Math.floor(place.y + place.height) - 1, size.height);
  if (left >= right || top >= bottom) return [{ x: 0, y: 0, ...size }];
  const isOpen = { left: place.x > 0, right: place.x + place.width < size.width, top: place.y > 0, bottom: place.y + place.height < size.height };
  const strips: Box[] = [];
  if (isOpen.top) strips.push({ x: 0, y: 0, width: size.width, height: top });
  if (isOpen.bottom) strips.push({ x: 0, y: bottom, width: size.width, height: size.height - bottom });
  const from = isOpen.top ? top : 0, height = (isOpen.bottom ? bottom : size.height) - from;
  if (isOpen.left) strips.push({ x: 0, y: from, width: left, height });
  if (isOpen.right) strips.push({ x: right, y: from, width: size.width - right, height });
  return strips;
}
