// Where on the wall one looks: (x, y) is the wall's point at the viewport's top left, zoom is pixels per board unit.
import type { Box, Point } from "../../shared/protocol.ts";

export type Camera = Point & { zoom: number };
export type Size = { width: number; height: number };

export const CLOSEST = 4;
export const FARTHEST = 0.04;

export function toWorld(camera: Camera, point: Point): Point {
  return { x: camera.x + point.x / camera.zoom, y: camera.y + point.y / camera.zoom };
}

export function toScreen(camera: Camera, point: Point): Point {
  return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
}

/** The camera after the pointer has dragged the wall by `dx`, `dy` pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** The camera after zooming to `zoom` with the wall's point under `pointer` held still. */
export function zoomAbout(camera: Camera, pointer: Point, zoom: number): Camera {
  const held = toWorld(camera, pointer);
  const to = Math.min(CLOSEST, Math.max(FARTHEST, zoom));
  return { x: held.x - pointer.x / to, y: held.y - pointer.y / to, zoom: to };
}

/** The camera that shows all of `box` in the middle, no closer than `closest`. */
export function fit(box: Box, viewport: Size, margin = 60, closest = 1): Camera {
  const room = { width: Math.max(50, viewport.width - 2 * margin), height: Math.max(50, viewport.height - 2 * margin) };
  const wanted = Math.min(room.width / Math.max(1, box.width), room.height / Math.max(1, box.height), closest);
  const zoom = Math.min(CLOSEST, Math.max(FARTHEST, wanted));
  return {
    zoom,
    x: box.x + box.width / 2 - viewport.width / 2 / zoom,
    y: box.y + box.height / 2 - viewport.height / 2 / zoom,
  };
}

/** The part of the wall in view. */
export function windowOf(camera: Camera, viewport: Size): Box {
  return { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
}
