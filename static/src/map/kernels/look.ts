// How somebody looks at the map: a saved view, a focus, layers; written into the page's address so that it can be shared.
import type { Point } from "./geometry.ts";
import type { Layer, MapState, SavedView } from "./model.ts";
import { around } from "./subset.ts";

export const LAYERS: Layer[] = ["flows", "teams", "findings"];
const USUAL: Layer[] = ["findings"];
const FARTHEST = 5;

export type Look = {
  /** The saved view that it began with; null is "Everything". */
  viewId: string | null;
  /** The contexts chosen by hand; null shows all. */
  chosen: ReadonlySet<string> | null;
  focus: { id: string; hops: number } | null;
  layers: ReadonlySet<Layer>;
};

/** How a saved view looks, or "Everything" where there is none. */
export function lookOf(view: SavedView | null): Look {
  if (!view) return { viewId: null, chosen: null, focus: null, layers: new Set(USUAL) };
  return { viewId: view.id, chosen: view.context_ids.length > 0 ? new Set(view.context_ids) : null, focus: null, layers: new Set(view.layers) };
}

/** The look that an address names; what it names and nobody has is left out. */
export function lookFrom(query: string, model: MapState): Look {
  const asked = new URLSearchParams(query);
  const look = lookOf(model.views.find((view) => view.id === asked.get("view")) ?? null);
  const layers = asked.get("layers");
  const id = asked.get("focus");
  const hops = Number(asked.get("hops") ?? 1);
  return {
    ...look,
    ...(layers === null ? {} : { layers: new Set(LAYERS.filter((layer) => layers.split(" ").includes(layer))) }),
    focus: id !== null && model.contexts.some((context) => context.id === id) ? { id, hops: within(hops) } : null,
  };
}

/** What an address must say to look so; nothing for "Everything" as it usually is. */
export function queryOf(look: Look, model: MapState): string {
  const asked = new URLSearchParams();
  if (look.viewId !== null) asked.set("view", look.viewId);
  const usual = lookOf(model.views.find((view) => view.id === look.viewId) ?? null).layers;
  if (!isSame(usual, look.layers)) asked.set("layers", LAYERS.filter((layer) => look.layers.has(layer)).join(" "));
  if (look.focus) {
    asked.set("focus", look.focus.id);
    asked.set("hops", String(look.focus.hops));
  }
  const text = asked.toString();
  return text === "" ? "" : `?${text}`;
}

/** The contexts to show, or null for all. */
export function shownBy(look: Look, model: MapState): ReadonlySet<string> | null {
  if (!look.focus) return look.chosen;
  const near = around(look.focus.id, look.focus.hops, model);
  return look.chosen ? new Set([...near].filter((id) => look.chosen?.has(id) || id === look.focus?.id)) : near;
}

/** The same look with a layer put on or taken off. */
export function withLayer(look: Look, layer: Layer): Look {
  const layers = new Set(look.layers);
  if (!layers.delete(layer)) layers.add(layer);
  return { ...look, layers };
}

/** The same look with more or fewer hops around its focus. */
export function withHops(look: Look, more: number): Look {
  return look.focus ? { ...look, focus: { ...look.focus, hops: within(look.focus.hops + more) } } : look;
}

export function placesOf(view: SavedView | null): Map<string, Point> {
  return new Map((view?.places ?? []).map(([id, x, y]) => [id, { x, y }]));
}

function within(hops: number): number {
  return Math.min(FARTHEST, Math.max(1, Math.round(hops) || 1));
}

function isSame(one: ReadonlySet<Layer>, other: ReadonlySet<Layer>): boolean {
  return one.size === other.size && [...one].every((layer) => other.has(layer));
}
