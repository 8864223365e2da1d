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
  let best: number | null = null;
  for (const other of others) {
    for (const [own, line] of pairsOf(axis, moving, other)) {
      const offset = line - own;
      if (Math.abs(offset) <= reach && (best === null || Math.abs(offset) < Math.abs(best))) best = offset;
    }
  }
  if (best !== null) return best;
  const { start } = spanOf(axis, moving);
  return isOnGrid ? Math.round(start / GRID) * GRID - start : 0;
}

/** A guide for each line that the rested box shares, long enough to reach all that share it. */
function guidesOn(axis: Axis, rested: Box, others: readonly Box[]): Guide[] {
  const sharing = new Map<number, Box[]>();
  for (const other of others) {
    for (const at of sharedLines(axis, rested, other)) sharing.set(at, [...(sharing.get(at) ?? []), other]);
  }
  return [...sharing].sort(([one], [other]) => one - other).map(([at, boxes]) => {
    const { start, length } = spanOf(axis === "x" ? "y" : "x", boundsOf([rested, ...boxes]) ?? rested);
    return { axis, at, from: start, to: start + length };
  });
}

/** The lines that two boxes share; of two that share them all, the middle says it. */
function sharedLines(axis: Axis, rested: Box, other: Box): number[] {
  const shared = new Set(pairsOf(axis, rested, other).filter(([own, line]) => Math.abs(own - line) < 0.5).map(([own]) => own));
  const [start, middle, end] = linesOf(spanOf(axis, rested));
  return shared.has(start) && shared.has(middle) && shared.has(end) ? [middle] : [...shared];
}

/** Lines that may meet: edges meet edges, middles meet middles. */
function pairsOf(axis: Axis, own: Box, other: Box): [number, number][] {
  const [start, middle, end] = linesOf(spanOf(axis, own)), [otherStart, otherMiddle, otherEnd] = linesOf(spanOf(axis, other));
  return [[start, otherStart], [start, otherEnd], [middle, otherMiddle], [end, otherStart], [end, otherEnd]];
}

function spanOf(axis: Axis, box: Box): Span {
  return axis === "x" ? { start: box.x, length: box.width } : { start: box.y, length: box.height };
}

function linesOf({ start, length }: Span): [number, number, number] {
  return [start, start + length / 2, start + length];
}
