// How much the map tells at a zoom: far out names grow and everything small goes, so that what is left can be read.
export type Level = "near" | "close" | "middle" | "far" | "away";

/** The level of detail at a zoom, in pixels per unit. */
export function levelAt(zoom: number): Level {
  if (zoom >= 0.85) return "near";
  if (zoom >= 0.58) return "close";
  if (zoom >= 0.36) return "middle";
  return zoom >= 0.2 ? "far" : "away";
}

/** How a context's name is set at a level: units of type size and of line height, letters in a line, lines. */
export const LETTERING: Record<Level, { size: number; line: number; letters: number; lines: number }> = {
  near: { size: 14, line: 18, letters: 21, lines: 2 },
  close: { size: 17, line: 21, letters: 18, lines: 2 },
  middle: { size: 22, line: 26, letters: 15, lines: 2 },
  far: { size: 32, line: 34, letters: 11, lines: 2 },
  away: { size: 40, line: 38, letters: 8, lines: 2 },
};
