// Where contexts go when nobody has moved them: upstream above downstream, equals side by side.
import type { Box, Point } from "./geometry.ts";
import { isSymmetric, type MapModel, type MapRelationship } from "./model.ts";

const BOX = { width: 188, height: 76 };
const WIDEST = 460;
const PER_LINE = 64;
const GAPS = { rows: 120, boxes: 72 };
const LOOSE_PER_ROW = 4;

export type Size = { width: number; height: number };
export type Tie = { from: string; to: string; id: string; weight: number };
/** Puts boxes into rows so that every tie leads downwards; a library does it, the kernel only says what it wants. */
export type Arrange = (sizes: ReadonlyMap<string, Size>, ties: Tie[], gaps: { rows: number; boxes: number }) => Map<string, Box>;

/** A place for every context; `moved` holds the top left of those that somebody has dragged. */
export function placeContexts(model: MapModel, moved: ReadonlyMap<string, Point>, arrange: Arrange): Map<string, Box> {
  const related = new Set(model.relationships.flatMap((edge) => [edge.upstream_id, edge.downstream_id]));
  const contexts = [...model.contexts].sort((one, other) => one.name.localeCompare(other.name) || compare(one.id, other.id));
  const tied = contexts.filter((context) => related.has(context.id)).map((context) => context.id);
  const loose = contexts.filter((context) => !related.has(context.id)).map((context) => context.id);
  const places = layered(tied, model, arrange);
  addLoose(places, loose);
  for (const [id, point] of moved) {
    const box = places.get(id);
    if (box) places.set(id, { ...box, x: point.x, y: point.y });
  }
  return places;
}

function layered(ids: string[], model: MapModel, arrange: Arrange): Map<string, Box> {
  const known = new Set(ids);
  const edges = model.relationships.filter(
    (edge) => edge.upstream_id !== edge.downstream_id && known.has(edge.upstream_id) && known.has(edge.downstream_id),
  );
  const directed = edges.filter((edge) => !isSymmetric(edge.kind)).map((edge) => ties(edge.upstream_id, edge.downstream_id, edge.id, 3));
  const sizes = sizesOf(ids, edges);
  const first = arrange(sizes, directed, GAPS);
  const hasDirection = new Set(directed.flatMap((tie) => [tie.from, tie.to]));
  // Equals pull each other together, but do not decide who stands above whom.
  const equal = edges.filter((edge) => isSymmetric(edge.kind)).flatMap((edge) => {
    const [one, other] = [first.get(edge.upstream_id)?.y ?? 0, first.get(edge.downstream_id)?.y ?? 0];
    if (one === other && hasDirection.has(edge.upstream_id) && hasDirection.has(edge.downstream_id)) return [];
    const isUpright = one === other ? hasDirection.has(edge.upstream_id) : one < other;
    return [isUpright ? ties(edge.upstream_id, edge.downstream_id, edge.id, 1) : ties(edge.downstream_id, edge.upstream_id, edge.id, 1)];
  });
  return equal.length > 0 ? arrange(sizes, [...directed, ...equal], GAPS) : first;
}

/** A context with many lines on one side is wide enough for all of their badges. */
function sizesOf(ids: string[], edges: MapRelationship[]): Map<string, Size> {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  for (const edge of edges) {
    out.set(edge.upstream_id, (out.get(edge.upstream_id) ?? 0) + 1);
    into.set(edge.downstream_id, (into.get(edge.downstream_id) ?? 0) + 1);
  }
  return new Map(
    ids.map((id) => {
      const lines = Math.max(out.get(id) ?? 0, into.get(id) ?? 0);
      return [id, { ...BOX, width: Math.min(WIDEST, Math.max(BOX.width, (lines + 1) * PER_LINE)) }];
    }),
  );
}

function ties(from: string, to: string, id: string, weight: number): Tie {
  return { from, to, id, weight };
}

function addLoose(places: Map<string, Box>, ids: string[]): void {
  const below = Math.max(0, ...[...places.values()].map((box) => box.y + box.height + GAPS.rows / 2));
  ids.forEach((id, index) => {
    const x = (index % LOOSE_PER_ROW) * (BOX.width + GAPS.boxes / 2);
    const y = below + Math.floor(index / LOOSE_PER_ROW) * (BOX.height + GAPS.boxes / 2);
    places.set(id, { x, y, ...BOX });
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
