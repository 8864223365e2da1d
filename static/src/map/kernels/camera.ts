// What part of the map is in view: a scale and the map's point at the top left of the frame.
import type { Box, Point } from "./geometry.ts";

export type Camera = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };

const CLOSEST = 2;
const FARTHEST = 0.06;

/** The camera that shows the whole box, no larger than life. */
export function fitting(box: Box, frame: Size): Camera {
  const zoom = clamped(Math.min(frame.width / box.width, frame.height / box.height, 1));
  return {
    zoom,
    x: box.x - (frame.width / zoom - box.width) / 2,
    y: box.y - (frame.height / zoom - box.height) / 2,
  };
}

/** The camera after zooming by a factor with the point of the frame under `pointer` held still. */
export function zoomedAt(camera: Camera, pointer: Point, factor: number): Camera {
  const zoom = clamped(camera.zoom * factor);
  return {
    zoom,
    x: camera.x + pointer.x / camera.zoom - pointer.x / zoom,
    y: camera.y + pointer.y / camera.zoom - pointer.y / zoom,
  };
}

/** The camera after dragging the map by pixels of the frame. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** The camera that brings a box into view, moved no farther than needed. */
export function showing(camera: Camera, box: Box, frame: Size): Camera {
  const width = frame.width / camera.zoom;
  const height = frame.height / camera.zoom;
  const margin = 12;
  const x = Math.min(Math.max(camera.x, box.x + box.width + margin - width), box.x - margin);
  const y = Math.min(Math.max(camera.y, box.y + box.height + margin - height), box.y - margin);
  return { ...camera, x, y };
}

/** The camera that has a box in the middle of the frame, no nearer than it is and near enough to read. */
export function centredOn(box: Box, frame: Size, camera: Camera, readable: number): Camera {
  const zoom = clamped(Math.max(camera.zoom, readable));
  return { zoom, x: box.x + box.width / 2 - frame.width / zoom / 2, y: box.y + box.height / 2 - frame.height / zoom / 2 };
}

function clamped(zoom: number): number {
  return Math.min(CLOSEST, Math.max(FARTHEST, zoom));
}
