// How well some notes hold together: words they share, arrows that stay inside and arrows that leave. Numbers one can explain.
import type { Connector, Id, Note } from "../../shared/protocol.ts";

export type Cohesion = {
  /** Words that at least two of the notes share, the most shared first, with how many notes say them. */
  shared: { word: string; notes: number }[];
  /** How many of the notes with words share one with another. */
  speakers: number;
  inside: number;
  crossing: number;
  pivotal: number;
};

const SMALL_WORDS = new Set(["the", "and", "for", "from", "with", "into", "that", "this", "when", "whenever", "then", "after", "was", "has", "been", "are", "not", "all", "its", "new"]);

/** The cohesion of a part of a board. */
export function cohesionOf(notes: readonly Note[], textOf: (note: Note) => string, connectors: Iterable<Connector>): Cohesion {
  const chosen = new Set<Id>(notes.map((note) => note.id));
  const words = notes.map((note) => wordsOf(textOf(note)));
  const counts = new Map<string, number>();
  for (const word of words.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1).map(([word, count]) => ({ word, notes: count }));
  shared.sort((one, other) => other.notes - one.notes || (one.word < other.word ? -1 : 1));
  let inside = 0, crossing = 0;
  for (const { source_id, target_id } of connectors) {
    const ends = Number(chosen.has(source_id)) + Number(chosen.has(target_id));
    if (ends === 2) inside += 1;
    else if (ends === 1) crossing += 1;
  }
  const speakers = words.filter((own) => [...own].some((word) => (counts.get(word) ?? 0) > 1)).length;
  return { shared, speakers, inside, crossing, pivotal: notes.filter((note) => note.is_pivotal).length };
}

/** The words of a text that carry a meaning, in lower case, plurals as singulars. */
export function wordsOf(text: string): Set<string> {
  const parts = text.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(parts.filter((word) => !SMALL_WORDS.has(word)).map((word) => (/[^sui]s$/.test(word) && word.length > 4 ? word.slice(0, -1) : word)));
}
