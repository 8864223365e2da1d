// English verb forms: which verb a word is a form of, and a verb's own forms. The twin of modeler/core/naming/lexicon.py.
import { pairMap, wordSet, type NameWords, type NamingData } from "./data.ts";

const VOWELS = "aeiou";
const MIN_STEM = 3;

type Known = { has(word: string): boolean };

export class Lexicon {
  private readonly doubling: Set<string>;
  private readonly irregularPasts: Map<string, string>;
  private readonly simplePasts: Map<string, string>;
  private readonly participles: Map<string, string>;
  private readonly neverPast: Set<string>;
  private readonly singleConsonant: Set<string>;
  private readonly prefixes: string[];
  readonly verbs: Set<string>;
  readonly ambiguous: Set<string>;

  constructor({ lexicon }: NamingData, words: NameWords) {
    this.doubling = wordSet(lexicon.DOUBLING);
    this.irregularPasts = pairMap(lexicon.IRREGULAR_PASTS);
    this.simplePasts = pairMap(lexicon.SIMPLE_PASTS);
    this.participles = pairMap(lexicon.PARTICIPLES);
    this.neverPast = wordSet(lexicon.NEVER_PAST);
    this.singleConsonant = wordSet(lexicon.SINGLE_CONSONANT);
    this.prefixes = (lexicon.VERB_PREFIXES ?? "").split(" ");
    this.ambiguous = wordSet(lexicon.AMBIGUOUS);
    this.verbs = new Set([...wordSet(lexicon.REGULAR), ...this.doubling, ...this.participles.keys(), ...words.verbs]);
    for (const verb of words.verbs) this.ambiguous.delete(verb);
    for (const noun of words.nouns) {
      this.irregularPasts.delete(noun);
      this.neverPast.add(noun);
    }
  }

  isVerb(word: string): boolean {
    return this.verbs.has(word) || this.withoutPrefix(word, this.verbs) !== "";
  }

  isVerbOnly(word: string): boolean {
    return !this.ambiguous.has(word) && this.isVerb(word);
  }

  lemmaOfPast(word: string): string {
    const irregular = this.irregularPasts.get(word);
    if (irregular) return irregular;
    if (this.neverPast.has(word)) return "";
    if (word.endsWith("eed")) {
      const lemma = word.slice(0, -1);
      return !this.verbs.has(word) && this.isVerb(lemma) ? lemma : "";
    }
    if (word.endsWith("ed")) return this.lemmaOfEd(word);
    const stem = this.withoutPrefix(word, this.irregularPasts);
    return stem ? word.slice(0, word.length - stem.length) + (this.irregularPasts.get(stem) ?? "") : "";
  }

  lemmaOfGerund(word: string): string {
    if (!word.endsWith("ing") || word.length < 5) return "";
    const stem = word.slice(0, -3);
    let candidates = [stem, `${stem}e`];
    if (stem.at(-1) === stem.at(-2) || stem.endsWith("ck")) candidates = [stem.slice(0, -1), stem, `${stem}e`];
    if (stem.endsWith("y")) candidates.unshift(`${stem.slice(0, -1)}ie`);
    return this.firstVerb(candidates);
  }

  lemmaOfThirdPerson(word: string): string {
    if (!word.endsWith("s") || word.endsWith("ss") || word.length < 4) return "";
    if (word.endsWith("ies")) return this.firstVerb([`${word.slice(0, -3)}y`, word.slice(0, -1)]);
    return this.firstVerb(word.endsWith("es") ? [word.slice(0, -1), word.slice(0, -2)] : [word.slice(0, -1)]);
  }

  participleOf(lemma: string): string {
    const known = this.participles.get(lemma);
    if (known) return known;
    if (this.doubling.has(lemma) && !this.singleConsonant.has(lemma)) return `${lemma}${lemma.at(-1)}ed`;
    if (!this.verbs.has(lemma)) {
      const stem = this.withoutPrefix(lemma, this.verbs);
      if (stem) return lemma.slice(0, lemma.length - stem.length) + this.participleOf(stem);
    }
    return regularPast(lemma);
  }

  simplePastOf(lemma: string): string {
    return this.simplePasts.get(lemma) || this.participleOf(lemma);
  }

  private lemmaOfEd(word: string): string {
    const candidates = [word.slice(0, -1), word.slice(0, -2)];
    if (word.endsWith("ied")) candidates.push(`${word.slice(0, -3)}y`);
    if (word.length > 4 && word.at(-3) === word.at(-4)) candidates.push(word.slice(0, -3));
    const known = candidates.find((lemma) => this.verbs.has(lemma)) ?? "";
    if (known) return known;
    return this.firstVerb(candidates) || (word.length > MIN_STEM + 2 ? guessedLemma(word) : "");
  }

  private firstVerb(candidates: string[]): string {
    const known = candidates.find((lemma) => this.verbs.has(lemma));
    return known ?? candidates.find((lemma) => this.withoutPrefix(lemma, this.verbs) !== "") ?? "";
  }

  private withoutPrefix(word: string, known: Known): string {
    for (const prefix of this.prefixes) {
      if (!word.startsWith(prefix)) continue;
      const stem = word.slice(prefix.length);
      if (stem.length > MIN_STEM && known.has(stem)) return stem;
    }
    return "";
  }
}

function regularPast(lemma: string): string {
  if (lemma.endsWith("e")) return `${lemma}d`;
  if (lemma.endsWith("y") && !VOWELS.includes(lemma.at(-2) ?? "")) return `${lemma.slice(0, -1)}ied`;
  return `${lemma}ed`;
}

function guessedLemma(word: string): string {
  const stem = word.slice(0, -2);
  return ["iz", "is", "at", "v", "uc", "ag"].some((end) => stem.endsWith(end)) ? `${stem}e` : stem;
}
