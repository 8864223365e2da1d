// Finds the verb of a name: in the past, or behind an auxiliary. The twin of modeler/core/naming/tense.py.
import type { Lexicon } from "./lexicon.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Form = "request" | "ongoing" | "nominal" | "present" | "undecided" | "participle_first" | "handler";

/** What every rule of grammar needs to know. */
export type Grammar = { lexicon: Lexicon; known: Vocabulary };

/** Where the verb in the past stands, or -1. The first word counts only with a subject or with a tail. */
export function pastPosition(words: string[], { lexicon, known }: Grammar, hasSubject: boolean): number {
  return words.findIndex((word, at) => {
    const lemma = lexicon.lemmaOfPast(word);
    return lemma !== "" && counts(words, at, lemma, { lexicon, known }, hasSubject);
  });
}

/** Where an auxiliary of the present or the future stands, or -1. */
export function presentPosition(words: string[], { lexicon, known }: Grammar, hasSubject: boolean): number {
  for (let at = hasSubject ? 0 : 1; at < words.length; at++) {
    const word = words[at] ?? "", following = words[at + 1] ?? "";
    if (known.has("PRESENT_AUXILIARIES", word) || (word === "to" && following === "be")) return at;
    if (known.has("MODALS", word) && followsModal(following, { lexicon, known })) return at;
  }
  return -1;
}

/** Whether the word, at the head of a name, asks for something. */
export function asks(word: string, { lexicon, known }: Grammar): boolean {
  return !known.has("THINGS", word) && (known.has("REQUESTS", word) || lexicon.isVerbOnly(word));
}

function counts(words: string[], at: number, lemma: string, grammar: Grammar, hasSubject: boolean): boolean {
  const { known } = grammar;
  const word = words[at] ?? "", rest = words.slice(at + 1), before = at ? (words[at - 1] ?? "") : "";
  const isClosed = rest.length === 0 || known.isTail(rest[0] ?? "");
  if (word === lemma && !sameFormCounts(words, at, grammar, hasSubject)) return false;
  if (at === 0) return firstWordCounts(rest, grammar, hasSubject);
  if (known.has("SAME_FORM_COMPOUNDS", `${before}+${word}`) || (rest.length === 0 && known.has("NOUN_LIKE_PASTS", word))) return false;
  if (isClosed) return true;
  if (at === 1 && (known.has("ATTRIBUTIVES", before) || asks(before, grammar))) return false;
  if (known.has("DESCRIBED_NOUNS", rest.at(-1) ?? "") && !known.isAgent(before)) return false;
  return !known.has("ATTRIBUTIVE_PARTICIPLES", word);
}

function firstWordCounts(rest: string[], { known }: Grammar, hasSubject: boolean): boolean {
  if (rest.length === 0 || hasSubject) return true;
  return rest.every((word) => known.isTail(word)) || known.has("PREPOSITIONS", rest[0] ?? "");
}

function sameFormCounts(words: string[], at: number, grammar: Grammar, hasSubject: boolean): boolean {
  const { known } = grammar;
  if (at === 0) return hasSubject && words.length === 1;
  if (at >= 2 && asks(words[0] ?? "", grammar)) return false;
  const following = words[at + 1] ?? "";
  return !following || known.isTail(following) || known.has("DETERMINERS", following) || known.isAgent(words[at - 1] ?? "");
}

function followsModal(word: string, { lexicon, known }: Grammar): boolean {
  if (word === "be" || word === "have" || known.has("NEGATIONS", word)) return true;
  return word !== "" && lexicon.isVerb(word) && lexicon.lemmaOfPast(word) === "";
}
