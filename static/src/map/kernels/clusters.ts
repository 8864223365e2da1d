// Large maps: contexts that have much to do with each other stand together, and the groups fill a sheet like a page.
import type { Box, Point } from "./geometry.ts";
import type { MapModel } from "./model.ts";

/** A group of contexts, named after the one with the most relationships. */
export type Cluster = { name: string; ids: string[]; box: Box };

const ROUNDS = 12;
const LARGEST = 40;
const SMALLEST = 6;

/** Groups of contexts: each joins the group to which it has more relationships than chance would give. The same for the same map.
 *  Source: the local moving of Blondel et al., Fast unfolding of communities in large networks (2008), one level of it. */
export function groupsOf(ids: string[], relationships: MapModel["relationships"]): string[][] {
  const beside = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { upstream_id, downstream_id } of relationships) {
    if (upstream_id === downstream_id || !beside.has(upstream_id) || !beside.has(downstream_id)) continue;
    beside.get(upstream_id)?.push(downstream_id);
    beside.get(downstream_id)?.push(upstream_id);
  }
  const group = new Map(ids.map((id) => [id, id]));
  const size = new Map(ids.map((id) => [id, 1]));
  const weight = new Map(ids.map((id) => [id, beside.get(id)?.length ?? 0]));
  const ends = [...weight.values()].reduce((sum, count) => sum + count, 0);
  const busiest = [...ids].sort((one, other) => (beside.get(other)?.length ?? 0) - (beside.get(one)?.length ?? 0));
  for (let round = 0; round < ROUNDS; round++) {
    let hasMoved = false;
    for (const id of busiest) hasMoved = joinsNeighbours(id, beside.get(id) ?? [], { group, size, weight, ends }) || hasMoved;
    if (!hasMoved) break;
  }
  const members = new Map<string, string[]>();
  for (const id of ids) {
    const key = group.get(id) ?? id;
    members.set(key, [...(members.get(key) ?? []), id]);
  }
  joinSmall(members, group, beside);
  return [...members.values()];
}

/** A handful joins the group that it has most relationships to, as long as that does not become too large. */
function joinSmall(members: Map<string, string[]>, group: Map<string, string>, beside: ReadonlyMap<string, string[]>): void {
  const small = [...members].filter(([, ids]) => ids.length < SMALLEST).sort(([, one], [, other]) => one.length - other.length);
  for (const [key, ids] of small) {
    const votes = new Map<string, number>();
    for (const other of ids.flatMap((id) => beside.get(id) ?? [])) {
      const to = group.get(other) ?? other;
      if (to !== key && (members.get(to)?.length ?? 0) + ids.length <= LARGEST) votes.set(to, (votes.get(to) ?? 0) + 1);
    }
    const [best] = [...votes].sort(([one, most], [other, more]) => more - most || (one < other ? -1 : 1));
    if (!best) continue;
    for (const id of ids) group.set(id, best[0]);
    members.set(best[0], [...(members.get(best[0]) ?? []), ...(members.get(key) ?? [])]);
    members.delete(key);
  }
}

/** Where groups of these sizes go: in rows like words on a page of about this shape, the largest first. */
export function packed(sizes: { width: number; height: number }[], gap: number, shape: number): Point[] {
  const area = sizes.reduce((sum, size) => sum + (size.width + gap) * (size.height + gap), 0);
  const width = Math.max(Math.sqrt(area * shape), ...sizes.map((size) => size.width));
  const order = sizes.map((_, index) => index).sort((one, other) => (sizes[other]?.height ?? 0) - (sizes[one]?.height ?? 0) || one - other);
  const places: Point[] = sizes.map(() => ({ x: 0, y: 0 }));
  let [x, y, tallest] = [0, 0, 0];
  let column = { x: 0, width: 0, bottom: 0 };
  for (const index of order) {
    const size = sizes[index] ?? { width: 0, height: 0 };
    if (size.width <= column.width && column.bottom + size.height <= y + tallest) {
      // Room is left below the last one.
      places[index] = { x: column.x, y: column.bottom };
      column.bottom += size.height + gap;
      continue;
    }
    if (x > 0 && x + size.width > width) [x, y, tallest] = [0, y + tallest + gap, 0];
    places[index] = { x, y };
    column = { x, width: size.width, bottom: y + size.height + gap };
    x += size.width + gap;
    tallest = Math.max(tallest, size.height);
  }
  return places;
}

/** By context its group; by group how many it holds and how many ends of relationships they have; how many there are at all. */
type Grouping = { group: Map<string, string>; size: Map<string, number>; weight: Map<string, number>; ends: number };

function joinsNeighbours(id: string, neighbours: string[], { group, size, weight, ends }: Grouping): boolean {
  const mine = group.get(id) ?? id;
  const shared = new Map<string, number>([[mine, 0]]);
  for (const other of neighbours) {
    const key = group.get(other) ?? other;
    if (key === mine || (size.get(key) ?? 0) < LARGEST) shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  const gain = (key: string) => (shared.get(key) ?? 0) - (neighbours.length * ((weight.get(key) ?? 0) - (key === mine ? neighbours.length : 0))) / ends;
  let best = mine;
  for (const key of shared.keys()) if (gain(key) > gain(best) + 1e-9) best = key;
  if (best === mine) return false;
  group.set(id, best);
  for (const [numbers, count] of [[size, 1], [weight, neighbours.length]] as const) {
    numbers.set(mine, (numbers.get(mine) ?? 0) - count);
    numbers.set(best, (numbers.get(best) ?? 0) + count);
  }
  return true;
}
