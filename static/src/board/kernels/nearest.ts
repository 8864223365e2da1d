// The note that an arrow key leads to, and the order in which a board is read.
import type { Box, Id } from "../../shared/protocol.ts";
import { centre } from "./geometry.ts";

export type Direction = "left" | "right" | "up" | "down";
export type Placed = Box & { id: Id };

const UNIT = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } } as const;
const ASIDE_COSTS = 2.2;
const ROW = 120;

/** The nearest of `others` in a direction; what lies aside counts as farther. */
export function nearest(from: Placed, others: Iterable<Placed>, direction: Direction): Placed | null {
  const here = centre(from), unit = UNIT[direction];
  let best: Placed | null = null, least = Infinity;
  for (const other of others) {
    const there = centre(other);
    const ahead = (there.x - here.x) * unit.x + (there.y - here.y) * unit.y;
    const aside = Math.abs((there.x - here.x) * unit.y) + Math.abs((there.y - here.y) * unit.x);
    const cost = ahead + aside * ASIDE_COSTS;
    if (other.id === from.id || ahead <= 1 || cost >= least) continue;
    best = other;
    least = cost;
  }
  return best;
}

/** Boxes as a person reads them: row by row, from left to right. */
export function readingOrder<Item extends Placed>(boxes: Iterable<Item>): Item[] {
  return [...boxes].sort((one, other) => Math.round(one.y / ROW) - Math.round(other.y / ROW) || one.x - other.x || (one.id < other.id ? -1 : 1));
}
