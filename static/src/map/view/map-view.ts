// The context map as a view: give it a host and a model, and draw over it what moves.
import { arrangeInRows } from "../arrange.ts";
import { type Camera, fitting, type Size, showing, zoomedAt } from "../kernels/camera.ts";
import { boundsOf, type Box, curveBetween, pathOf, type Point, portOn, sideTowards } from "../kernels/geometry.ts";
import { placeContexts } from "../kernels/layout.ts";
import { type Line, linesOf } from "../kernels/lines.ts";
import type { MapModel } from "../kernels/model.ts";
import { neighbourOf } from "../kernels/neighbours.ts";
import { listen, type Target } from "./gestures.ts";
import { paintContext, paintLabels, paintLine, paintMark, type Severity } from "./painters.ts";
import { svg } from "./svg.ts";

export type { Target } from "./gestures.ts";
export type { Severity } from "./painters.ts";

export type MapOptions = {
  label: string;
  moved?: ReadonlyMap<string, Point>;
  onChoose?: (target: Target | null) => void;
  onMoved?: (moved: ReadonlyMap<string, Point>) => void;
  /** Called after boxes or lines have changed their place: what is drawn over the map moves along. */
  onLaidOut?: () => void;
};

export type MapView = {
  /** For what others draw over the map, in the map's coordinates. */
  overlay: SVGGElement;
  update: (model: MapModel) => void;
  mark: (findings: ReadonlyMap<string, Severity>) => void;
  choose: (target: Target | null) => void;
  placeOf: (contextId: string) => Box | undefined;
  /** The `d` of a relationship's line, from upstream to downstream. */
  pathOf: (relationshipId: string) => string | undefined;
  /** The `d` of the way of a message: along the relationship where there is one, else straight. */
  pathBetween: (fromId: string, toId: string) => { path: string; isReversed: boolean } | undefined;
  fit: () => void;
  zoom: (factor: number) => void;
  tidy: () => void;
  close: () => void;
};

const MARGIN = 28;
const READABLE = 0.66;

export function createMapView(host: HTMLElement, model: MapModel, options: MapOptions): MapView {
  return new LiveMap(host, model, options);
}

class LiveMap implements MapView {
  readonly overlay = svg("g", { class: "cmap__overlay", "aria-hidden": "true" });
  private readonly lines = svg("g", { class: "cmap__lines" });
  private readonly boxes = svg("g", { class: "cmap__boxes" });
  private readonly labels = svg("g", { "aria-hidden": "true" });
  private readonly world = svg("g", {}, this.lines, this.boxes, this.labels, this.overlay);
  private readonly surface: SVGSVGElement;
  private readonly options: MapOptions;
  private readonly deaf: () => void;
  private readonly watcher: ResizeObserver;
  private model: MapModel;
  private moved: Map<string, Point>;
  private places: Map<string, Box>;
  private drawn: Line[] = [];
  private chosen: Target | null = null;
  private marks: ReadonlyMap<string, Severity> = new Map();
  private camera: Camera = { x: 0, y: 0, zoom: 1 };
  private isUntouched = true;
  private frameAsked = 0;

  constructor(host: HTMLElement, model: MapModel, options: MapOptions) {
    this.options = options;
    this.model = model;
    this.moved = new Map(options.moved);
    this.places = placeContexts(model, this.moved, arrangeInRows);
    this.surface = svg("svg", { class: "cmap", role: "group", "aria-label": options.label }, this.world);
    host.replaceChildren(this.surface);
    this.deaf = listen(this.surface, {
      camera: () => this.camera,
      look: (camera) => this.lookFreely(camera),
      moveBy: (id, dx, dy) => this.moveBy(id, dx, dy),
      dropped: (id) => this.keepPlace(id),
      choose: (target) => {
        this.choose(target);
        options.onChoose?.(target);
      },
      go: (id, key) => this.focusNext(id, key),
    });
    this.surface.addEventListener("focusin", () => this.showFocused());
    this.watcher = new ResizeObserver(() => this.isUntouched && this.lookAtAll());
    this.watcher.observe(this.surface);
    this.draw();
    this.lookAtAll();
  }

  update(next: MapModel): void {
    this.model = next;
    this.places = placeContexts(next, new Map(keptPlaces(this.places, this.moved, next)), arrangeInRows);
    if (this.chosen && !exists(this.chosen, next)) this.chosen = null;
    this.draw();
    if (this.isUntouched) this.lookAtAll();
  }

  mark(findings: ReadonlyMap<string, Severity>): void {
    this.marks = findings;
    this.draw();
  }

  choose(target: Target | null): void {
    this.chosen = target;
    this.press();
  }

  placeOf(contextId: string): Box | undefined {
    return this.places.get(contextId);
  }

  pathOf(relationshipId: string): string | undefined {
    const line = this.drawn.find((one) => one.edge.id === relationshipId);
    return line && pathOf(line.curve);
  }

  pathBetween(fromId: string, toId: string): { path: string; isReversed: boolean } | undefined {
    const along = this.drawn.find((line) => joins(line, fromId, toId));
    if (along) return { path: pathOf(along.curve), isReversed: along.edge.upstream_id !== fromId };
    const [from, to] = [this.places.get(fromId), this.places.get(toId)];
    if (!from || !to) return undefined;
    const [leaves, meets] = [sideTowards(from, to), sideTowards(to, from)];
    return { path: pathOf(curveBetween(portOn(from, leaves, 0.5), leaves, portOn(to, meets, 0.5), meets)), isReversed: false };
  }

  fit(): void {
    this.isUntouched = true;
    this.lookAtAll();
  }

  zoom(factor: number): void {
    const { width, height } = this.frame();
    this.lookFreely(zoomedAt(this.camera, { x: width / 2, y: height / 2 }, factor));
  }

  tidy(): void {
    this.moved = new Map();
    this.places = placeContexts(this.model, this.moved, arrangeInRows);
    this.options.onMoved?.(this.moved);
    this.draw();
    this.fit();
  }

  close(): void {
    this.deaf();
    this.watcher.disconnect();
    this.surface.remove();
  }

  private draw(): void {
    const focused = this.focused();
    const nameOf = (id: string) => this.model.contexts.find((context) => context.id === id)?.name ?? "?";
    this.drawn = linesOf(this.model, this.places);
    this.lines.replaceChildren(...this.drawn.map((line) => paintLine(line, nameOf, this.marks.get(line.edge.id))));
    this.labels.replaceChildren(
      ...this.drawn.map((line) => paintLabels(line, this.marks.get(line.edge.id))),
      ...this.model.contexts.flatMap((context) => {
        const [box, mark] = [this.places.get(context.id), this.marks.get(context.id)];
        return box && mark ? [paintMark(context, box, mark)] : [];
      }),
    );
    this.boxes.replaceChildren(
      ...this.model.contexts.flatMap((context) => {
        const box = this.places.get(context.id);
        return box ? [paintContext(context, box, this.marks.get(context.id))] : [];
      }),
    );
    this.press();
    if (focused) this.groupOf(focused)?.focus({ preventScroll: true });
    this.options.onLaidOut?.();
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
    this.drawSoon();
  }

  private keepPlace(id: string): void {
    const box = this.places.get(id);
    if (!box) return;
    this.moved.set(id, { x: Math.round(box.x), y: Math.round(box.y) });
    this.options.onMoved?.(this.moved);
  }

  private focusNext(id: string, key: string): void {
    const next = neighbourOf(id, key, this.places);
    if (next) this.groupOf({ kind: "context", id: next })?.focus({ preventScroll: true });
  }

  private showFocused(): void {
    const target = this.focused();
    const box = target?.kind === "context" ? this.places.get(target.id) : undefined;
    if (box && document.activeElement?.matches(":focus-visible")) this.look(showing(this.camera, box, this.frame()));
  }

  private focused(): Target | null {
    if (!this.surface.contains(document.activeElement)) return null;
    const { context, relationship } = (document.activeElement as SVGElement).dataset;
    if (context) return { kind: "context", id: context };
    return relationship ? { kind: "relationship", id: relationship } : null;
  }

  private groupOf(target: Target): SVGGElement | null {
    return this.surface.querySelector<SVGGElement>(`[data-${target.kind}="${CSS.escape(target.id)}"]`);
  }

  private lookAtAll(): void {
    const bounds = boundsOf(this.places.values(), MARGIN);
    const whole = fitting(bounds, this.frame());
    if (whole.zoom >= READABLE) return this.look(whole);
    // Too small to read as a whole: begin at the top, and on the left where it is too wide, with whole boxes in view.
    const width = this.frame().width / READABLE;
    const x = width < bounds.width ? bounds.x : bounds.x + (bounds.width - width) / 2;
    this.look({ zoom: READABLE, x, y: bounds.y });
  }

  private lookFreely(camera: Camera): void {
    this.isUntouched = false;
    this.look(camera);
  }

  private look(camera: Camera): void {
    this.camera = camera;
    this.world.setAttribute("transform", `scale(${camera.zoom}) translate(${-camera.x} ${-camera.y})`);
  }

  private frame(): Size {
    return { width: this.surface.clientWidth || 800, height: this.surface.clientHeight || 500 };
  }
}

/** An edit of others must not make the boxes jump: while contexts only come, those that are there keep their places. */
function keptPlaces(places: ReadonlyMap<string, Box>, moved: ReadonlyMap<string, Point>, next: MapModel): [string, Point][] {
  const isSame = next.contexts.length === places.size && next.contexts.every((context) => places.has(context.id));
  return isSame ? [...places] : [...moved];
}

function exists(target: Target, model: MapModel): boolean {
  const rows = target.kind === "context" ? model.contexts : model.relationships;
  return rows.some((row) => row.id === target.id);
}

function joins(line: Line, one: string, other: string): boolean {
  const { upstream_id, downstream_id } = line.edge;
  return (upstream_id === one && downstream_id === other) || (upstream_id === other && downstream_id === one);
}
