// Lines of text that become notes: one a line, in rows on the wall.
import type { Point } from "../../shared/protocol.ts";

const GAP = 20;
const LONGEST = 4_000;
const MOST = 2_000;
// What people put before the lines of a list: "- ", "• ", "[ ] ", "1. ", "2) ".
const BULLET = /^(?:[-*+•–—·▪◦]\s+|\[[ x]?\]\s*|\d{1,3}[.)]\s+)+/i;

export type PlacedLine = Point & { text: string };

/** The lines that say something, without the bullets of a list, as many as go into one intent. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trim().replace(BULLET, "").trim().slice(0, LONGEST)).filter(Boolean).slice(0, MOST);
}

/** Lines as notes of one size in a grid about as wide as high, row by row, its middle at `middle`. */
export function placeLines(lines: readonly string[], middle: Point, [width, height]: [number, number]): PlacedLine[] {
  const columns = Math.max(1, Math.min(lines.length, Math.ceil(Math.sqrt((lines.length * (height + GAP)) / (width + GAP)))));
  const rows = Math.ceil(lines.length / columns);
  const left = middle.x - (columns * (width + GAP) - GAP) / 2, top = middle.y - (rows * (height + GAP) - GAP) / 2;
  return lines.map((text, index) => ({
    text,
    x: Math.round(left + (index % columns) * (width + GAP)),
    y: Math.round(top + Math.floor(index / columns) * (height + GAP)),
  }));
}
