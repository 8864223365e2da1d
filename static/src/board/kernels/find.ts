// Finding words on a board.

export type Findable = { id: string; text: string };

/** The ids, in the order given, of what holds every word of `query`; none where it says nothing. */
export function find(items: Iterable<Findable>, query: string): string[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return [...items].filter(({ text }) => {
    const there = folded(text);
    return words.every((word) => there.includes(word));
  }).map(({ id }) => id);
}

/** Lower case, and letters without their accents: "Café" is found by "cafe". */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
