// The kinds of notes: name, letter, icon and size. Colour is only one of four ways to tell them apart.
import type { NoteKind } from "./protocol.ts";

export type KindInfo = { kind: NoteKind; name: string; letter: string; icon: string; extent: [number, number]; isModel: boolean };

const SQUARE: [number, number] = [120, 120];
const WIDE: [number, number] = [240, 120];

// In the order of the palette. Sizes are the server's: spec/event-storming.md section 1.
export const KINDS: readonly KindInfo[] = [
  { kind: "event", name: "Domain event", letter: "E", icon: "zap", extent: SQUARE, isModel: true },
  { kind: "command", name: "Command", letter: "M", icon: "arrow-right", extent: SQUARE, isModel: true },
  { kind: "actor", name: "Actor", letter: "U", icon: "user", extent: [120, 60], isModel: true },
  { kind: "policy", name: "Policy", letter: "P", icon: "scale", extent: WIDE, isModel: true },
  { kind: "aggregate", name: "Aggregate", letter: "B", icon: "box", extent: WIDE, isModel: true },
  { kind: "read_model", name: "Read model", letter: "I", icon: "table-2", extent: SQUARE, isModel: true },
  { kind: "external_system", name: "External system", letter: "S", icon: "cloud", extent: WIDE, isModel: true },
  { kind: "hotspot", name: "Hotspot", letter: "O", icon: "flame", extent: SQUARE, isModel: false },
  { kind: "opportunity", name: "Opportunity", letter: "Y", icon: "lightbulb", extent: SQUARE, isModel: false },
  { kind: "value", name: "Value", letter: "J", icon: "thumbs-up", extent: [60, 60], isModel: false },
  { kind: "screen", name: "Screen", letter: "W", icon: "monitor", extent: WIDE, isModel: false },
  { kind: "label", name: "Label", letter: "T", icon: "type", extent: [160, 40], isModel: false },
];

const BY_KIND = new Map(KINDS.map((info) => [info.kind, info]));
const SOMETHING: KindInfo = { kind: "label", name: "Note", letter: "", icon: "sticky-note", extent: SQUARE, isModel: false };

export function infoOf(kind: NoteKind): KindInfo {
  return BY_KIND.get(kind) ?? SOMETHING;
}

/** Width and height of a new note of a kind, in board units. */
export function extentOf(kind: NoteKind): [number, number] {
  return infoOf(kind).extent;
}

/** What usually follows a note of a kind. Source: spec/event-storming.md section 2. */
export function nextKindOf(kind: NoteKind): NoteKind {
  const next: Partial<Record<NoteKind, NoteKind>> = {
    actor: "command", command: "aggregate", aggregate: "event", external_system: "event",
    event: "policy", policy: "command", read_model: "actor", screen: "command",
  };
  return next[kind] ?? "event";
}
