// The context map as a view: give it a host and a model, and say what is laid over it.
import { arrangeInRows } from "../arrange.ts";
import { type Camera, centredOn, fitting, type Size, showing, zoomedAt } from "../kernels/camera.ts";
import type { Cluster } from "../kernels/clusters.ts";
import { boundsOf, type Box, middleOf, type Point } from "../kernels/geometry.ts";
import { placeAll } from "../kernels/layout.ts";
import { type Level, levelAt } from "../kernels/levels.ts";
import { type Line, linesOf } from "../kernels/lines.ts";
import type { Layer, MapState } from "../kernels/model.ts";
import { neighbourOf } from "../kernels/neighbours.ts";
import { passingOn } from "../kernels/passing.ts";
import { listen, type Target } from "./gestures.ts";
import { paintCluster, paintPassing, paintTeam } from "./layers.ts";
import { paintContext, paintLabels, paintLine, paintMark, type Severity } from "./painters.ts";
import { svg } from "./svg.ts";

export type { Target } from "./gestures.ts";
export type { Severity } from "./painters.ts";

export type MapOptions = {
  label: string;
  mayEdit: boolean;
  onChoose: (target: Target | null) => void;
  onMoved: (moved: ReadonlyMap<string, Point>) => void;
  /** Somebody has drawn a line from one context to another. */
  onConnect: (fromId: string, toId: string) => void;
  onRelate: (contextId: string) => void;
};

const MARGIN = 36;
/** Below this zoom a small map begins at its top left instead of being shown as a whole: names would be too small. */
const READABLE = 0.62;
const SMALL = 24;
/** As many contexts can be drawn anew in every frame of a drag. */
const SWIFT = 60;

export class MapView {
  readonly surface: SVGSVGElement;
  private readonly ground = svg("g", { "aria-hidden": "true" });
  private readonly lines = svg("g", { class: "cmap__lines" });
  private readonly boxes = svg("g", { class: "cmap__boxes" });
  private readonly labels = svg("g", { "aria-hidden": "true" });
  private readonly passing = svg("g", {});
  private readonly rubber = svg("path", { class: "cmap__rubber", "aria-hidden": "true" });
  private readonly world = svg("g", {}, this.ground, this.lines, this.boxes, this.labels, this.passing, this.rubber);
  private readonly options: MapOptions;
  private model: MapState;
  private moved: Map<string, Point>;
  private places = new Map<string, Box>();
  private clusters: Cluster[] = [];
  private layers: ReadonlySet<Layer> = new Set();
  private drawn: Line[] = [];
  private chosen: Target | null = null;
  private marks: ReadonlyMap<string, Severity> = new Map();
  private now: Camera = { x: 0, y: 0, zoom: 1 };
  private level: Level = "near";
  private isUntouched = true;
  private frameAsked = 0;

  constructor(host: HTMLElement, model: MapState, moved: ReadonlyMap<string, Point>, options: MapOptions) {
    this.options = options;
    this.model = model;
    this.moved = new Map(moved);
    this.surface = svg("svg", { class: options.mayEdit ? "cmap cmap--editable" : "cmap", role: "group", "aria-label": options.label }, this.world);
    host.replaceChildren(this.surface);
    listen(this.surface, {
      camera: () => this.now,
      look: (camera) => this.lookFreely(camera),
      moveBy: (id, dx, dy) => this.moveBy(id, dx, dy),
      dropped: (id) => this.keepPlace(id),
      choose: (target) => {
        this.choose(target);
        options.onChoose(target);
      },
      go: (id, key) => this.focusNext(id, key),
      reach: (id, to) => this.stretch(id, to),
      connect: options.onConnect,
      relate: options.onRelate,
    });
    this.surface.addEventListener("focusin", () => this.showFocused());
    new ResizeObserver(() => this.isUntouched && this.lookAtAll()).observe(this.surface);
    this.place(this.moved);
    this.lookAtAll();
    this.draw();
  }

  /** Takes a model that has changed, or another part of it; contexts that stay keep their places. */
  update(next: MapState): void {
    const isSame = next.contexts.length === this.places.size && next.contexts.every((context) => this.places.has(context.id));
    this.model = next;
    // An edit of others must not make the boxes jump: while contexts only change, they keep their places.
    this.place(isSame ? this.places : this.moved);
    if (this.chosen && !this.groupExists(this.chosen)) this.chosen = null;
    this.draw();
    if (this.isUntouched) this.lookAtAll();
  }

  /** Shows another part of the model with its own places, from where the camera says or as a whole. */
  open(model: MapState, moved: ReadonlyMap<string, Point>, camera: Camera | null): void {
    this.model = model;
    this.moved = new Map(moved);
    this.place(this.moved);
    this.isUntouched = camera === null;
    if (camera) this.look(camera);
    else this.lookAtAll();
    this.draw();
  }

  lay(layers: ReadonlySet<Layer>): void {
    this.layers = layers;
    this.draw();
  }

  mark(findings: ReadonlyMap<string, Severity>): void {
    this.marks = findings;
    this.draw();
  }

  choose(target: Target | null): void {
    this.chosen = target;
    this.press();
  }

  /** Brings a context into the middle, near enough to read it, and puts the focus on it. */
  show(contextId: string): void {
    const box = this.places.get(contextId);
    if (!box) return;
    this.lookFreely(centredOn(box, this.frame(), this.now, READABLE));
    this.groupOf({ kind: "context", id: contextId })?.focus({ preventScroll: true });
  }

  fit(): void {
    this.isUntouched = true;
    this.look(fitting(this.bounds(), this.frame()));
  }

  zoom(factor: number): void {
    const { width, height } = this.frame();
    this.lookFreely(zoomedAt(this.now, { x: width / 2, y: height / 2 }, factor));
  }

  tidy(): void {
    this.moved = new Map();
    this.place(this.moved);
    this.options.onMoved(this.moved);
    this.draw();
    this.isUntouched = true;
    this.lookAtAll();
  }

  /** What is in view, for a view that is saved; null where nobody has turned away from the whole. */
  camera(): Camera | null {
    return this.isUntouched ? null : { ...this.now };
  }

  /** Everything drawn, with a margin, in the map's units. */
  bounds(): Box {
    return boundsOf([...this.places.values(), ...this.clusters.map(({ box }) => ({ ...box, y: box.y - 62 }))], MARGIN);
  }

  private place(fixed: ReadonlyMap<string, Point>): void {
    const placed = placeAll(this.model, fixed, arrangeInRows);
    this.places = placed.places;
    this.clusters = placed.clusters;
  }

  private draw(): void {
    const focused = this.focused();
    this.drawn = linesOf(this.model, this.places);
    const nameOf = this.names();
    const markOf = (id: string) => (this.layers.has("findings") ? this.marks.get(id) : undefined);
    this.lines.replaceChildren(...this.drawn.map((line) => paintLine(line, nameOf, markOf(line.edge.id))));
    this.labels.replaceChildren(
      ...this.drawn.map((line) => paintLabels(line, markOf(line.edge.id))),
      ...this.model.contexts.flatMap((context) => {
        const [box, mark] = [this.places.get(context.id), markOf(context.id)];
        return box && mark ? [paintMark(context, box, mark)] : [];
      }),
    );
    this.drawBoxes();
    this.drawGround();
    const passing = this.layers.has("flows") ? passingOn(this.model.passages, this.drawn, this.places) : [];
    this.passing.replaceChildren(...passing.flatMap((one) => paintPassing(one, nameOf)));
    this.press();
    if (focused) this.groupOf(focused)?.focus({ preventScroll: true });
  }

  private drawBoxes(): void {
    this.boxes.replaceChildren(
      ...this.model.contexts.flatMap((context) => {
        const box = this.places.get(context.id);
        const mark = this.layers.has("findings") ? this.marks.get(context.id) : undefined;
        return box ? [paintContext(context, box, mark, this.level)] : [];
      }),
    );
  }

  private drawGround(): void {
    const teams = this.layers.has("teams") ? teamsOf(this.model) : [];
    const halos = this.model.contexts.flatMap((context) => {
      const [box, number] = [this.places.get(context.id), teams.indexOf(context.team ?? "")];
      return box && number >= 0 ? [paintTeam(context, box, number)] : [];
    });
    this.ground.replaceChildren(...(this.moved.size === 0 ? this.clusters.map(paintCluster) : []), ...halos);
  }

  /** Draws once a frame, however fast a pointer moves. */
  private drawSoon(): void {
    if (this.frameAsked !== 0) return;
    this.frameAsked = requestAnimationFrame(() => {
      this.frameAsked = 0;
      this.draw();
    });
  }

  private press(): void {
    for (const group of this.surface.querySelectorAll('[role="button"]')) group.setAttribute("aria-pressed", "false");
    if (this.chosen) this.groupOf(this.chosen)?.setAttribute("aria-pressed", "true");
  }

  private moveBy(id: string, dx: number, dy: number): void {
    const box = this.places.get(id);
    if (!box) return;
    this.isUntouched = false;
    this.places.set(id, { ...box, x: box.x + dx, y: box.y + dy });
    // A map of hundreds is drawn anew where the box is dropped; until then the box alone moves.
    if (this.model.contexts.length > SWIFT) this.groupOf({ kind: "context", id })?.setAttribute("transform", `translate(${box.x + dx} ${box.y + dy})`);
    else this.drawSoon();
  }

  private keepPlace(id: string): void {
    const box = this.places.get(id);
    if (!box) return;
    this.moved.set(id, { x: Math.round(box.x), y: Math.round(box.y) });
    this.options.onMoved(this.moved);
    if (this.model.contexts.length > SWIFT) this.draw();
  }

  private stretch(id: string, to: Point | null): void {
    const box = this.places.get(id);
    const from = box && { x: box.x + box.width, y: middleOf(box).y };
    const end = to && { x: this.now.x + to.x / this.now.zoom, y: this.now.y + to.y / this.now.zoom };
    this.rubber.setAttribute("d", from && end ? `M${from.x} ${from.y} L${end.x} ${end.y}` : "");
  }

  private focusNext(id: string, key: string): void {
    const next = neighbourOf(id, key, this.places);
    if (next) this.groupOf({ kind: "context", id: next })?.focus({ preventScroll: true });
  }

  private showFocused(): void {
    const target = this.focused();
    const box = target?.kind === "context" ? this.places.get(target.id) : undefined;
    if (box && document.activeElement?.matches(":focus-visible")) this.look(showing(this.now, box, this.frame()));
  }

  private focused(): Target | null {
    if (!this.surface.contains(document.activeElement)) return null;
    const { context, relationship, passage } = (document.activeElement as SVGElement).dataset;
    if (context) return { kind: "context", id: context };
    if (passage) return { kind: "passage", id: passage };
    return relationship ? { kind: "relationship", id: relationship } : null;
  }

  private groupOf(target: Target): SVGGElement | null {
    return this.surface.querySelector<SVGGElement>(`[role="button"][data-${target.kind}="${CSS.escape(target.id)}"]`);
  }

  private groupExists(target: Target): boolean {
    if (target.kind === "passage") return true;
    const rows = target.kind === "context" ? this.model.contexts : this.model.relationships;
    return rows.some((row) => row.id === target.id);
  }

  private lookAtAll(): void {
    const bounds = this.bounds();
    const whole = fitting(bounds, this.frame());
    if (whole.zoom >= READABLE || this.model.contexts.length > SMALL) return this.look(whole);
    // Too small to read as a whole: begin at the top where it is too high, on the left where it is too wide.
    const [width, height] = [this.frame().width / READABLE, this.frame().height / READABLE];
    const x = width < bounds.width ? bounds.x : bounds.x + (bounds.width - width) / 2;
    const y = height < bounds.height ? bounds.y : bounds.y + (bounds.height - height) / 2;
    this.look({ zoom: READABLE, x, y });
  }

  private lookFreely(camera: Camera): void {
    this.isUntouched = false;
    this.look(camera);
  }

  private look(camera: Camera): void {
    this.now = camera;
    this.world.setAttribute("transform", `scale(${camera.zoom}) translate(${-camera.x} ${-camera.y})`);
    const level = levelAt(camera.zoom);
    this.surface.dataset.level = level;
    if (level === this.level) return;
    this.level = level;
    const focused = this.focused();
    this.drawBoxes();
    this.press();
    if (focused) this.groupOf(focused)?.focus({ preventScroll: true });
  }

  private frame(): Size {
    return { width: this.surface.clientWidth || 800, height: this.surface.clientHeight || 500 };
  }

  private names(): (id: string) => string {
    const names = new Map(this.model.contexts.map((context) => [context.id, context.name]));
    return (id) => names.get(id) ?? "?";
  }
}

/** The teams that own a context, by name. */
export function teamsOf(model: Pick<MapState, "contexts">): string[] {
  return [...new Set(model.contexts.flatMap((context) => (context.team ? [context.team] : [])))].sort((one, other) => one.localeCompare(other));
}
