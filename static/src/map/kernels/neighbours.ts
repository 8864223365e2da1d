// Which context an arrow key leads to.
import { type Box, middleOf } from "./geometry.ts";

const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest box in the key's direction, or null; what lies straight ahead counts as nearer. */
export function neighbourOf(id: string, key: string, places: ReadonlyMap<string, Box>): string | null {
  const way = WAYS[key];
  const here = places.get(id);
  if (!way || !here) return null;
  const from = middleOf(here);
  let best: string | null = null;
  let least = Infinity;
  for (const [other, box] of places) {
    const to = middleOf(box);
    const ahead = (to.x - from.x) * way[0] + (to.y - from.y) * way[1];
    const aside = Math.abs((to.x - from.x) * way[1]) + Math.abs((to.y - from.y) * way[0]);
    if (other === id || ahead <= 1) continue;
    if (ahead + 2 * aside < least) {
      least = ahead + 2 * aside;
      best = other;
    }
  }
  return best;
}

/** How far an arrow key with Shift moves a box. */
export function stepOf(key: string): { x: number; y: number } | null {
  const way = WAYS[key];
  return way ? { x: way[0] * 16, y: way[1] * 16 } : null;
}
