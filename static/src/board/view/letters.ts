// How wide words are and how they fill a note. Each word is measured once: widths grow as sizes do.
import type { NoteFigure } from "../kernels/draw/figures.ts";
import { roomOf } from "../kernels/draw/shapes.ts";
import { wrap, type Wrapped } from "../kernels/wrap.ts";

const REFERENCE = 20;
const KEEP_AT_MOST = 30_000;
const NOTE_WEIGHT = 540;

export class Letters {
  private readonly pen: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();
  private readonly wrapped = new Map<string, Wrapped>();
  private font = "";

  constructor(pen: CanvasRenderingContext2D) {
    this.pen = pen;
  }

  use(font: string): void {
    if (font !== this.font) this.forget();
    this.font = font;
  }

  /** The fonts have changed: nothing measured before is true. */
  forget(): void {
    this.widths.clear();
    this.wrapped.clear();
  }

  readonly measure = (text: string, size: number, weight: number): number => {
    const key = `${weight}${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.pen.font = `${weight} ${REFERENCE}px ${this.font}`;
      width = this.pen.measureText(text).width / REFERENCE;
      if (this.widths.size > KEEP_AT_MOST) this.widths.clear();
      this.widths.set(key, width);
    }
    return width * size;
  };

  readonly wordsOf = ({ kind, box, text }: Pick<NoteFigure, "kind" | "box" | "text">): Wrapped => {
    const key = `${kind} ${box.width} ${box.height} ${text}`;
    let wrapped = this.wrapped.get(key);
    if (!wrapped) {
      const room = roomOf(kind, { ...box, x: 0, y: 0 });
      wrapped = wrap(text, room.width, room.height, (part, size) => this.measure(part, size, NOTE_WEIGHT));
      if (this.wrapped.size > KEEP_AT_MOST) this.wrapped.clear();
      this.wrapped.set(key, wrapped);
    }
    return wrapped;
  };
}
