// What passes between contexts, as marks on their lines: which way, how many of which kind, and whether it may.
import { type Box, type Curve, curveBetween, directionOn, type Point, pointOn, portOn, sideTowards } from "./geometry.ts";
import type { Line } from "./lines.ts";
import type { MapRelationship, Passage } from "./model.ts";

export const MARK = { width: 54, height: 20 };
const GAP = 3;
const BELOW_A_NAME = 19;
const BESIDE_AN_ARROW = 16;

/** A mark and its way: `angle` in degrees, from the left to the right is 0. `curve` is set where no relationship draws one. */
export type Mark = { passage: Passage; at: Point; angle: number };
export type Passing = { marks: Mark[]; curve: Curve | null };

/** The marks of every pair of contexts between which something passes. */
export function passingOn(passages: Passage[], lines: Line[], places: ReadonlyMap<string, Box>): Passing[] {
  const pairs = new Map<string, Passage[]>();
  for (const passage of passages) {
    const key = [passage.from_id, passage.to_id].sort().join(" ");
    pairs.set(key, [...(pairs.get(key) ?? []), passage]);
  }
  return [...pairs.values()].flatMap((group) => {
    const passing = passingOf(group, lines, places);
    return passing ? [passing] : [];
  });
}

/** The id by which a passage is chosen. */
export function idOf(passage: Passage): string {
  return `${passage.from_id} ${passage.to_id} ${passage.kind}`;
}

/** The relationship that would let all of these pass: their owner upstream, or a Partnership where both own some. */
export function candidateFor(passages: Passage[]): Omit<MapRelationship, "id"> | null {
  const [first] = passages;
  if (!first) return null;
  const owner = first.owner_id;
  const other = first.from_id === owner ? first.to_id : first.from_id;
  const isMutual = passages.some((passage) => passage.owner_id !== owner);
  return { kind: isMutual ? "partnership" : "upstream_downstream", upstream_id: owner, downstream_id: other, upstream_roles: [], downstream_roles: [] };
}

/** All that passes between the two contexts of a passage, either way. */
export function betweenSame(passage: Passage, passages: Passage[]): Passage[] {
  const pair = new Set([passage.from_id, passage.to_id]);
  return passages.filter((one) => pair.has(one.from_id) && pair.has(one.to_id));
}

/** "Sales → Billing: 2 events: Order placed, Order paid". */
export function passageInWords(passage: Passage, nameOf: (id: string) => string): string {
  const count = passage.messages.length;
  const names = passage.messages.map(({ name }) => name).join(", ");
  const lack = passage.is_related ? "" : ". No relationship covers it";
  return `${nameOf(passage.from_id)} → ${nameOf(passage.to_id)}: ${count} ${passage.kind}${count === 1 ? "" : "s"}: ${names}${lack}`;
}

function passingOf(group: Passage[], lines: Line[], places: ReadonlyMap<string, Box>): Passing | null {
  const [first] = group;
  const [from, to] = [places.get(first?.from_id ?? ""), places.get(first?.to_id ?? "")];
  if (!first || !from || !to) return null;
  const pair = new Set([first.from_id, first.to_id]);
  const line = lines.find(({ edge }) => pair.has(edge.upstream_id) && pair.has(edge.downstream_id));
  const [leaves, meets] = [sideTowards(from, to), sideTowards(to, from)];
  const curve = line?.curve ?? curveBetween(portOn(from, leaves, 0.5), leaves, portOn(to, meets, 0.5), meets);
  const startsAt = line?.edge.upstream_id ?? first.from_id;
  const middle = pointOn(curve, 0.5);
  const way = directionOn(curve, 0.5);
  // Beside a line that runs downwards, in a row below one that runs across: the pattern's name and the arrow stay legible.
  const isBeside = Math.abs(way.y) > Math.abs(way.x) && !line?.middle.text;
  const whole = group.length * ((isBeside ? MARK.height : MARK.width) + GAP) - GAP;
  const place = (index: number): Point => isBeside
    ? { x: middle.x + BESIDE_AN_ARROW + MARK.width / 2, y: middle.y - whole / 2 + MARK.height / 2 + index * (MARK.height + GAP) }
    : { x: middle.x - whole / 2 + MARK.width / 2 + index * (MARK.width + GAP), y: middle.y + BELOW_A_NAME };
  const marks = group.map((passage, index) => {
    const turn = passage.from_id === startsAt ? 0 : 180;
    return { passage, at: place(index), angle: Math.round((Math.atan2(way.y, way.x) * 180) / Math.PI + turn) };
  });
  return { marks, curve: line ? null : curve };
}
