// A picture as a list of strokes of the pen, in board units. A canvas paints it, an SVG file spells it: one list, one look.
import type { NoteKind, Point } from "../../../shared/protocol.ts";

export type Rect = { shape: "rect"; x: number; y: number; width: number; height: number; radii?: readonly [number, number, number, number] };
export type Polygon = { shape: "polygon"; points: readonly Point[] };
export type Line = { shape: "line"; from: Point; to: Point };
export type Ellipse = { shape: "ellipse"; x: number; y: number; rx: number; ry: number };
export type Shape = Rect | Polygon | Line | Ellipse;

export type Words = Point & { text: string };
export type Sign = Point & { icon: string; size: number };

export type Fill = { op: "fill"; paint: string; alpha: number; shapes: Shape[] };
export type Stroke = { op: "stroke"; paint: string; width: number; dash: readonly number[]; shapes: Shape[] };
/** Lines of text; y is their middle. A halo is a border around the letters that keeps them readable over anything. */
export type Text = { op: "text"; paint: string; alpha: number; size: number; weight: number; align: "left" | "center"; halo: string | null; lines: Words[] };
export type Icons = { op: "icons"; paint: string; alpha: number; signs: Sign[] };
export type Op = Fill | Stroke | Text | Icons;

export type Severity = "error" | "warning" | "hint";
/** How a kind is told apart: colours, icon and letter; its shape is drawn. */
export type KindLook = { fill: string; line: string; icon: string; letter: string };
export type Palette = {
  wall: string; dot: string; connector: string; region: string; regionLine: string; regionInk: string;
  selection: string; ink: string; token: string; error: string; warning: string; hint: string; paper: string;
  kinds: Map<NoteKind, KindLook>; people: string[]; font: string;
  /** The width of a note's border, in board units. */
  border: number;
  /** Whether each note shows its kind's letter too, for whom colours say little. */
  hasLetters: boolean;
};

/** Collects shapes into as few operations as their looks allow. */
export class Batches<Look extends string> {
  private readonly byLook = new Map<Look, Shape[]>();

  add(look: Look, ...shapes: Shape[]): void {
    const same = this.byLook.get(look);
    if (same) same.push(...shapes);
    else this.byLook.set(look, shapes);
  }

  ops(operation: (look: Look, shapes: Shape[]) => Op): Op[] {
    return [...this.byLook].map(([look, shapes]) => operation(look, shapes));
  }
}

export function fill(paint: string, shapes: Shape[], alpha = 1): Fill {
  return { op: "fill", paint, alpha, shapes };
}

export function stroke(paint: string, width: number, shapes: Shape[], dash: readonly number[] = []): Stroke {
  return { op: "stroke", paint, width, dash, shapes };
}
