// What a freely drawn line encloses.
import type { Box, Point } from "../../shared/protocol.ts";
import { centre } from "./geometry.ts";

/** Whether a point lies inside the closed line through `corners`, by the rule of even and odd crossings. */
export function encloses(corners: readonly Point[], point: Point): boolean {
  let isInside = false;
  for (let index = 0, before = corners.length - 1; index < corners.length; before = index, index += 1) {
    const one = corners[index], other = corners[before];
    if (!one || !other || one.y > point.y === other.y > point.y) continue;
    const crossing = other.x + ((point.y - other.y) / (one.y - other.y)) * (one.x - other.x);
    if (point.x < crossing) isInside = !isInside;
  }
  return isInside;
}

/** The boxes whose middle the line encloses. */
export function lassoed<Item extends Box>(corners: readonly Point[], boxes: Iterable<Item>): Item[] {
  return [...boxes].filter((box) => encloses(corners, centre(box)));
}
