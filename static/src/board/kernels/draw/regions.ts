// Regions lie below everything; their names lie above it, so that no arrow crosses them out.
import type { Box } from "../../../shared/protocol.ts";
import { overlaps } from "../geometry.ts";
import type { Look, RegionFigure } from "./figures.ts";
import { fitted } from "./fitted.ts";
import { atLeast } from "./levels.ts";
import { fill, type Op, type Shape, stroke } from "./ops.ts";
import { rect } from "./shapes.ts";

const RADIUS = 14;
/** The width of a strip of tape. */
const TAPE = 6;
const SIZE = 19;
const WEIGHT = 650;
const MARGIN = 16;
/** As much height as a region keeps free for its name. */
const HEADER = 44;
/** Pixels: of a region that has room for its name, of a name, of a name that is wider than its region. */
const LARGE = 160;
const NAME = 11.5;
const WIDEST = 96;

export function regionOps(region: RegionFigure, { palette, zoom }: Look): Op[] {
  const { box } = region;
  const width = atLeast(1.5, 1, zoom);
  const tape = atLeast(TAPE, 2.5, zoom);
  if (region.kind === "phase") {
    const [begin, end] = sides(box);
    return [stroke(palette.regionLine, tape, [begin]), stroke(palette.regionLine, width, [end], [3, 8])];
  }
  if (region.kind === "swimlane") return [fill(palette.region, [rect(box)], 0.6), stroke(palette.regionLine, tape, lanes(box))];
  const shape = rect(box, [RADIUS, RADIUS, RADIUS, RADIUS]);
  if (region.kind === "theme") return [fill(palette.selection, [shape], 0.07), stroke(palette.regionLine, width, [shape], [3, 5])];
  const dash = region.border === "external" ? [9, 6] : region.border === "mud" ? [2, 4] : [];
  const scale = width / 1.5;
  return [fill(palette.region, [shape]), stroke(palette.regionLine, width, [shape], dash.map((length) => length * scale))];
}

/** The names of regions from near: in their headers, growing against the zoom as far as a header has room. */
export function titleOps(regions: RegionFigure[], { palette, zoom, measure }: Look): Op[] {
  if (regions.length === 0) return [];
  const size = Math.min(atLeast(SIZE, 13, zoom), HEADER * 0.86);
  const lines = regions.map(({ box, title, remark }) => ({
    text: fitted(remark ? `${title}  · ${remark}` : title, Math.max(size * 2, box.width - 2 * MARGIN), (part) => measure(part, size, WEIGHT)),
    x: box.x + MARGIN, y: box.y + Math.max(HEADER / 2 + 3, size * 0.62),
  }));
  return [{ op: "text", paint: palette.regionInk, alpha: 1, size, weight: WEIGHT, align: "left", halo: palette.region, lines }];
}

/** A name from far, on a slip that lies over everything. */
export type Slip = { box: Box; text: string; size: number };

/** From far a large region is its name, written across it; a small one wears it as a tab. What would cover another is left out. */
export function slipsOf(regions: RegionFigure[], { zoom, measure }: Look): Slip[] {
  const slips: Slip[] = [];
  for (const { box, title } of regions) {
    const isLarge = box.height * zoom >= LARGE && box.width * zoom >= LARGE;
    const pixels = isLarge ? Math.max(NAME, Math.min(30, (box.width * zoom * 0.8) / (measure(title, 1, WEIGHT) || 1), box.height * zoom * 0.2)) : NAME;
    const size = pixels / zoom;
    const text = fitted(title, Math.max(box.width * 0.96, WIDEST / zoom), (part) => measure(part, size, WEIGHT));
    const width = measure(text, size, WEIGHT) + size * 0.9, height = size * 1.4;
    const slip = isLarge
      ? { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height }
      : { x: box.x, y: box.y - height * 0.7, width, height };
    if (!slips.some((other) => overlaps(slip, other.box))) slips.push({ box: slip, text, size });
  }
  return slips;
}

export function slipOps(slips: Slip[], { palette, zoom }: Look): Op[] {
  return slips.flatMap(({ box, text, size }): Op[] => {
    const round = size * 0.35;
    const shape = rect(box, [round, round, round, round]);
    return [
      fill(palette.region, [shape], 0.93), stroke(palette.regionLine, 1 / zoom, [shape]),
      { op: "text", paint: palette.regionInk, alpha: 1, size, weight: WEIGHT, align: "center", halo: null, lines: [{ text, x: box.x + box.width / 2, y: box.y + box.height / 2 }] },
    ];
  });
}

/** The upright lines of a box: where a phase begins, and where it ends. */
function sides({ x, y, width, height }: Box): [Shape, Shape] {
  const upright = (at: number): Shape => ({ shape: "line", from: { x: at, y }, to: { x: at, y: y + height } });
  return [upright(x), upright(x + width)];
}

function lanes({ x, y, width, height }: Box): Shape[] {
  return [y, y + height].map((at) => ({ shape: "line", from: { x, y: at }, to: { x: x + width, y: at } }));
}
