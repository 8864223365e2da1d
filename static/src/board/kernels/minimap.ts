// The whole board in a small box: from the wall to the map and back.
import type { Box, Point } from "../../shared/protocol.ts";
import type { Size } from "./camera.ts";

/** A point (x, y) of the wall lies at ((x - left) * scale, (y - top) * scale) of the map. */
export type Mapping = { left: number; top: number; scale: number };

/** Shows all of `bounds` in the middle of a map of `size`, a margin around. */
export function mappingOf(bounds: Box, size: Size, margin = 6): Mapping {
  const scale = Math.min((size.width - 2 * margin) / Math.max(1, bounds.width), (size.height - 2 * margin) / Math.max(1, bounds.height));
  return {
    scale,
    left: bounds.x + bounds.width / 2 - size.width / 2 / scale,
    top: bounds.y + bounds.height / 2 - size.height / 2 / scale,
  };
}

export function onMap({ left, top, scale }: Mapping, box: Box): Box {
  return { x: (box.x - left) * scale, y: (box.y - top) * scale, width: box.width * scale, height: box.height * scale };
}

export function onWall({ left, top, scale }: Mapping, point: Point): Point {
  return { x: left + point.x / scale, y: top + point.y / scale };
}

/** Whether some of `bounds` lies out of `view`: only then a map is of use. */
export function isBeyond(bounds: Box, view: Box): boolean {
  return bounds.x < view.x || bounds.y < view.y || bounds.x + bounds.width > view.x + view.width || bounds.y + bounds.height > view.y + view.height;
}

/** The part of a frame that lies on a map of `size`, at least some pixels of it. */
export function frameOn(size: Size, frame: Box, least = 6): Box {
  const x = Math.max(0, Math.min(size.width - least, frame.x)), y = Math.max(0, Math.min(size.height - least, frame.y));
  const right = Math.max(x + least, Math.min(size.width, frame.x + frame.width)), bottom = Math.max(y + least, Math.min(size.height, frame.y + frame.height));
  return { x, y, width: right - x, height: bottom - y };
}
