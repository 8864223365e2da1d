// Notes: shadow, shape, words or bars, icon, what the checks say. Whole layers at a time, for few changes of the pen.
import type { Box, NoteKind } from "../../../shared/protocol.ts";
import type { Look, NoteFigure } from "./figures.ts";
import { atLeast, BAR_VISIBLE, BLOCKS, ICON_VISIBLE, READABLE, SHADOWS } from "./levels.ts";
import { markOps } from "./marks.ts";
import { Batches, fill, type Op, type Shape, type Sign, stroke, type Words } from "./ops.ts";
import { detailsOf, iconOf, inset, outlineOf, rect, roomOf } from "./shapes.ts";

const SHADOW = "rgb(22 32 42)";
const WEIGHT = 540;
const TAPE = 6;
const TAPE_OVER = 30;
const LETTER = 12;
const LOCK = 14;
const LOCK_GAP = 6;

/** The operations that draw one layer of notes. */
export function noteOps(notes: NoteFigure[], look: Look): Op[] {
  if (notes.length === 0) return [];
  if (look.zoom < BLOCKS) return [...pivotalOps(notes, look), ...blockOps(notes, look)];
  return [...pivotalOps(notes, look), ...shapeOps(notes, look), ...iconOps(notes, look), ...textOps(notes, look), ...markOps(notes, look), ...badgeOps(notes, look)];
}

/** The tape that a pivotal event hangs on. */
function pivotalOps(notes: NoteFigure[], { palette, zoom }: Look): Op[] {
  const pivotal = notes.filter((note) => note.isPivotal);
  if (pivotal.length === 0) return [];
  const lines = pivotal.map(({ box }): Shape => ({
    shape: "line", from: { x: box.x + box.width / 2, y: box.y - TAPE_OVER }, to: { x: box.x + box.width / 2, y: box.y + box.height + TAPE_OVER },
  }));
  return [stroke(palette.kinds.get("event")?.line ?? palette.ink, atLeast(TAPE, 3, zoom), lines)];
}

/** From far: one block of colour each, with an edge where there is room for one. */
function blockOps(notes: NoteFigure[], { palette, zoom }: Look): Op[] {
  const edges = new Batches<NoteKind>(), faces = new Batches<NoteKind>();
  const edge = 1 / zoom;
  for (const { kind, box } of notes) {
    const isPlain = kind !== "hotspot" && kind !== "value";
    const hasEdge = box.height * zoom >= 7;
    if (hasEdge) edges.add(kind, isPlain ? rect(box) : outlineOf(kind, box));
    const face = hasEdge ? inset(box, edge) : box;
    faces.add(kind, isPlain ? rect(face) : outlineOf(kind, face));
  }
  const colours = (kind: NoteKind) => palette.kinds.get(kind);
  return [
    ...edges.ops((kind, shapes) => fill(colours(kind)?.line ?? palette.regionLine, shapes)),
    ...faces.ops((kind, shapes) => fill(colours(kind)?.fill ?? palette.paper, shapes)),
    ...letterOps(notes.filter(({ box }) => box.height * zoom >= 12), { palette, zoom }),
  ];
}

function shapeOps(notes: NoteFigure[], { palette, zoom }: Look): Op[] {
  const faces = new Batches<NoteKind>(), borders = new Batches<NoteKind>(), details = new Batches<NoteKind>();
  const shadows: Shape[] = [];
  for (const { kind, box } of notes) {
    const outline = outlineOf(kind, box);
    if (zoom > SHADOWS) shadows.push(outlineOf(kind, { ...box, x: box.x + 1, y: box.y + 3 }));
    faces.add(kind, outline);
    borders.add(kind, outline);
    details.add(kind, ...detailsOf(kind, box));
  }
  const line = (kind: NoteKind) => palette.kinds.get(kind)?.line ?? palette.regionLine;
  return [
    ...(shadows.length ? [fill(SHADOW, shadows, 0.13)] : []),
    ...faces.ops((kind, shapes) => fill(palette.kinds.get(kind)?.fill ?? palette.paper, shapes)),
    ...borders.ops((kind, shapes) => stroke(line(kind), atLeast(palette.border, 1, zoom), shapes)),
    ...details.ops((kind, shapes) => stroke(line(kind), 1, shapes)).filter((op) => op.op === "stroke" && op.shapes.length > 0),
  ];
}

// Their words stand right beside the icon, or close below it.
const WITHOUT_LETTER = new Set<NoteKind>(["hotspot", "actor", "label", "value"]);

function iconOps(notes: NoteFigure[], { palette, zoom }: Look): Op[] {
  const signs: Sign[] = [], letters: Words[] = [];
  for (const { kind, box, isLocked } of notes) {
    if (isLocked && LOCK * zoom >= ICON_VISIBLE) signs.push({ ...lockPlace(kind, box), icon: "lock" });
    const place = iconOf(kind, box);
    if (!place || place.size * zoom < ICON_VISIBLE) continue;
    signs.push({ ...place, icon: palette.kinds.get(kind)?.icon ?? "" });
    if (!WITHOUT_LETTER.has(kind)) letters.push({ text: palette.kinds.get(kind)?.letter ?? "", x: place.x + place.size + 5, y: place.y + place.size / 2 + 0.5 });
  }
  const ops: Op[] = signs.length ? [{ op: "icons", paint: palette.ink, alpha: 0.72, signs }] : [];
  if (palette.hasLetters && letters.length) ops.push({ op: "text", paint: palette.ink, alpha: 1, size: LETTER, weight: 700, align: "left", halo: null, lines: letters });
  return ops;
}

/** At the bottom right; a hotspot has no corner, its lock hangs in the lowest tip. */
function lockPlace(kind: NoteKind, { x, y, width, height }: Box): { x: number; y: number; size: number } {
  const isDiamond = kind === "hotspot";
  return { size: LOCK, x: isDiamond ? x + width / 2 - LOCK / 2 : x + width - LOCK - LOCK_GAP, y: y + height - LOCK - (isDiamond ? 3 * LOCK_GAP : LOCK_GAP) };
}

function textOps(notes: NoteFigure[], look: Look): Op[] {
  const { palette, zoom } = look;
  const bySize = new Map<number, Words[]>();
  const bars: Shape[] = [], unread: NoteFigure[] = [];
  for (const note of notes) {
    const { lines, size, leading } = look.wordsOf(note);
    if (size * zoom < READABLE) {
      unread.push(note);
      if (leading * zoom >= BAR_VISIBLE && !palette.hasLetters) bars.push(...barsOf(note, look));
      continue;
    }
    const { x, top } = standOf(note, look);
    let words = bySize.get(size);
    if (!words) bySize.set(size, (words = []));
    for (const [index, text] of lines.entries()) if (text) words.push({ text, x, y: top + (index + 0.5) * leading });
  }
  return [
    ...(bars.length ? [fill(palette.ink, bars, 0.4)] : []),
    ...letterOps(unread, look),
    ...[...bySize].map(([size, lines]): Op => ({ op: "text", paint: palette.ink, alpha: 1, size, weight: WEIGHT, align: "center", halo: null, lines })),
  ];
}

/** Where a note's words stand: their middle, and the top of the first line. */
function standOf(note: NoteFigure, { palette, wordsOf, zoom }: Look): { x: number; top: number } {
  const { kind, box } = note;
  const { lines, leading } = wordsOf(note);
  const room = roomOf(kind, box);
  // Where the icon is too small to be seen, the words stand in the middle of the note.
  const isAlone = kind !== "hotspot" && !palette.hasLetters && (iconOf(kind, box)?.size ?? 0) * zoom < ICON_VISIBLE;
  const across = isAlone && kind === "actor" ? box : room, down = isAlone ? box : room;
  return { x: across.x + across.width / 2, top: down.y + down.height / 2 - (lines.length * leading) / 2 };
}

function barsOf(note: NoteFigure, look: Look): Shape[] {
  const { lines, size, leading } = look.wordsOf(note);
  const { x, top } = standOf(note, look);
  const widest = roomOf(note.kind, note.box).width;
  return lines.map((line, index): Shape => {
    const width = Math.min(widest, line.length * size * 0.5);
    return { shape: "rect", x: x - width / 2, y: top + index * leading + leading * 0.32, width, height: size * 0.4 };
  });
}

/** The letters of kinds in place of words that nobody could read, where colours alone say little. */
function letterOps(notes: NoteFigure[], { palette, zoom }: Pick<Look, "palette" | "zoom">): Op[] {
  if (!palette.hasLetters || notes.length === 0) return [];
  const size = Math.min(70, 10 / zoom);
  const lines = notes.map(({ kind, box }) => ({ text: palette.kinds.get(kind)?.letter ?? "", x: box.x + box.width / 2, y: box.y + box.height / 2 }));
  return [{ op: "text", paint: palette.ink, alpha: 1, size, weight: 700, align: "center", halo: null, lines }];
}

function badgeOps(notes: NoteFigure[], { palette, zoom }: Look): Op[] {
  const ops: Op[] = [];
  const radius = Math.min(20, atLeast(9, 6, zoom));
  for (const severity of ["hint", "warning", "error"] as const) {
    const found = notes.filter(({ worst }) => worst === severity);
    if (found.length === 0) continue;
    const places = found.map(({ box }) => ({ x: box.x + box.width - 4, y: box.y + 4 }));
    const discs = places.map(({ x, y }): Shape => ({ shape: "ellipse", x, y, rx: radius, ry: radius }));
    ops.push(fill(palette[severity], discs), stroke(palette.paper, radius / 5, discs));
    ops.push({ op: "text", paint: palette.paper, alpha: 1, size: radius * 1.4, weight: 700, align: "center", halo: null, lines: places.map(({ x, y }) => ({ text: severity === "hint" ? "?" : "!", x, y: y + radius / 14 })) });
  }
  return ops;
}
