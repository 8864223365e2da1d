// Derives a name in the past from one that is not: one function a pattern. The twin of modeler/core/naming/suggestions.py.
import { verbOfNominal } from "./nominals.ts";
import { asks, pastPosition, presentPosition, type Form, type Grammar } from "./tense.ts";

export type Proposal = { form: Form; words: string[] };

const NO_BASE = new Set(["be", "have", "do"]);
const HAVING = new Set(["has", "have", "had", "was", "were"]);
const PASSED_OVER = new Set(["to", "have", "been", "was", "were"]);

type Pattern = (words: string[], grammar: Grammar) => Proposal | null;

/** The first pattern that the name follows, put into the past, or null. */
export function propose(words: string[], grammar: Grammar, hasSubject: boolean): Proposal | null {
  const { known } = grammar;
  if (words.length === 1) return hasSubject ? single(words[0] ?? "", grammar) : null;
  if (isReaction(words, grammar)) return handler(words, grammar);
  if (known.has("MODALS", words[0] ?? "") || words.some((word) => known.has("REFUSALS", word))) return null;
  for (const pattern of PATTERNS) {
    const proposal = pattern(words, grammar);
    if (proposal) return proposal;
  }
  return null;
}

/** Whether the name says who reacts rather than what happened: "OnOrderPlaced". */
export function isReaction(words: string[], grammar: Grammar): boolean {
  const { known } = grammar, head = words[0] ?? "";
  if (known.has("HANDLER_PREFIXES", head)) return !known.has("ON_COMPOUNDS", words[1] ?? "");
  if (head === "handle") return pastPosition(words.slice(1), grammar, false) >= 0;
  return known.has("HANDLER_PREFIXES_BEFORE", head);
}

function single(word: string, grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar;
  const phrasal = known.get("PHRASAL_NOUNS", word);
  if (phrasal) return { form: "nominal", words: pastOf(phrasal, grammar) };
  const ongoing = known.has("THING_GERUNDS", word) ? "" : lexicon.lemmaOfGerund(word);
  if (ongoing) return { form: "ongoing", words: [lexicon.participleOf(ongoing)] };
  if (isAction(word, grammar)) return { form: "request", words: [lexicon.participleOf(word)] };
  const lemma = verbOfNominal(word, grammar) || presentLemma(word, grammar);
  return lemma ? { form: "nominal", words: [lexicon.participleOf(lemma)] } : null;
}

function handler(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, rest = words.slice(1);
  if (known.has("HANDLER_PREFIXES_BEFORE", words[0] ?? "")) return { form: "handler", words };
  if (pastPosition(rest, grammar, false) >= 0) return { form: "handler", words: rest };
  const inner = propose(rest, grammar, false), last = rest.at(-1) ?? "";
  if (!inner && rest.length > 1 && lexicon.isVerb(last)) return { form: "handler", words: [...rest.slice(0, -1), lexicon.participleOf(last)] };
  return inner && { form: "handler", words: inner.words };
}

function auxiliary(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar;
  const found = presentPosition(words, grammar, false);
  if (found < 1 && !(words.length > 2 && (words[1] === "was" || words[1] === "were"))) return null;
  const at = found >= 1 ? found : 1, helper = words[at] ?? "";
  let rest = words.slice(at);
  while (rest[0] !== undefined && isHelper(rest[0], grammar)) rest = rest.slice(1);
  const verb = rest[0];
  if (verb === undefined || known.has("NEGATIONS", verb) || known.has("NEGATIONS", helper)) return null;
  let lemma = lexicon.lemmaOfPast(verb) || lexicon.lemmaOfGerund(verb);
  if (!lemma && known.has("MODALS", helper) && lexicon.isVerb(verb)) lemma = verb;
  if (!lemma) return null;
  const subject = words.slice(0, at).filter((word) => !HAVING.has(word));
  const isActive = known.has("MODALS", helper) && verb === words[at + 1];
  const past = isActive ? finitePast("ongoing", lemma, grammar) : lexicon.participleOf(lemma);
  return { form: "undecided", words: [...subject, past, ...rest.slice(1)] };
}

function outcome(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, last = words.at(-1) ?? "", before = words.slice(0, -1);
  if (known.has("OUTCOMES", last)) return { form: "nominal", words: [...before, lexicon.participleOf(verbOfNominal(last, grammar))] };
  const verb = known.get("OUTCOME_ADJECTIVES", last);
  return verb ? { form: "present", words: [...before, lexicon.participleOf(verb)] } : null;
}

function participleFirst(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, lemma = lexicon.lemmaOfPast(words[0] ?? "");
  if (!lemma || lemma === words[0]) return null;
  const particles = particlesOf(words.slice(1), grammar), things = words.slice(1 + particles.length);
  if (things[0] === undefined || known.isTail(things[0])) return null;
  return { form: "participle_first", words: [...things, lexicon.participleOf(lemma), ...particles] };
}

function request(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, lemma = words[0] ?? "", second = words[1] ?? "";
  if (known.has("COMPOUND_STARTS", lemma) && known.has("COMPOUND_TAILS", words.at(-1) ?? "")) return null;
  const phrasal = known.get("PHRASAL_NOUNS", lemma);
  if (phrasal) return { form: "request", words: [...words.slice(1), ...pastOf(phrasal, grammar)] };
  if (NO_BASE.has(lemma) || known.has("ATTRIBUTIVES", lemma) || known.has("COMPOUND_NOUNS", `${lemma}+${second}`)) return null;
  const isPhrasal = words.length > 2 && known.has("PARTICLES", second) && lexicon.isVerb(lemma) && !known.has("THINGS", lemma);
  const asked = known.get("REQUESTS_OF", lemma)?.split("+").includes(second);
  if (!isPhrasal && !asks(lemma, grammar) && !asked) return null;
  if (words.length === 2 && lexicon.ambiguous.has(lemma) && known.has("COMPOUND_HEADS", second)) return null;
  return { form: "request", words: objectFirst(words, lemma, grammar) };
}

function ongoingFirst(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, head = words[0] ?? "", last = words.at(-1) ?? "";
  const lemma = lexicon.lemmaOfGerund(head);
  if (!lemma || known.has("THING_GERUNDS", head) || known.has("COMPOUND_TAILS", last) || known.has("GERUND_TAILS", last)) return null;
  const isVerb = !lexicon.ambiguous.has(head) && lexicon.isVerbOnly(lemma);
  if (!isVerb && !(known.has("REQUESTS", lemma) && known.has("THINGS", last))) return null;
  return { form: "ongoing", words: objectFirst(words, lemma, grammar) };
}

function nominal(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar, last = words.at(-1) ?? "", before = words.slice(0, -1);
  if (known.has("WANTING", words.at(-2) ?? "")) return null;
  const phrasal = known.get("PHRASAL_NOUNS", last);
  if (phrasal) return { form: "nominal", words: [...before, ...pastOf(phrasal, grammar)] };
  const lemma = verbOfNominal(last, grammar);
  return lemma ? { form: "nominal", words: [...before, lexicon.participleOf(lemma)] } : null;
}

function verbLater(words: string[], grammar: Grammar): Proposal | null {
  const { lexicon, known } = grammar;
  for (let at = 1; at < words.length; at++) {
    const found = verbAt(words, at, grammar);
    if (!found) continue;
    const [form, lemma] = found, rest = words.slice(at + 1);
    const isActive = known.isAgent(words[at - 1] ?? "") || (form === "present" && lexicon.isVerbOnly(lemma));
    if (rest[0] === undefined || known.isTail(rest[0]) || isActive) return { form, words: [...words.slice(0, at), finitePast(form, lemma, grammar), ...rest] };
  }
  return null;
}

function verbAt(words: string[], at: number, grammar: Grammar): [Form, string] | null {
  const { lexicon, known } = grammar, word = words[at] ?? "";
  if (known.has("PREPOSITIONS", words[at - 1] ?? "")) return null;
  const ongoing = known.has("THING_GERUNDS", word) ? "" : lexicon.lemmaOfGerund(word);
  if (ongoing) return ["ongoing", ongoing];
  const closesPhrasal = at + 2 === words.length && known.has("PARTICLES", words[at + 1] ?? "");
  const lemma = presentLemma(word, grammar) || (closesPhrasal ? lexicon.lemmaOfThirdPerson(word) : "");
  if (lemma) return ["present", lemma];
  const isPhrasal = closesPhrasal && known.has("REQUESTS", word);
  const isOnly = !word.endsWith("s") && known.get("OUTCOME_ADJECTIVES", word) === undefined && isAction(word, grammar);
  return isPhrasal || isOnly ? ["nominal", word] : null;
}

function objectFirst(words: string[], lemma: string, grammar: Grammar): string[] {
  const { lexicon, known } = grammar, particles = particlesOf(words.slice(1), grammar);
  const rest = words.slice(1 + particles.length).filter((word) => !known.has("DETERMINERS", word));
  const tail = rest.findIndex((word) => known.isTail(word));
  const end = tail < 0 ? rest.length : tail;
  return [...rest.slice(0, end), lexicon.participleOf(lemma), ...particles, ...rest.slice(end)];
}

function particlesOf(words: string[], { known }: Grammar): string[] {
  const end = words.findIndex((word) => !known.has("PARTICLES", word));
  return end < 0 ? words : words.slice(0, end);
}

function pastOf(phrase: string, { lexicon }: Grammar): string[] {
  const [verb = "", ...particles] = phrase.split("+");
  return [lexicon.participleOf(verb), ...particles];
}

function finitePast(form: Form, lemma: string, { lexicon, known }: Grammar): string {
  return form === "present" || known.has("INTRANSITIVES", lemma) ? lexicon.simplePastOf(lemma) : lexicon.participleOf(lemma);
}

function presentLemma(word: string, { lexicon, known }: Grammar): string {
  const lemma = lexicon.lemmaOfThirdPerson(word);
  if (!lemma || known.has("THINGS", lemma) || NO_BASE.has(lemma)) return "";
  const isKnown = ["REQUESTS", "HAPPENINGS", "PRESENTS"].some((list) => known.has(list, lemma));
  return isKnown || lexicon.isVerbOnly(lemma) ? lemma : "";
}

function isAction(word: string, { lexicon, known }: Grammar): boolean {
  if (known.has("THINGS", word) || known.has("COMPOUND_TAILS", word)) return false;
  return known.has("HAPPENINGS", word) || lexicon.isVerbOnly(word);
}

const PATTERNS: readonly Pattern[] = [auxiliary, outcome, participleFirst, request, ongoingFirst, nominal, verbLater];

function isHelper(word: string, { known }: Grammar): boolean {
  return known.has("PRESENT_AUXILIARIES", word) || known.has("MODALS", word) || PASSED_OVER.has(word);
}
