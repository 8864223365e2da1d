// What is to be drawn, resolved from the rows: no ids to look up any more.
import type { Box, Id, NoteKind, RegionKind } from "../../../shared/protocol.ts";
import type { Segment } from "../geometry.ts";
import type { Wrapped } from "../wrap.ts";
import type { NoteMarks } from "./marks.ts";
import type { Palette, Severity } from "./ops.ts";

export type NoteFigure = { id: Id; kind: NoteKind; box: Box; text: string; isPivotal: boolean; isLocked: boolean; worst: Severity | null; marks?: NoteMarks };
export type ArrowFigure = { id: Id; line: Segment; text: string };
export type RegionFigure = { id: Id; kind: RegionKind; box: Box; title: string; remark: string; border: "plain" | "external" | "mud" };

/** `layers`: notes that cover none of their own layer, the lowest layer first. */
export type Figures = { regions: RegionFigure[]; arrows: ArrowFigure[]; layers: NoteFigure[][] };

/** How it is looked at: pixels per board unit, colours, and how wide words are. */
export type Look = {
  zoom: number; palette: Palette;
  /** The width of words of a size and weight, in board units. */
  measure: (text: string, size: number, weight: number) => number;
  /** A note's words broken into lines that fill it. */
  wordsOf: (figure: NoteFigure) => Wrapped;
};
