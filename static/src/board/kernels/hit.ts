// What lies under the pointer: notes before arrows before the borders of regions.
import type { Box, Connector, Id, Note, Point, Region } from "../../shared/protocol.ts";
import { arrowBetween, contains, distanceToSegment } from "./geometry.ts";

export type Hit = { table: "note" | "connector" | "region"; id: Id } | null;
export type Corner = "nw" | "ne" | "sw" | "se";

const TITLE = 44;

/** The topmost of `notes` under a point. */
export function noteAt(notes: Iterable<Note>, point: Point, boxOf: (note: Note) => Box): Note | null {
  let top: Note | null = null;
  for (const note of notes) if (contains(boxOf(note), point) && (!top || note.z >= top.z)) top = note;
  return top;
}

/** The connector within `reach` board units of a point. */
export function connectorAt(connectors: Iterable<Connector>, boxById: (id: Id) => Box | null, { point, reach }: { point: Point; reach: number }): Connector | null {
  let best: Connector | null = null, least = reach;
  for (const connector of connectors) {
    const source = boxById(connector.source_id), target = boxById(connector.target_id);
    const line = source && target && arrowBetween(source, target);
    const distance = line ? distanceToSegment(point, line) : Infinity;
    if (distance <= least) {
      best = connector;
      least = distance;
    }
  }
  return best;
}

/** The region whose title or border lies under a point; its inside belongs to the notes. */
export function regionAt(regions: Iterable<Region>, point: Point, reach: number): Region | null {
  let best: Region | null = null;
  for (const region of regions) {
    const outer = { x: region.x - reach, y: region.y - reach, width: region.width + 2 * reach, height: region.height + 2 * reach };
    const inner = { x: region.x + reach, y: region.y + TITLE, width: region.width - 2 * reach, height: region.height - TITLE - reach };
    const isOn = contains(outer, point) && !contains(inner, point);
    if (isOn && (!best || region.width * region.height < best.width * best.height)) best = region;
  }
  return best;
}

/** The corner of a box within `reach` of a point. */
export function cornerAt(box: Box, point: Point, reach: number): Corner | null {
  const corners: Record<Corner, Point> = {
    nw: { x: box.x, y: box.y }, ne: { x: box.x + box.width, y: box.y },
    sw: { x: box.x, y: box.y + box.height }, se: { x: box.x + box.width, y: box.y + box.height },
  };
  for (const [name, at] of Object.entries(corners)) {
    if (Math.abs(at.x - point.x) <= reach && Math.abs(at.y - point.y) <= reach) return name as Corner;
  }
  return null;
}

/** A box after one of its corners was dragged to a point; never smaller than `least`. */
export function dragCorner(box: Box, corner: Corner, to: Point, least: number): Box {
  const right = box.x + box.width, bottom = box.y + box.height;
  const x = corner.includes("w") ? Math.min(to.x, right - least) : box.x;
  const y = corner.includes("n") ? Math.min(to.y, bottom - least) : box.y;
  const farX = corner.includes("e") ? Math.max(to.x, box.x + least) : right;
  const farY = corner.includes("s") ? Math.max(to.y, box.y + least) : bottom;
  return { x, y, width: farX - x, height: farY - y };
}
