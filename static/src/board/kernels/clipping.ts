// What the clipboard holds of a board: notes and regions with the arrows between the notes, as JSON with a type, and as plain lines.
import type { Connector, Id, Note, NoteKind, Point, Region } from "../../shared/protocol.ts";
import { boundsOf, centre } from "./geometry.ts";

export const MIME = "application/x-stormwright-notes+json";
const TYPE = "stormwright-notes";
const VERSION = 1;

export type ClippedNote = Pick<Note, "id" | "kind" | "text" | "x" | "y" | "width" | "height" | "element_id" | "group_id" | "is_pivotal">;
export type ClippedArrow = Pick<Connector, "source_id" | "target_id" | "label">;
export type ClippedRegion = Pick<Region, "kind" | "name" | "x" | "y" | "width" | "height">;
export type Clipping = { type: typeof TYPE; version: typeof VERSION; domain: Id; board: Id; notes: ClippedNote[]; arrows: ClippedArrow[]; regions: ClippedRegion[] };
export type Copied = { notes: Record<string, unknown>[]; arrows: Record<string, unknown>[]; regions: Record<string, unknown>[] };
type Clipped = { notes: readonly Note[]; regions: readonly ClippedRegion[] };

/** A clipping of notes, each with its words, of regions by their names, and of the arrows of which both ends are among the notes. */
export function clip(place: { domain: Id; board: Id }, { notes, regions }: Clipped, arrows: Iterable<Connector>, textOf: (note: Note) => string): Clipping {
  const ids = new Set(notes.map(({ id }) => id));
  return {
    type: TYPE, version: VERSION, ...place,
    notes: notes.map((note) => ({
      id: note.id, kind: note.kind, text: textOf(note), x: note.x, y: note.y, width: note.width, height: note.height,
      element_id: note.element_id, group_id: note.group_id, is_pivotal: note.is_pivotal,
    })),
    arrows: [...arrows].filter(({ source_id, target_id }) => ids.has(source_id) && ids.has(target_id))
      .map(({ source_id, target_id, label }) => ({ source_id, target_id, label })),
    regions: regions.map(({ kind, name, x, y, width, height }) => ({ kind, name, x, y, width, height })),
  };
}

export function formatClipping(clipping: Clipping): string {
  return JSON.stringify(clipping);
}

/** The clipping that a text holds, or null where it holds something else, a newer version, or nonsense. */
export function parseClipping(text: string, isKind: (kind: string) => boolean): Clipping | null {
  const value = parsed(text);
  if (!isObject(value) || value.type !== TYPE || value.version !== VERSION) return null;
  const { notes, arrows, domain, board, regions = [] } = value;
  if (!Array.isArray(notes) || !Array.isArray(arrows) || !Array.isArray(regions) || typeof domain !== "string" || typeof board !== "string") return null;
  const isNote = (note: unknown): note is ClippedNote => isObject(note) && typeof note.id === "string" && typeof note.kind === "string" && isKind(note.kind)
    && typeof note.text === "string" && isBox(note);
  const isArrow = (arrow: unknown): arrow is ClippedArrow => isObject(arrow) && typeof arrow.source_id === "string" && typeof arrow.target_id === "string" && typeof arrow.label === "string";
  const isRegion = (region: unknown): region is ClippedRegion => isObject(region) && typeof region.kind === "string" && typeof region.name === "string" && isBox(region);
  if (notes.length + regions.length === 0 || !notes.every(isNote) || !arrows.every(isArrow) || !regions.every(isRegion)) return null;
  return { type: TYPE, version: VERSION, domain, board, notes, arrows, regions };
}

/** The words of the notes, or else the names of the regions, one a line: what a text editor gets. */
export function plainText({ notes, regions }: Clipping): string {
  return (notes.length ? notes.map(({ text }) => text) : regions.map(({ name }) => name)).map((text) => text.replace(/\s*\n\s*/g, " ")).filter(Boolean).join("\n");
}

/** Notes, arrows and regions with ids of their own, moved as a whole so that their middle lies at `middle`. */
export function copyOf(clipping: Pick<Clipping, "notes" | "arrows" | "regions">, middle: Point, newId: () => Id, elementOf: (note: ClippedNote) => Id | null = () => null): Copied {
  const around = boundsOf([...clipping.notes, ...clipping.regions]);
  const from = around ? centre(around) : middle;
  const moved = ({ x, y }: Point) => ({ x: Math.round(x + middle.x - from.x), y: Math.round(y + middle.y - from.y) });
  const ids = new Map<Id, Id>(), groups = new Map<Id, Id>();
  const fresh = (known: Map<Id, Id>, id: Id) => known.get(id) ?? known.set(id, newId()).get(id) ?? id;
  return {
    notes: clipping.notes.map((note) => {
      const element = elementOf(note);
      return {
        id: fresh(ids, note.id), kind: note.kind as NoteKind, width: note.width, height: note.height, is_pivotal: note.is_pivotal ?? false,
        ...moved(note),
        ...(element ? { element_id: element } : { text: note.text }),
        ...(note.group_id ? { group_id: fresh(groups, note.group_id) } : {}),
      };
    }),
    arrows: clipping.arrows.map(({ source_id, target_id, label }) => ({ id: newId(), source_id: fresh(ids, source_id), target_id: fresh(ids, target_id), label })),
    regions: clipping.regions.map((region) => ({ ...region, id: newId(), ...moved(region) })),
  };
}

function parsed(text: string): unknown {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isBox({ x, y, width, height }: Record<string, unknown>): boolean {
  return [x, y, width, height].every(Number.isFinite);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
