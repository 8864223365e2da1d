// The state diagram of a design: what is drawn where. A library arranges; the kernel only says what it wants.
import { type Design, finalStates, initialStates } from "./design.ts";

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Box = Point & Size;
export type Tie = Size & { id: string; from: string; to: string };
export type Arranged = Size & { boxes: Map<string, Box>; lines: Map<string, { points: Point[]; label: Point }> };
export type Arrange = (sizes: ReadonlyMap<string, Size>, ties: Tie[], direction: "LR" | "TB") => Arranged;

export type StateBox = Box & { name: string; isInitial: boolean; isFinal: boolean };
export type Arrow = { transition: number; path: string; head: string; label: Box; command: string; events: string; from: string; to: string };
export type Diagram = Size & { states: StateBox[]; begins: Point[]; arrows: Arrow[] };

// No state is called so: names have no blank in front.
const BEGIN = " begin";
const BEGIN_SIZE = { width: 18, height: 18 };
const LETTER = 7;
const LONGEST = 24;
const MARGIN = 16;
const HEAD = 8;

export function diagramOf(design: Design, arrange: Arrange, direction: "LR" | "TB"): Diagram {
  const sizes = new Map<string, Size>(design.states.map((name) => [name, { width: Math.max(92, short(name).length * 8 + 36), height: 44 }]));
  const ties: (Tie & { transition: number; command: string; events: string })[] = [];
  const begins = initialStates(design);
  design.transitions.forEach((each, transition) => {
    const froms = each.sources.length > 0 ? each.sources : each.targets.length > 0 ? [BEGIN] : [];
    for (const from of froms) {
      for (const to of each.targets.length > 0 ? each.targets : [from]) ties.push(tieOf(design, transition, from, to));
    }
  });
  const isBegun = ties.some((tie) => tie.from === BEGIN);
  if (begins.length > 0 && !isBegun) ties.push({ id: "begin", from: BEGIN, to: begins[0] ?? "", width: 0, height: 0, transition: -1, command: "", events: "" });
  if (design.states.length > 0) sizes.set(BEGIN, BEGIN_SIZE);
  const placed = arrange(sizes, ties, direction);
  const finals = new Set(finalStates(design));
  return {
    width: placed.width + 2 * MARGIN,
    height: placed.height + 2 * MARGIN,
    states: design.states.flatMap((name) => {
      const box = placed.boxes.get(name);
      return box ? [{ ...shifted(box), ...sizeOf(box), name, isInitial: begins.includes(name), isFinal: finals.has(name) }] : [];
    }),
    begins: [placed.boxes.get(BEGIN)].flatMap((box) => (box ? [shifted({ x: box.x + box.width / 2, y: box.y + box.height / 2 })] : [])),
    arrows: ties.flatMap((tie) => {
      const line = placed.lines.get(tie.id);
      return line ? [arrowOf(tie, line.points.map(shifted), shifted(line.label))] : [];
    }),
  };
}

export function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function tieOf(design: Design, transition: number, from: string, to: string) {
  const each = design.transitions[transition];
  const [command, events] = [short(each?.command || "?"), short((each?.events ?? []).join(", "))];
  const width = Math.max(command.length, events.length) * LETTER + 22;
  return { id: `${transition} ${from} ${to}`, from, to, width, height: events ? 38 : 24, transition, command, events };
}

function arrowOf(tie: Tie & { transition: number; command: string; events: string }, points: Point[], label: Point): Arrow {
  const end = points[points.length - 1] ?? label;
  const before = points[points.length - 2] ?? end;
  return {
    transition: tie.transition,
    command: tie.command,
    events: tie.events,
    from: tie.from === BEGIN ? "" : tie.from,
    to: tie.to,
    path: smooth(points),
    head: headAt(before, end),
    label: { x: label.x - tie.width / 2, y: label.y - tie.height / 2, width: tie.width, height: tie.height },
  };
}

/** A line through the points whose corners are round. */
function smooth(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  let path = `M${at(first)}`;
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    path += next ? ` Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}` : ` L${at(point)}`;
  });
  return path;
}

function headAt(before: Point, end: Point): string {
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const wing = (turn: number) => ({ x: end.x - HEAD * Math.cos(angle + turn), y: end.y - HEAD * Math.sin(angle + turn) });
  return `M${at(wing(0.5))} L${at(end)} L${at(wing(-0.5))}`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

function shifted({ x, y }: Point): Point {
  return { x: x + MARGIN, y: y + MARGIN };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
