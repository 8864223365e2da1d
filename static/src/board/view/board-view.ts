// A board on two canvases: the wall below, what moves above. Draws; decides nothing.
//
// Use it read-only, as the simulation does:
//   const view = createBoardView(host, model);   // host: a positioned element; model: BoardModel over rows
//   view.overlay = (pen, view) => { ... };        // painted on every frame of the upper canvas, in CSS pixels
//   view.changed();                               // after the rows have changed;  view.moved() for the overlay alone
//   view.placeOf(elementId); view.arrowOf(sourceElement, targetElement); view.toScreen(point); view.fitAll();
import type { Box, Id, Note, Point } from "../../shared/protocol.ts";
import { type Camera, fit, panBy, toScreen, toWorld, zoomAbout } from "../kernels/camera.ts";
import type { Figures, Look } from "../kernels/draw/figures.ts";
import { groundOps } from "../kernels/draw/list.ts";
import { arrowBetween, boundsOf, type Segment } from "../kernels/geometry.ts";
import type { Wrapped } from "../kernels/wrap.ts";
import { paintOps } from "./canvas-ops.ts";
import { loadIcons } from "./icons.ts";
import { Letters } from "./letters.ts";
import type { BoardModel } from "./model.ts";
import { onThemeChange, type Palette, readPalette } from "./palette.ts";
import { Scene } from "./scene.ts";
import { Wall } from "./wall.ts";

export type Overlay = (pen: CanvasRenderingContext2D, view: BoardView) => void;

/** Milliseconds without a zoom. */
const SHARPEN_AFTER = 130;

export function createBoardView(host: HTMLElement, model: BoardModel): BoardView {
  return new BoardView(host, model);
}

export class BoardView {
  readonly model: BoardModel;
  readonly surface: HTMLCanvasElement;
  camera: Camera = { x: -100, y: -100, zoom: 1 };
  viewport = { width: 0, height: 0 };
  palette: Palette;
  overlay: Overlay | null = null;
  onCamera: (() => void) | null = null;
  /** Where notes are drawn while they are being dragged, by me or by somebody else. */
  readonly shifted = new Map<Id, Point>();
  private readonly host: HTMLElement;
  private readonly scene: Scene;
  private readonly wall: Wall;
  private readonly letters: Letters;
  private readonly pen: CanvasRenderingContext2D;
  private lifted: ReadonlySet<Id> = new Set();
  private paintedRevision = -1;
  private isOverlayStale = true;
  private frame = 0;
  private sharpening = 0;

  constructor(host: HTMLElement, model: BoardModel) {
    this.host = host;
    this.model = model;
    this.scene = new Scene(model);
    this.wall = new Wall(this.scene);
    this.surface = document.createElement("canvas");
    for (const canvas of [this.wall.canvas, this.surface]) {
      canvas.className = "board__canvas";
      canvas.setAttribute("aria-hidden", "true");
    }
    host.prepend(this.wall.canvas, this.surface);
    this.pen = context(this.surface);
    this.letters = new Letters(context(document.createElement("canvas")));
    this.palette = readPalette();
    this.letters.use(this.palette.font);
    onThemeChange(() => this.recolour());
    new ResizeObserver(() => this.resize()).observe(host);
    this.watchRatio();
    void loadIcons(document.body.dataset.icons ?? "", () => this.spoil());
    void document.fonts.ready.then(() => {
      this.letters.forget();
      this.spoil();
    });
    this.resize();
  }

  /** Says that rows have changed. */
  changed(): void {
    this.model.changed();
    this.scene.changed();
    this.moved();
  }

  /** Grows with every change of what there is to see. */
  get revision(): number {
    return this.scene.revision;
  }

  /** Says that what moves above the wall has changed: a camera, a drag, a cursor. */
  moved(): void {
    this.isOverlayStale = true;
    this.schedule();
  }

  /** Says that something on the wall may have changed; it is painted anew where it has. */
  wallChanged(): void {
    this.moved();
  }

  /** How the wall is looked at now, or with another zoom and in other colours. */
  lookAt(zoom: number, palette = this.palette): Look {
    return { zoom, palette, measure: this.letters.measure, wordsOf: this.letters.wordsOf };
  }

  /** How a text would fill a note. */
  wordsOf({ kind, width, height }: Note, text: string): Wrapped {
    return this.letters.wordsOf({ kind, text, box: { x: 0, y: 0, width, height } });
  }

  /** Everything on the board, or of it what `only` names: for pictures of it. */
  figures(only: ReadonlySet<Id> | null = null): Figures {
    return this.scene.whole(only);
  }

  look(camera: Camera): void {
    this.camera = camera;
    this.wallChanged();
    this.onCamera?.();
  }

  pan(dx: number, dy: number): void {
    this.look(panBy(this.camera, dx, dy));
  }

  zoomTo(zoom: number, about: Point = { x: this.viewport.width / 2, y: this.viewport.height / 2 }): void {
    this.look(zoomAbout(this.camera, about, zoom));
  }

  fitAll(): void {
    this.fitBox(boundsOf([...this.model.notes.values(), ...this.model.regions.values()]));
  }

  fitBox(box: Box | null, closest = 1): void {
    if (box) this.look(fit(box, this.viewport, Math.min(60, this.viewport.width / 12), closest));
  }

  toScreen(point: Point): Point {
    return toScreen(this.camera, point);
  }

  toWorld(point: Point): Point {
    return toWorld(this.camera, point);
  }

  boxOf(note: Note): Box {
    const at = this.shifted.get(note.id);
    return at ? { ...at, width: note.width, height: note.height } : note;
  }

  /** The box of the first note that shows an element. */
  placeOf(element: Id): Box | null {
    const note = this.model.noteOf(element);
    return note ? this.boxOf(note) : null;
  }

  /** The arrow between the notes of two elements, in board units; straight even where nobody drew a connector. */
  arrowOf(source: Id, target: Id): Segment | null {
    const from = this.placeOf(source), to = this.placeOf(target);
    return from && to && arrowBetween(from, to);
  }

  /** The ids of the notes in a part of the wall. */
  within(area: Box): Set<Id> {
    return this.scene.within(area);
  }

  private schedule(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.frame = 0;
    const ratio = devicePixelRatio || 1;
    this.scene.refresh();
    this.lift();
    if (this.paintedRevision !== this.scene.revision) this.wall.spoil();
    this.paintedRevision = this.scene.revision;
    this.wall.paint({ camera: this.camera, viewport: this.viewport, ratio, look: this.lookAt(this.camera.zoom), lifted: this.lifted });
    if (this.wall.isRough) this.sharpenLater();
    if (!this.isOverlayStale) return;
    this.isOverlayStale = false;
    this.paintLifted(ratio);
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.overlay?.(this.pen, this);
  }

  /** Takes off the wall what is being dragged, so that each step of a drag paints nothing else. */
  private lift(): void {
    const isSame = this.shifted.size === this.lifted.size && [...this.shifted.keys()].every((id) => this.lifted.has(id));
    if (isSame) return;
    this.lifted = new Set(this.shifted.keys());
    this.wall.spoil();
  }

  private paintLifted(ratio: number): void {
    const { pen, camera } = this;
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.surface.width, this.surface.height);
    if (this.lifted.size === 0) return;
    const scale = camera.zoom * ratio;
    pen.setTransform(scale, 0, 0, scale, -Math.round(camera.x * scale), -Math.round(camera.y * scale));
    paintOps(pen, groundOps(this.scene.lifted(this.shifted), this.lookAt(camera.zoom)), this.palette.font);
  }

  private sharpenLater(): void {
    clearTimeout(this.sharpening);
    this.sharpening = window.setTimeout(() => this.spoil(), SHARPEN_AFTER);
  }

  private recolour(): void {
    this.palette = readPalette();
    this.letters.use(this.palette.font);
    this.spoil();
  }

  private spoil(): void {
    this.wall.spoil();
    this.moved();
  }

  private resize(): void {
    const ratio = devicePixelRatio || 1;
    this.viewport = { width: this.host.clientWidth, height: this.host.clientHeight };
    const width = Math.round(this.viewport.width * ratio), height = Math.round(this.viewport.height * ratio);
    this.wall.resize(width, height);
    if (this.surface.width !== width) this.surface.width = width;
    if (this.surface.height !== height) this.surface.height = height;
    this.moved();
  }

  /** Stays crisp where a window goes to a screen of other pixels, or the page is zoomed. */
  private watchRatio(): void {
    matchMedia(`(resolution: ${devicePixelRatio || 1}dppx)`).addEventListener("change", () => {
      this.resize();
      this.watchRatio();
    }, { once: true });
  }
}

function context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no canvas.");
  return pen;
}
