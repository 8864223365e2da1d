// A seeded source of chance for property tests: the same seed, the same run.
import type { Box, Point } from "../../static/src/shared/protocol.ts";

export type Random = () => number;

/** Mulberry32: numbers in [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function between(random: Random, least: number, most: number): number {
  return least + random() * (most - least);
}

export function whole(random: Random, least: number, most: number): number {
  return Math.floor(between(random, least, most + 1));
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[whole(random, 0, items.length - 1)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

export function aPoint(random: Random, reach = 3_000): Point {
  return { x: between(random, -reach, reach), y: between(random, -reach, reach) };
}

export function aBox(random: Random, reach = 3_000, size = 700): Box {
  return { ...aPoint(random, reach), width: between(random, 1, size), height: between(random, 1, size) };
}
