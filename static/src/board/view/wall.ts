// The wall's bitmap. Panning moves what is painted and paints the uncovered edges alone. Zooming over thousands of notes
// stretches what was painted last until the hand rests, then paints anew. Anything else paints anew at once.
import type { Box, Id } from "../../shared/protocol.ts";
import { type Camera, type Size, windowOf } from "../kernels/camera.ts";
import type { Look } from "../kernels/draw/figures.ts";
import { DOTS } from "../kernels/draw/levels.ts";
import { groundOps, nameOps } from "../kernels/draw/list.ts";
import { around, stretched, uncovered } from "../kernels/scroll.ts";
import { paintOps } from "./canvas-ops.ts";
import type { Scene } from "./scene.ts";

const GRID = 40;
const DOT = 1.5;

export type Shot = { camera: Camera; viewport: Size; ratio: number; look: Look; lifted: ReadonlySet<Id> };
type Origin = { x: number; y: number };
/** A bitmap that was painted for an origin and a scale: pixels, and pixels per board unit. */
type Print = { canvas: HTMLCanvasElement; origin: Origin; scale: number };

/** From as many notes on, a zoom stretches the bitmap: fewer are painted within a frame. */
const MANY = 600;
/** How large and how small a bitmap may be shown before it is painted anew; smaller, the edges cost more than the middle saves. */
const LARGEST = 3;
const SMALLEST = 0.8;

export class Wall {
  readonly canvas = document.createElement("canvas");
  private readonly pen: CanvasRenderingContext2D;
  private readonly scene: Scene;
  private painted: { origin: Origin; scale: number } | null = null;
  /** What was sharp when the zoom began; kept while the wall shows it stretched. */
  private sharp: Print | null = null;

  constructor(scene: Scene) {
    this.scene = scene;
    // Opaque: nothing below has to be mixed in.
    const pen = this.canvas.getContext("2d", { alpha: false });
    if (!pen) throw new Error("This browser draws no canvas.");
    this.pen = pen;
  }

  /** Says that what is painted is no longer true. */
  spoil(): void {
    this.painted = this.sharp = null;
  }

  /** Whether the wall shows a stretched bitmap, to be painted anew when there is time. */
  get isRough(): boolean {
    return this.sharp !== null;
  }

  resize(width: number, height: number): void {
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.spoil();
  }

  paint(shot: Shot): void {
    const { camera, ratio } = shot;
    const scale = camera.zoom * ratio;
    // Whole pixels, so that a moved bitmap is the very one that would be painted there.
    const origin = { x: Math.round(camera.x * scale), y: Math.round(camera.y * scale) };
    for (const strip of this.reuse(origin, scale, shot)) this.paintStrip(strip, origin, shot);
    this.painted = { origin, scale };
  }

  /** Puts what is painted already where it belongs now; returns what is left to paint. */
  private reuse(origin: Origin, scale: number, shot: Shot): Box[] {
    const size = { width: this.canvas.width, height: this.canvas.height };
    const before = this.painted;
    if (before?.scale === scale) {
      const shift = { x: before.origin.x - origin.x, y: before.origin.y - origin.y };
      const strips = uncovered(size, shift);
      if (strips.length < 3 && (shift.x || shift.y)) this.move(shift.x, shift.y);
      return strips;
    }
    if (before && this.scene.within(windowOf(shot.camera, shot.viewport)).size >= MANY) {
      this.sharp ??= this.copied(before);
      const share = scale / this.sharp.scale;
      const place = stretched(size, this.sharp.origin, origin, share);
      if (share < LARGEST && share > SMALLEST) {
        this.pen.setTransform(1, 0, 0, 1, 0, 0);
        this.pen.drawImage(this.sharp.canvas, place.x, place.y, place.width, place.height);
        return around(size, place);
      }
    }
    this.sharp = null;
    return [{ x: 0, y: 0, ...size }];
  }

  private copied({ origin, scale }: { origin: Origin; scale: number }): Print {
    const canvas = document.createElement("canvas");
    canvas.width = this.canvas.width;
    canvas.height = this.canvas.height;
    canvas.getContext("2d", { alpha: false })?.drawImage(this.canvas, 0, 0);
    return { canvas, origin, scale };
  }

  private move(dx: number, dy: number): void {
    const { pen } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.globalCompositeOperation = "copy";
    pen.drawImage(this.canvas, dx, dy);
    pen.globalCompositeOperation = "source-over";
  }

  /** Paints a part of the canvas, given in its own pixels. */
  private paintStrip(strip: Box, origin: Origin, { camera, ratio, look, lifted }: Shot): void {
    const { pen } = this;
    const scale = camera.zoom * ratio;
    const area = { x: (strip.x + origin.x) / scale, y: (strip.y + origin.y) / scale, width: strip.width / scale, height: strip.height / scale };
    pen.save();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.beginPath();
    pen.rect(strip.x, strip.y, strip.width, strip.height);
    pen.clip();
    pen.fillStyle = look.palette.wall;
    pen.fillRect(strip.x, strip.y, strip.width, strip.height);
    if (camera.zoom > DOTS) this.dots(area, origin, scale, DOT * ratio, look.palette.dot);
    pen.setTransform(scale, 0, 0, scale, -origin.x, -origin.y);
    paintOps(pen, groundOps(this.scene.figuresIn(area, lifted), look), look.palette.font);
    paintOps(pen, nameOps(this.scene.named(lifted), look), look.palette.font);
    pen.restore();
  }

  private dots(area: Box, origin: Origin, scale: number, size: number, paint: string): void {
    const { pen } = this;
    pen.fillStyle = paint;
    for (let column = Math.floor(area.x / GRID); column * GRID <= area.x + area.width; column += 1) {
      for (let row = Math.floor(area.y / GRID); row * GRID <= area.y + area.height; row += 1) {
        pen.fillRect(Math.round(column * GRID * scale) - origin.x, Math.round(row * GRID * scale) - origin.y, size, size);
      }
    }
  }
}
