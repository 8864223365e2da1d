// Where somebody has put boxes, kept in this browser until a view is saved: for each view of each domain.
import type { Point } from "./kernels/geometry.ts";

/** What was put where since the view was saved, or null. */
export function keptPlaces(domain: string, viewId: string | null): Map<string, Point> | null {
  const text = localStorage.getItem(keyOf(domain, viewId));
  if (text === null) return null;
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, Point>));
  } catch {
    return null;
  }
}

/** Keeps places, or with null forgets them. */
export function keepPlaces(domain: string, viewId: string | null, moved: ReadonlyMap<string, Point> | null): void {
  if (moved === null) localStorage.removeItem(keyOf(domain, viewId));
  else localStorage.setItem(keyOf(domain, viewId), JSON.stringify(Object.fromEntries(moved)));
}

function keyOf(domain: string, viewId: string | null): string {
  return viewId === null ? `map-places:${domain}` : `map-places:${domain}:${viewId}`;
}
