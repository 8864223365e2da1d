// A board as a list: in which order it is read, which part of the list is drawn, and what somebody else's changes are in words.
import type { Box, Connector, Effect, Id } from "../../shared/protocol.ts";
import { centre, contains } from "./geometry.ts";

export type Placed = Box & { id: Id };
export type Item = { id: Id; row: "region" | "note" | "connector" };

// Notes whose left edges lie closer than this happen at the same time.
const COLUMN = 60;

/** Regions from left to right, each with its notes; then the notes outside. A note's arrows out follow it. */
export function outlineOf(regions: Iterable<Placed>, notes: Iterable<Placed>, connectors: Iterable<Connector>): Item[] {
  const inOrder = [...regions].sort(byPlace);
  const innerFirst = [...inOrder].sort((one, other) => one.width * one.height - other.width * other.height);
  const inside = new Map<Id | null, Placed[]>();
  for (const note of notes) {
    const middle = centre(note);
    const region = innerFirst.find((box) => contains(box, middle))?.id ?? null;
    const group = inside.get(region);
    if (group) group.push(note);
    else inside.set(region, [note]);
  }
  const arrows = arrowsBySource(connectors);
  const told = (region: Id | null): Item[] => (inside.get(region) ?? []).sort(byPlace).flatMap(({ id }): Item[] => [{ id, row: "note" }, ...(arrows.get(id) ?? [])]);
  return [...inOrder.flatMap(({ id }): Item[] => [{ id, row: "region" }, ...told(id)]), ...told(null)];
}

/** By time, which runs to the right, then by row. */
function byPlace(one: Placed, other: Placed): number {
  return Math.round(one.x / COLUMN) - Math.round(other.x / COLUMN) || one.y - other.y || (one.id < other.id ? -1 : 1);
}

function arrowsBySource(connectors: Iterable<Connector>): Map<Id, Item[]> {
  const arrows = new Map<Id, Item[]>();
  for (const { id, source_id } of connectors) {
    const item: Item = { id, row: "connector" };
    const group = arrows.get(source_id);
    if (group) group.push(item);
    else arrows.set(source_id, [item]);
  }
  return arrows;
}

/** The part of a list of `count` that is drawn: `size` long where there are so many, with `at` well inside. */
export function windowAround(at: number, count: number, size: number): { start: number; end: number } {
  const start = Math.max(0, Math.min(at - Math.floor(size / 2), count - size));
  return { start, end: Math.min(count, start + size) };
}

/** What somebody did since it was last told: counts, and the words of what is new. */
export type News = { moved: Set<Id>; added: string[]; rewritten: string[]; removed: number; arrows: number; regions: string[]; other: Set<string> };

export function noNews(): News {
  return { moved: new Set(), added: [], rewritten: [], removed: 0, arrows: 0, regions: [], other: new Set() };
}

/** Adds a change to the news of whoever made it; a change that none of these words tell is told by its kind. */
export function addNews(news: News, kind: string, effects: readonly Effect[]): void {
  const names = new Map(effects.filter(({ op, table }) => op === "create" && (table === "element" || table === "context")).map(({ id, after }) => [id, String(after?.name ?? "")]));
  const told = effects.filter((effect) => tell(news, effect, names)).length;
  if (told === 0) news.other.add(kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
}

function tell(news: News, { op, table, id, after }: Effect, names: Map<Id, string>): boolean {
  const name = (column: string) => names.get(String(after?.[column])) ?? "";
  if (table === "note" && op === "create") return news.added.push(name("element_id") || String(after?.text ?? "")) > 0;
  if (table === "note" && op === "update" && (after?.x !== undefined || after?.y !== undefined)) return Boolean(news.moved.add(id));
  if (op === "update" && ((table === "note" && after?.text !== undefined) || (table === "element" && after?.name !== undefined))) return news.rewritten.push(String(after.text ?? after.name)) > 0;
  if (table === "note" && op === "delete") return (news.removed += 1) > 0;
  if (table === "connector" && op === "create") return (news.arrows += 1) > 0;
  if (table === "region" && op === "create") return news.regions.push(name("context_id") || String(after?.name ?? "")) > 0;
  return false;
}

/** "Ada moved 3 notes, added Order paid": one sentence of one person. */
export function newsInWords(person: string, news: News): string {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
  const named = (texts: string[], what: string) => (texts.length <= 3 && texts.every(Boolean) ? texts.join(" and ") : count(texts.length, what));
  const parts = [
    news.moved.size && `moved ${count(news.moved.size, "note")}`,
    news.added.length && `added ${named(news.added, "note")}`,
    news.rewritten.length && `wrote ${named(news.rewritten, "text")}`,
    news.removed && `removed ${count(news.removed, "note")}`,
    news.arrows && `drew ${count(news.arrows, "arrow")}`,
    news.regions.length && `drew the region${news.regions.length === 1 ? "" : "s"} ${named(news.regions, "region")}`,
    ...[...news.other].map((kind) => `changed something: ${kind}`),
  ];
  return `${person} ${parts.filter(Boolean).join(", ")}`;
}
