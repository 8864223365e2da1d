// Where contexts go when nobody has moved them: upstream above downstream, equals side by side.
import { type Cluster, groupsOf, packed } from "./clusters.ts";
import { boundsOf, type Box, type Point } from "./geometry.ts";
import { isSymmetric, type MapModel, type MapRelationship } from "./model.ts";
import { levelsOf } from "./order.ts";

const BOX = { width: 188, height: 76 };
const WIDEST = 460;
const PER_LINE = 64;
const GAPS = { rows: 120, boxes: 72 };
const LOOSE_PER_ROW = 4;
/** From here on one layered drawing is a ribbon that nobody can read. */
const LARGE = 24;
const TIGHT = { rows: 68, boxes: 36 };
/** A row that is so full ends with its level. */
const FULL = 0.8;
const PAGE = { gap: 60, shape: 1.9, title: 66 };

export type Size = { width: number; height: number };
export type Tie = { from: string; to: string; id: string; weight: number };
/** Puts boxes into rows so that every tie leads downwards; a library does it, the kernel only says what it wants. */
export type Arrange = (sizes: ReadonlyMap<string, Size>, ties: Tie[], gaps: { rows: number; boxes: number }) => Map<string, Box>;

export type Placed = { places: Map<string, Box>; clusters: Cluster[] };

/** A place for every context; `moved` holds the top left of those that somebody has dragged. */
export function placeContexts(model: MapModel, moved: ReadonlyMap<string, Point>, arrange: Arrange): Map<string, Box> {
  return placeAll(model, moved, arrange).places;
}

/** A place for every context, and on a large map the groups that they stand in. */
export function placeAll(model: MapModel, moved: ReadonlyMap<string, Point>, arrange: Arrange): Placed {
  const related = new Set(model.relationships.flatMap((edge) => [edge.upstream_id, edge.downstream_id]));
  const contexts = [...model.contexts].sort((one, other) => one.name.localeCompare(other.name) || compare(one.id, other.id));
  const tied = contexts.filter((context) => related.has(context.id)).map((context) => context.id);
  const loose = contexts.filter((context) => !related.has(context.id)).map((context) => context.id);
  const placed = contexts.length > LARGE ? onPages(tied, loose, model) : { places: layered(tied, model, arrange), clusters: [] };
  if (contexts.length <= LARGE) addLoose(placed.places, loose, LOOSE_PER_ROW);
  for (const [id, point] of moved) {
    const box = placed.places.get(id);
    if (box) placed.places.set(id, { ...box, x: point.x, y: point.y });
  }
  return placed;
}

function onPages(tied: string[], loose: string[], model: MapModel): Placed {
  const groups = groupsOf(tied, model.relationships);
  const sheets = groups.map((ids) => inRows(ids, model.relationships));
  if (loose.length > 0) {
    const sheet = new Map<string, Box>();
    addLoose(sheet, loose, Math.ceil(Math.sqrt(loose.length)));
    groups.push(loose);
    sheets.push(sheet);
  }
  const bounds = sheets.map((sheet) => boundsOf(sheet.values(), 0));
  const corners = packed(bounds.map(({ width, height }) => ({ width, height: height + PAGE.title })), PAGE.gap, PAGE.shape);
  const places = new Map<string, Box>();
  const clusters = sheets.map((sheet, index): Cluster => {
    const [at, from] = [corners[index] ?? { x: 0, y: 0 }, bounds[index] ?? { x: 0, y: 0 }];
    for (const [id, box] of sheet) places.set(id, { ...box, x: box.x - from.x + at.x, y: box.y - from.y + at.y + PAGE.title });
    const ids = groups[index] ?? [];
    const isLoose = loose.length > 0 && index === sheets.length - 1;
    return { name: isLoose ? "No relationship yet" : nameOf(ids, model), ids, box: boundsOf(ids.flatMap((id) => places.get(id) ?? []), 0) };
  });
  return { places, clusters };
}

/** Rows that are about equally long, from upstream to downstream: short levels join, long ones break. */
function inRows(ids: string[], relationships: MapRelationship[]): Map<string, Box> {
  const longest = Math.ceil(Math.sqrt(ids.length * PAGE.shape));
  const rows: string[][] = [];
  for (const level of levelsOf(ids, relationships)) {
    for (const [index, id] of level.entries()) {
      const row = rows.at(-1);
      const isFull = row === undefined || row.length >= longest || (index === 0 && row.length >= longest * FULL);
      if (isFull) rows.push([id]);
      else row.push(id);
    }
  }
  const step = { x: BOX.width + TIGHT.boxes, y: BOX.height + TIGHT.rows };
  return new Map(rows.flatMap((row, at) => row.map((id, index): [string, Box] => [id, { ...BOX, x: index * step.x, y: at * step.y }])));
}

/** A group is called after the context that most others in it relate to. */
function nameOf(ids: string[], model: MapModel): string {
  const inside = new Set(ids);
  const counts = new Map<string, number>();
  for (const { upstream_id, downstream_id } of model.relationships) {
    if (!inside.has(upstream_id) || !inside.has(downstream_id)) continue;
    for (const id of [upstream_id, downstream_id]) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [hub] = [...ids].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
  return model.contexts.find((context) => context.id === hub)?.name ?? "";
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

function addLoose(places: Map<string, Box>, ids: string[], perRow: number): void {
  const below = Math.max(0, ...[...places.values()].map((box) => box.y + box.height + GAPS.rows / 2));
  ids.forEach((id, index) => {
    const x = (index % perRow) * (BOX.width + GAPS.boxes / 2);
    const y = below + Math.floor(index / perRow) * (BOX.height + GAPS.boxes / 2);
    places.set(id, { x, y, ...BOX });
  });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
