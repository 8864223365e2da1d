// The draw list: from figures and a look at them to the operations that draw them, lowest first. Pure.
import type { Box } from "../../../shared/protocol.ts";
import { overlaps } from "../geometry.ts";
import { arrowLabelOps, arrowOps } from "./arrows.ts";
import type { Figures, Look, NoteFigure } from "./figures.ts";
import { fitted } from "./fitted.ts";
import { FAR } from "./levels.ts";
import { noteOps } from "./notes.ts";
import { fill, type Op, stroke } from "./ops.ts";
import { regionOps, type Slip, slipOps, slipsOf, titleOps } from "./regions.ts";
import { rect } from "./shapes.ts";

const SIGN_PIXELS = 11;
const SIGN_WIDEST = 150;
const SIGN_WEIGHT = 640;
const TAPE = 30;

/** All of a picture: regions, arrows, notes, and the names over them. */
export function drawList(figures: Figures, look: Look): Op[] {
  return [...groundOps(figures, look), ...nameOps(figures, look)];
}

/** Everything but the names of what is seen from far. */
export function groundOps({ regions, arrows, layers }: Figures, look: Look): Op[] {
  return [
    ...regions.flatMap((region) => regionOps(region, look)),
    ...arrowOps(arrows, look),
    ...arrowLabelOps(arrows, look),
    ...layers.flatMap((notes) => noteOps(notes, look)),
  ];
}

/** Names that must stay readable over whatever lies there: regions, and from far the pivotal events. */
export function nameOps({ regions, layers }: Figures, look: Look): Op[] {
  if (look.zoom >= FAR) return titleOps(regions, look);
  const slips = slipsOf(regions, look);
  return [...slipOps(slips, look), ...signOps(layers.flat().filter((note) => note.isPivotal), look, slips)];
}

/** From far a pivotal event keeps its words, on a sign above its tape or, where a name lies there, below it. */
function signOps(notes: NoteFigure[], look: Look, taken: Slip[]): Op[] {
  const { zoom, palette, measure } = look;
  const size = SIGN_PIXELS / zoom, height = size * 1.5, round = size * 0.25;
  const colours = palette.kinds.get("event") ?? { fill: palette.paper, line: palette.ink };
  const signs: Box[] = taken.map(({ box }) => box);
  return notes.flatMap(({ box, text }): Op[] => {
    const short = fitted(text, SIGN_WIDEST / zoom, (part) => measure(part, size, SIGN_WEIGHT));
    const width = measure(short, size, SIGN_WEIGHT) + size * 0.9;
    const x = box.x + box.width / 2 - width / 2;
    const places = [box.y - TAPE - height, box.y + box.height + TAPE].map((y) => ({ x, y, width, height }));
    const place = places.find((one) => !signs.some((other) => overlaps(one, other)));
    if (!place) return [];
    signs.push(place);
    const shape = rect(place, [round, round, round, round]);
    return [
      fill(colours.fill, [shape]), stroke(colours.line, 1 / zoom, [shape]),
      { op: "text", paint: palette.ink, alpha: 1, size, weight: SIGN_WEIGHT, align: "center", halo: null, lines: [{ text: short, x: x + width / 2, y: place.y + height / 2 }] },
    ];
  });
}
