// How much of a note is drawn from how far: below some pixels nobody can read it, and drawing it all the same costs the frame.

/** Letters below this are drawn as bars, in pixels. */
export const READABLE = 5.4;
/** Bars below this are left out, in pixels of the line's height. */
export const BAR_VISIBLE = 2.2;
/** Icons below this are left out, in pixels. */
export const ICON_VISIBLE = 8.5;
/** Below this zoom a note is a block of its colour, in whatever order. */
export const BLOCKS = 0.2;
/** Below this zoom a region's name is written large across it, and pivotal events get a sign. */
export const FAR = 0.2;
/** Above this zoom the wall shows its grid of dots. */
export const DOTS = 0.45;
/** Above this zoom a note throws a shadow. */
export const SHADOWS = 0.5;
/** From this zoom on arrows have heads. */
export const HEADS = 0.15;

/** A length on the wall that is at least `pixels` on the screen. */
export function atLeast(units: number, pixels: number, zoom: number): number {
  return Math.max(units, pixels / zoom);
}
