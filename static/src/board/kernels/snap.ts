// Where a dragged box comes to rest: on the lines of its neighbours, or on the grid; with the guides that say why.
import type { Box } from "../../shared/protocol.ts";
import { boundsOf } from "./geometry.ts";

export const GRID = 20;

/** A line to be drawn: vertical at x = `at` from y = `from` to y = `to` where `axis` is "x", else horizontal. */
export type Guide = { axis: "x" | "y"; at: number; from: number; to: number };
export type Snapped = { dx: number; dy: number; guides: Guide[] };
/** `reach` is in board units; with `isOnGrid` what finds no neighbour goes to the next line of the grid. */
export type SnapOptions = { reach: number; isOnGrid: boolean };

type Axis = "x" | "y";
type Span = { start: number; length: number };

/** How far a box should still move so that an edge or its middle lies on a line of one of `others`. */
export function snap(moving: Box, others: readonly Box[], { reach, isOnGrid }: SnapOptions): Snapped {
  const dx = offsetOn("x", moving, others, { reach, isOnGrid });
  const dy = offsetOn("y", moving, others, { reach, isOnGrid });
  const rested = { ...moving, x: moving.x + dx, y: moving.y + dy };
  return { dx, dy, guides: [...guidesOn("x", rested, others), ...guidesOn("y", rested, others)] };
}

function offsetOn(axis: Axis, moving: Box, others: readonly Box[], { reach, isOnGrid }: SnapOptions): number {
  const mine = linesOf(spanOf(axis, moving));
  let best: number | null = null;
  for (const other of others) {
    for (const line of linesOf(spanOf(axis, other))) {
      for (const own of mine) {
        const offset = line - own;
        if (Math.abs(offset) <= reach && (best === null || Math.abs(offset) < Math.abs(best))) best = offset;
      }
    }
  }
  if (best !== null) return best;
  const { start } = spanOf(axis, moving);
  return isOnGrid ? Math.round(start / GRID) * GRID - start : 0;
}

/** A guide for each line that the rested box shares, long enough to reach all that share it. */
function guidesOn(axis: Axis, rested: Box, others: readonly Box[]): Guide[] {
  const shared = linesOf(spanOf(axis, rested)).map((at) => ({ at, with: others.filter((other) => hasLine(axis, other, at)) })).filter((line) => line.with.length > 0);
  const [first, middle, last] = shared;
  // Boxes of the same size in line share all three: the middle says it.
  const said = middle && last && first?.with.length === last.with.length && last.with.length === middle.with.length ? [middle] : shared;
  return said.map((line) => {
    const bounds = boundsOf([rested, ...line.with]) ?? rested;
    const { start, length } = spanOf(axis === "x" ? "y" : "x", bounds);
    return { axis, at: line.at, from: start, to: start + length };
  });
}

function hasLine(axis: Axis, box: Box, at: number): boolean {
  return linesOf(spanOf(axis, box)).some((line) => Math.abs(line - at) < 0.5);
}

function spanOf(axis: Axis, box: Box): Span {
  return axis === "x" ? { start: box.x, length: box.width } : { start: box.y, length: box.height };
}

function linesOf({ start, length }: Span): [number, number, number] {
  return [start, start + length / 2, start + length];
}
