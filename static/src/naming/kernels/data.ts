// The word lists that Python writes (modeler/core/naming/browser_data.py), parsed once on arrival.

export type NamingData = { lexicon: Record<string, string>; vocabulary: Record<string, string>; reasons: Record<string, string> };

/** Words of a domain: `verbs` that the dictionary lacks, `nouns` that only look like a past; `needsSubject`: "reserved" is no name. */
export type NameWords = { verbs: string[]; nouns: string[]; needsSubject: boolean };

export const NO_WORDS: NameWords = { verbs: [], nouns: [], needsSubject: false };

/** The words of a list. */
export function wordSet(text: string | undefined): Set<string> {
  return new Set(text ? text.split(" ") : []);
}

/** The pairs of a list of "a:b"; keys alone have an empty value. */
export function pairMap(text: string | undefined): Map<string, string> {
  const pairs = (text ? text.split(" ") : []).map((pair): [string, string] => {
    const at = pair.indexOf(":");
    return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  return new Map(pairs);
}
