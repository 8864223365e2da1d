// The lines of the map: their curves, and where the badges at their ends and in their middle go.
import { boundsOf, type Box, type Curve, curveBetween, isInside, lengthOf, middleOf, type Point, pointOn, portOn, type Side, sideTowards } from "./geometry.ts";
import { badgesOf, type MapModel, type MapRelationship } from "./model.ts";

export type Badge = { text: string; isSide: boolean; x: number; y: number; width: number };
export type Line = { edge: MapRelationship; curve: Curve; badges: Badge[]; middle: { text: string; at: Point } };

type End = { edge: MapRelationship; box: Box; side: Side; aim: number; isUpstream: boolean };
type Port = { at: Point; side: Side; depth: number };

const PUSHES = [60, 120, 190, 270, 360, 460];
// Both halves of a line aside, or one of them; the smallest push first.
const DETOURS: [number, number][] = PUSHES.flatMap((push): [number, number][] => [
  [push, 0], [-push, 0], [0, push], [0, -push], [push, push], [-push, -push], [push, -push], [-push, push],
]);
const REACH = 640;
/** A line that passes so many boxes meets some of them whichever way it takes. */
const CROWD = 30;
const SAMPLES = Array.from({ length: 21 }, (_, index) => index / 20);
const BADGE_HEIGHT = 18;
const GAP = 3;
const LETTER = 7;
const PADDING = 10;
const ROOM_FOR_BADGES = 96;

/** One line for each relationship whose contexts have a place. */
export function linesOf(model: MapModel, places: ReadonlyMap<string, Box>): Line[] {
  const drawn = model.relationships.filter((edge) => {
    const [one, other] = [places.get(edge.upstream_id), places.get(edge.downstream_id)];
    return one !== undefined && other !== undefined && one !== other;
  });
  const ports = portsOf(drawn, places);
  return drawn.flatMap((edge) => {
    const [up, down] = [ports.get(`${edge.id} up`), ports.get(`${edge.id} down`)];
    return up && down ? [lineOf(edge, up, down, routed(edge, up, down, places))] : [];
  });
}

/** Each end of each line gets its own place on the side of its box, in the order of where the lines go. */
function portsOf(edges: MapRelationship[], places: ReadonlyMap<string, Box>): Map<string, Port> {
  const sides = new Map<string, End[]>();
  for (const edge of edges) {
    for (const isUpstream of [true, false]) {
      const [id, otherId] = isUpstream ? [edge.upstream_id, edge.downstream_id] : [edge.downstream_id, edge.upstream_id];
      const [box, other] = [places.get(id), places.get(otherId)];
      if (!box || !other) continue;
      const side = sideTowards(box, other);
      const aim = side === "top" || side === "bottom" ? middleOf(other).x : middleOf(other).y;
      const key = `${id} ${side}`;
      sides.set(key, [...(sides.get(key) ?? []), { edge, box, side, aim, isUpstream }]);
    }
  }
  const ports = new Map<string, Port>();
  for (const ends of sides.values()) {
    // Ties by the relationship, so that two lines of one pair stay apart all the way.
    ends.sort((one, other) => one.aim - other.aim || (one.edge.id < other.edge.id ? -1 : 1));
    const room = (ends[0]?.box.width ?? 0) / ends.length;
    ends.forEach((end, index) => {
      const at = portOn(end.box, end.side, (index + 1) / (ends.length + 1));
      const isCrowded = ends.length > 1 && room < ROOM_FOR_BADGES;
      ports.set(`${end.edge.id} ${end.isUpstream ? "up" : "down"}`, { at, side: end.side, depth: isCrowded ? index % 2 : 0 });
    });
  }
  return ports;
}

function lineOf(edge: MapRelationship, up: Port, down: Port, curve: Curve): Line {
  const badges = badgesOf(edge);
  return {
    edge,
    curve,
    badges: [...row(badges.upstream, curve, up, true), ...row(badges.downstream, curve, down, false)],
    middle: { text: badges.middle, at: pointOn(curve, 0.5) },
  };
}

/** A row of badges centred near one end of the curve; in a crowd every other row stands farther out. */
function row(texts: string[], curve: Curve, port: Port, atStart: boolean): Badge[] {
  if (texts.length === 0) return [];
  const widths = texts.map((text) => text.length * LETTER + PADDING);
  const whole = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  const isLevel = port.side === "left" || port.side === "right";
  const away = (isLevel ? whole / 2 + GAP * 2 : BADGE_HEIGHT * 0.8) + port.depth * (BADGE_HEIGHT + GAP);
  const part = Math.min(away / (lengthOf(curve) || 1), 0.42);
  const at = pointOn(curve, atStart ? part : 1 - part);
  let x = at.x - whole / 2;
  return texts.map((text, index) => {
    const width = widths[index] ?? 0;
    const badge = { text, isSide: text === "U" || text === "D", x, y: at.y - BADGE_HEIGHT / 2, width };
    x += width + GAP;
    return badge;
  });
}

/** The curve that runs behind the fewest other boxes; of equals the one that bends least. */
function routed(edge: MapRelationship, up: Port, down: Port, places: ReadonlyMap<string, Box>): Curve {
  // A curve stays within the farthest detour of its ends: what lies beyond is in nobody's way.
  const [left, right] = [Math.min(up.at.x, down.at.x) - REACH, Math.max(up.at.x, down.at.x) + REACH];
  const [top, bottom] = [Math.min(up.at.y, down.at.y) - REACH, Math.max(up.at.y, down.at.y) + REACH];
  const isNear = (box: Box) => box.x < right && box.x + box.width > left && box.y < bottom && box.y + box.height > top;
  const others = [...places].filter(([id, box]) => id !== edge.upstream_id && id !== edge.downstream_id && isNear(box)).map(([, box]) => box);
  if (others.length > CROWD) return curveBetween(up.at, up.side, down.at, down.side);
  const isUpright = up.side === "top" || up.side === "bottom";
  let best = curveBetween(up.at, up.side, down.at, down.side);
  let least = hits(best, others);
  const aside = (push: number): Point => (isUpright ? { x: push, y: 0 } : { x: 0, y: push });
  for (const [early, late] of DETOURS) {
    if (least === 0) break;
    const curve = curveBetween(up.at, up.side, down.at, down.side, [aside(early), aside(late)]);
    const count = hits(curve, others);
    if (count < least) [best, least] = [curve, count];
  }
  return best;
}

function hits(curve: Curve, boxes: Box[]): number {
  const points = SAMPLES.map((part) => pointOn(curve, part));
  const around = boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 })), 6);
  const near = boxes.filter((box) => box.x <= around.x + around.width && box.x + box.width >= around.x && box.y <= around.y + around.height && box.y + box.height >= around.y);
  return near.filter((box) => points.some((point) => isInside(point, box, 6))).length;
}
