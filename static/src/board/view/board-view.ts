// A board on two canvases: the wall below, what moves above. Draws; decides nothing.
//
// Use it read-only, as the simulation does:
//   const view = createBoardView(host, model);   // host: a positioned element; model: BoardModel over rows
//   view.overlay = (pen, view) => { ... };        // painted on every frame of the upper canvas, in CSS pixels
//   view.changed();                               // after the rows have changed;  view.moved() for the overlay alone
//   view.placeOf(elementId); view.arrowOf(sourceElement, targetElement); view.toScreen(point); view.fitAll();
import type { Box, Id, Note, Point } from "../../shared/protocol.ts";
import { type Camera, fit, panBy, toScreen, toWorld, windowOf, zoomAbout } from "../kernels/camera.ts";
import { arrowBetween, boundsOf, type Segment } from "../kernels/geometry.ts";
import { Grid } from "../kernels/grid.ts";
import { loadIcons } from "./icons.ts";
import type { BoardModel } from "./model.ts";
import { Painter } from "./painter.ts";
import { onThemeChange, type Palette, readPalette } from "./palette.ts";

export type Overlay = (pen: CanvasRenderingContext2D, view: BoardView) => void;

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
  private readonly wall: HTMLCanvasElement;
  private readonly painter: Painter;
  private readonly pen: CanvasRenderingContext2D;
  private readonly grid = new Grid();
  private isWallStale = true;
  private isOverlayStale = true;
  private isIndexStale = true;
  private frame = 0;

  constructor(host: HTMLElement, model: BoardModel) {
    this.model = model;
    this.wall = document.createElement("canvas");
    this.surface = document.createElement("canvas");
    for (const canvas of [this.wall, this.surface]) canvas.className = "board__canvas";
    this.wall.setAttribute("aria-hidden", "true");
    this.surface.setAttribute("aria-hidden", "true");
    host.prepend(this.wall, this.surface);
    this.painter = new Painter(context(this.wall));
    this.pen = context(this.surface);
    this.palette = readPalette();
    onThemeChange(() => {
      this.palette = readPalette();
      this.wallChanged();
    });
    new ResizeObserver(() => this.resize(host)).observe(host);
    void loadIcons(document.body.dataset.icons ?? "", () => this.wallChanged());
    void document.fonts.ready.then(() => {
      this.painter.forgetText();
      this.wallChanged();
    });
    this.resize(host);
  }

  /** The wall as it is painted now. */
  get picture(): HTMLCanvasElement {
    return this.wall;
  }

  /** Says that rows have changed. */
  changed(): void {
    this.model.changed();
    this.isIndexStale = true;
    this.wallChanged();
  }

  /** Says that only what moves above the wall has changed. */
  moved(): void {
    this.isOverlayStale = true;
    this.schedule();
  }

  wallChanged(): void {
    this.isWallStale = true;
    this.moved();
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
    if (this.isIndexStale) this.index();
    return this.grid.within(area);
  }

  private index(): void {
    this.isIndexStale = false;
    this.grid.clear();
    for (const note of this.model.notes.values()) this.grid.put(note.id, note);
  }

  private schedule(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.frame = 0;
    const ratio = devicePixelRatio || 1;
    if (this.isWallStale) {
      this.isWallStale = false;
      const seen = this.within(windowOf(this.camera, this.viewport));
      for (const id of this.shifted.keys()) seen.add(id);
      this.painter.paint({
        model: this.model, camera: this.camera, viewport: this.viewport, palette: this.palette, inView: seen,
        boxOf: (note) => this.boxOf(note), worst: (note) => this.worstOf(note),
      }, ratio);
    }
    if (this.isOverlayStale) {
      this.isOverlayStale = false;
      this.pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      this.pen.clearRect(0, 0, this.viewport.width, this.viewport.height);
      this.overlay?.(this.pen, this);
    }
  }

  private worstOf(note: Note): "error" | "warning" | "hint" | null {
    const found = new Set(this.model.findingsAt(note.element_id).map((finding) => finding.severity));
    return found.has("error") ? "error" : found.has("warning") ? "warning" : found.has("hint") ? "hint" : null;
  }

  private resize(host: HTMLElement): void {
    const ratio = devicePixelRatio || 1;
    this.viewport = { width: host.clientWidth, height: host.clientHeight };
    for (const canvas of [this.wall, this.surface]) {
      canvas.width = Math.round(this.viewport.width * ratio);
      canvas.height = Math.round(this.viewport.height * ratio);
    }
    this.wallChanged();
  }
}

function context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("This browser draws no canvas.");
  return pen;
}
