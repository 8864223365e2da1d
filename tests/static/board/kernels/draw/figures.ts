// Figures and looks for tests of drawing: what a test does not say is plain.
import type { ArrowFigure, Look, NoteFigure, RegionFigure } from "../../../../../static/src/board/kernels/draw/figures.ts";
import type { Palette } from "../../../../../static/src/board/kernels/draw/ops.ts";
import { roomOf } from "../../../../../static/src/board/kernels/draw/shapes.ts";
import { wrap } from "../../../../../static/src/board/kernels/wrap.ts";
import { KINDS } from "../../../../../static/src/shared/kinds.ts";

const measure = (text: string, size: number) => [...text].length * size * 0.6;

export const PALETTE: Palette = {
  wall: "wall", dot: "dot", connector: "connector", region: "region", regionLine: "region-line", regionInk: "region-ink", selection: "selection",
  ink: "ink", token: "token", error: "error", warning: "warning", hint: "hint", paper: "paper", people: [], font: "monospace", border: 1.5, hasLetters: false,
  kinds: new Map(KINDS.map(({ kind, icon, letter }) => [kind, { fill: `${kind}-fill`, line: `${kind}-line`, icon, letter }])),
};

export function aLook(zoom: number, palette: Partial<Palette> = {}): Look {
  const wordsOf = ({ kind, box, text }: NoteFigure) => {
    const { width, height } = roomOf(kind, box);
    return wrap(text, width, height, measure);
  };
  return { zoom, palette: { ...PALETTE, ...palette }, measure, wordsOf };
}

export function aNote(x: number, y: number, rest: Partial<NoteFigure> = {}): NoteFigure {
  return { id: `${x}:${y}`, kind: "event", box: { x, y, width: 120, height: 120 }, text: "Order placed", isPivotal: false, isLocked: false, worst: null, ...rest };
}

export function aRegion(x: number, y: number, width: number, height: number, rest: Partial<RegionFigure> = {}): RegionFigure {
  return { id: `${x}:${y}`, kind: "context", box: { x, y, width, height }, title: "Sales", remark: "", border: "plain", ...rest };
}

export function anArrow(fromX: number, toX: number, text = ""): ArrowFigure {
  return { id: `${fromX}>${toX}`, line: { from: { x: fromX, y: 60 }, to: { x: toX, y: 60 } }, text };
}
