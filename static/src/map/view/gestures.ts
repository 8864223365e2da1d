// Pointers and keys on the map, told as what they mean: drag a context, pan, zoom, choose.
import { type Camera, panned, zoomedAt } from "../kernels/camera.ts";
import type { Point } from "../kernels/geometry.ts";
import { stepOf } from "../kernels/neighbours.ts";

export type Target = { kind: "context" | "relationship" | "passage"; id: string };
export type Meanings = {
  camera: () => Camera;
  look: (camera: Camera) => void;
  moveBy: (contextId: string, dx: number, dy: number) => void;
  dropped: (contextId: string) => void;
  choose: (target: Target | null) => void;
  go: (contextId: string, key: string) => void;
  /** A line is being drawn from a context to a point of the frame; null where it is let go. */
  reach: (contextId: string, to: Point | null) => void;
  connect: (contextId: string, otherId: string) => void;
  relate: (contextId: string) => void;
};

const STILL = 4;

export function listen(surface: SVGSVGElement, meanings: Meanings): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal };
  const down = new Map<number, Point>();
  let held: { target: Target | null; moved: number; reaches: string | null } | null = null;
  let spread = 0;

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    down.set(event.pointerId, pointIn(surface, event));
    surface.setPointerCapture(event.pointerId);
    if (down.size === 1) held = { target: targetOf(event.target), moved: 0, reaches: handleOf(event.target) };
    spread = spreadOf(down);
  }, options);

  surface.addEventListener("pointermove", (event) => {
    const last = down.get(event.pointerId);
    if (!last || !held) return;
    const now = pointIn(surface, event);
    down.set(event.pointerId, now);
    if (down.size > 1) {
      const wider = spreadOf(down);
      if (spread > 0) meanings.look(zoomedAt(meanings.camera(), centreOf(down), wider / spread));
      spread = wider;
      held.moved = STILL + 1;
      return;
    }
    const [dx, dy] = [now.x - last.x, now.y - last.y];
    held.moved += Math.abs(dx) + Math.abs(dy);
    if (held.moved <= STILL) return;
    surface.classList.add("cmap--dragging");
    if (held.reaches !== null) meanings.reach(held.reaches, now);
    else if (held.target?.kind === "context") {
      const { zoom } = meanings.camera();
      meanings.moveBy(held.target.id, dx / zoom, dy / zoom);
    } else meanings.look(panned(meanings.camera(), dx, dy));
  }, options);

  const release = (event: PointerEvent) => {
    if (!down.delete(event.pointerId) || !held || down.size > 0) return;
    surface.classList.remove("cmap--dragging");
    const { target, moved, reaches } = held;
    held = null;
    if (reaches !== null) meanings.reach(reaches, null);
    if (event.type === "pointercancel") return;
    if (moved <= STILL) meanings.choose(target);
    else if (reaches !== null) {
      const other = targetOf(document.elementFromPoint(event.clientX, event.clientY));
      if (other?.kind === "context" && other.id !== reaches) meanings.connect(reaches, other.id);
    }
    else if (target?.kind === "context") meanings.dropped(target.id);
  };
  surface.addEventListener("pointerup", release, options);
  surface.addEventListener("pointercancel", release, options);

  surface.addEventListener("wheel", (event) => {
    // Without a key the wheel scrolls the page, as everywhere.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    meanings.look(zoomedAt(meanings.camera(), pointIn(surface, event), Math.exp(-event.deltaY / 300)));
  }, { ...options, passive: false });

  surface.addEventListener("keydown", (event) => {
    const target = targetOf(event.target);
    if (event.key === "Escape") meanings.choose(null);
    if (!target) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      meanings.choose(target);
    }
    if (event.key.toLowerCase() === "r" && target.kind === "context" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      meanings.relate(target.id);
    }
    const step = stepOf(event.key);
    if (!step || target.kind !== "context") return;
    event.preventDefault();
    if (event.shiftKey) {
      meanings.moveBy(target.id, step.x, step.y);
      meanings.dropped(target.id);
    } else meanings.go(target.id, event.key);
  }, options);

  return () => stop.abort();
}

function targetOf(from: EventTarget | null): Target | null {
  const found = from instanceof Element ? from.closest<SVGElement>("[data-context], [data-relationship], [data-passage]") : null;
  if (!found) return null;
  const { context, relationship, passage } = found.dataset;
  if (context) return { kind: "context", id: context };
  if (passage) return { kind: "passage", id: passage };
  return relationship ? { kind: "relationship", id: relationship } : null;
}

function handleOf(from: EventTarget | null): string | null {
  return (from instanceof Element ? from.closest<SVGElement>("[data-handle]")?.dataset.handle : undefined) ?? null;
}

function pointIn(surface: Element, event: MouseEvent): Point {
  const frame = surface.getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

function spreadOf(points: ReadonlyMap<number, Point>): number {
  const [one, other] = [...points.values()];
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

function centreOf(points: ReadonlyMap<number, Point>): Point {
  const all = [...points.values()];
  return { x: all.reduce((sum, point) => sum + point.x, 0) / all.length, y: all.reduce((sum, point) => sum + point.y, 0) / all.length };
}
