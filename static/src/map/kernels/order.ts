// The reading order of a group of contexts: upstream before downstream, and near whom they relate to.
import { isSymmetric, type MapRelationship } from "./model.ts";

const SWEEPS = 4;

/** The levels of a group from the top: who stands upstream of nobody's downstream comes first; circles are cut somewhere. */
export function levelsOf(ids: string[], relationships: MapRelationship[]): string[][] {
  const inside = new Set(ids);
  const edges = relationships.filter((edge) => edge.upstream_id !== edge.downstream_id && inside.has(edge.upstream_id) && inside.has(edge.downstream_id));
  const depth = depthsOf(ids, edges.filter((edge) => !isSymmetric(edge.kind)));
  const levels: string[][] = [];
  for (const id of ids) (levels[depth.get(id) ?? 0] ??= []).push(id);
  return untangled(levels.filter((level) => level !== undefined), edges);
}

function depthsOf(ids: string[], directed: MapRelationship[]): Map<string, number> {
  const depth = new Map(ids.map((id) => [id, 0]));
  // A pass for each context bounds the work where relationships run in a circle.
  for (let pass = 0; pass < ids.length; pass++) {
    let hasChanged = false;
    for (const { upstream_id, downstream_id } of directed) {
      const wanted = Math.min((depth.get(upstream_id) ?? 0) + 1, ids.length - 1);
      if (wanted <= (depth.get(downstream_id) ?? 0)) continue;
      depth.set(downstream_id, wanted);
      hasChanged = true;
    }
    if (!hasChanged) break;
  }
  return depth;
}

/** Each context as near as may be to the middle of those that it relates to. */
function untangled(levels: string[][], edges: MapRelationship[]): string[][] {
  const beside = new Map<string, string[]>();
  for (const { upstream_id, downstream_id } of edges) {
    beside.set(upstream_id, [...(beside.get(upstream_id) ?? []), downstream_id]);
    beside.set(downstream_id, [...(beside.get(downstream_id) ?? []), upstream_id]);
  }
  const at = new Map<string, number>();
  const note = (level: string[]) => level.forEach((id, index) => at.set(id, index - level.length / 2));
  levels.forEach(note);
  let sorted = levels;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    sorted = sorted.map((level) => {
      const middle = (id: string) => mean((beside.get(id) ?? []).map((other) => at.get(other) ?? 0)) ?? at.get(id) ?? 0;
      const next = level.map((id) => ({ id, middle: middle(id) })).sort((one, other) => one.middle - other.middle).map(({ id }) => id);
      note(next);
      return next;
    });
  }
  return sorted;
}

function mean(numbers: number[]): number | null {
  return numbers.length > 0 ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null;
}
