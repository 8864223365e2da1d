// Finds the verb inside a noun that names a happening. The twin of modeler/core/naming/nominals.py.
import type { Grammar } from "./tense.ts";

const MIN_WORD = 6;

/** The verb that the noun was made from, or "". */
export function verbOfNominal(word: string, { lexicon, known }: Grammar): string {
  const listed = known.get("NOMINALS", word);
  if (listed !== undefined) return listed;
  if (word.length < MIN_WORD || known.has("THING_NOMINALS", word)) return "";
  const candidates = candidatesOf(word).filter((verb) => verb.length > 2);
  if (word.endsWith("al")) return candidates.find((verb) => lexicon.isVerbOnly(verb)) ?? "";
  return candidates.find((verb) => lexicon.verbs.has(verb)) ?? candidates.find((verb) => lexicon.isVerb(verb)) ?? "";
}

function candidatesOf(word: string): string[] {
  const less = (count: number, end = ""): string => word.slice(0, -count) + end;
  if (word.endsWith("ication")) return [less(7, "y"), less(3, "e")];
  if (word.endsWith("ization") || word.endsWith("isation")) return [less(5, "e")];
  if (word.endsWith("ation")) return [less(3, "e"), less(5, "e"), less(5)];
  if (word.endsWith("ssion")) return [less(3), less(5, "t")];
  if (word.endsWith("tion")) return [less(3), less(3, "e"), less(4, "e")];
  if (word.endsWith("ision")) return [less(4, "e"), less(4, "de"), less(3, "e")];
  if (word.endsWith("sion")) return [less(3, "e"), less(4, "t"), less(4, "d"), less(4, "de")];
  if (word.endsWith("ment")) return [less(4)];
  if (word.endsWith("al")) return [less(2, "e"), less(2), word.at(-3) === word.at(-4) ? less(3) : ""];
  return [];
}
