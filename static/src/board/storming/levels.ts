// What the levels of a board offer. A level filters what is added and renames one kind; it never judges what hangs there.
import { infoOf, KINDS, nextKindOf } from "../../shared/kinds.ts";
import type { BoardLevel, NoteKind } from "../../shared/protocol.ts";

export const LEVELS: readonly { level: BoardLevel; name: string; note: string }[] = [
  { level: "big_picture", name: "Big picture", note: "What happens: events, people, systems, hotspots" },
  { level: "process", name: "Process", note: "How one thing leads to another: commands, policies" },
  { level: "design", name: "Design", note: "What keeps the rules: aggregates and their contexts" },
];
// Source: spec/event-storming.md section 1; the server's are in core/snapshot/kinds.py. A kind that is not here is of every level.
const OFFERED: Partial<Record<NoteKind, readonly BoardLevel[]>> = {
  opportunity: ["big_picture"], value: ["big_picture"],
  command: ["process", "design"], policy: ["process", "design"], read_model: ["process", "design"], screen: ["process", "design"],
  aggregate: ["design"],
};

export function offers(level: BoardLevel, kind: NoteKind): boolean {
  return OFFERED[kind]?.includes(level) ?? true;
}

/** The name of a kind: business people say "constraint" to what designers call an aggregate. */
export function nameOfKind(level: BoardLevel, kind: NoteKind): string {
  return kind === "aggregate" && level !== "design" ? "Constraint" : infoOf(kind).name;
}

/** What usually follows a note of a kind, among what the level offers. */
export function nextOffered(level: BoardLevel, kind: NoteKind): NoteKind {
  let next = nextKindOf(kind);
  for (let step = 0; step < KINDS.length && !offers(level, next); step += 1) next = nextKindOf(next);
  return next;
}
