// Decides whether an event's name says that something happened. The twin of modeler/core/naming/past_tense.py: a test holds
// the two equal on a corpus and on thousands of made names.
import { casingOf, isShoutedWord, wordsOf, written, type Casing } from "./casing.ts";
import { NO_WORDS, type NameWords, type NamingData } from "./data.ts";
import { Lexicon } from "./lexicon.ts";
import { isReaction, propose } from "./suggestions.ts";
import { pastPosition, presentPosition, type Form, type Grammar } from "./tense.ts";
import { Vocabulary } from "./vocabulary.ts";

export type Reason = "past" | "empty" | "no_verb" | "no_subject" | "role" | Form;
export type Verdict = { pastTense: boolean; suggestion: string | null; reason: Reason };

/** A name taken apart: "shop.CreateOrderEventV2" = "shop." + Create Order + Event V2. */
type Parts = { namespace: string; words: string[]; core: string; tail: string };

const VERSION = /^[vV]?\d+([._]\d+)*$/;

export class NameChecker {
  private readonly grammar: Grammar;
  private readonly needsSubject: boolean;

  constructor(data: NamingData, words: NameWords = NO_WORDS) {
    this.grammar = { lexicon: new Lexicon(data, words), known: new Vocabulary(data) };
    this.needsSubject = words.needsSubject;
  }

  /** Whether the name is in the past tense, and otherwise a name that is, where one can be derived. */
  check(name: string): Verdict {
    const { grammar } = this, parts = this.takenApart(name);
    if (parts.words.length === 0) return { pastTense: false, suggestion: null, reason: "empty" };
    const words = parts.words.map((word) => word.toLowerCase());
    const hasSubject = parts.namespace !== "";
    const reason = this.reason(words, parts.words, hasSubject);
    if (reason === "past" && this.needsSubject && words.length === 1 && !hasSubject) return { pastTense: false, suggestion: null, reason: "no_subject" };
    if (reason === "past") return { pastTense: true, suggestion: null, reason };
    const isRequestedPolicy = words.length === 2 && grammar.known.has("REQUESTS", words[0] ?? "") && words[1] === "policy";
    const proposal = reason === "role" && !isRequestedPolicy ? null : propose(words, grammar, hasSubject);
    if (!proposal) return { pastTense: false, suggestion: null, reason };
    const better = parts.namespace + written(proposal.words, casingFor(parts)) + parts.tail;
    const isBetter = better !== name && pastPosition(proposal.words, grammar, true) >= 0;
    return { pastTense: false, suggestion: isBetter ? better : null, reason: proposal.form };
  }

  private reason(words: string[], writtenWords: string[], hasSubject: boolean): Reason {
    const { grammar } = this;
    if (grammar.known.has("ROLE_NOUNS", words.at(-1) ?? "")) return "role";
    if (words.length > 1 && isReaction(words, grammar)) return "handler";
    const past = pastPosition(words, grammar, hasSubject), present = presentPosition(words, grammar, hasSubject);
    if (past >= 0 && !isShoutedNoun(writtenWords, past) && (present < 0 || past < present)) return "past";
    return present >= 0 ? "undecided" : "no_verb";
  }

  private takenApart(name: string): Parts {
    let core = name.trim().replace(/[.!?…]+$/, ""), namespace = "", tail = "";
    for (const piece of [...core.matchAll(/[./:]+/g)].reverse()) {
      const last = core.slice(piece.index + piece[0].length);
      if (!VERSION.test(last)) {
        namespace = core.slice(0, piece.index + piece[0].length);
        core = last;
        break;
      }
      tail = core.slice(piece.index) + tail;
      core = core.slice(0, piece.index);
    }
    const words = wordsOf(core), kept = this.withoutSuffixes(words);
    if (kept.length > 0 && kept.length < words.length) {
      const end = endOf(core, kept);
      tail = core.slice(end) + tail;
      core = core.slice(0, end);
    }
    return { namespace, words: kept, core, tail };
  }

  private withoutSuffixes(words: string[]): string[] {
    let kept = words;
    while (kept.length > 0 && VERSION.test(kept.at(-1) ?? "")) kept = kept.slice(0, -1);
    const last = (kept.at(-1) ?? "").toLowerCase();
    if (kept.length > 1 && last === "event") {
      kept = kept.slice(0, -1);
      const qualifies = this.grammar.known.has("SUFFIX_QUALIFIERS", (kept.at(-1) ?? "").toLowerCase());
      if (kept.length > 1 && qualifies) kept = kept.slice(0, -1);
    } else if (kept.length > 2 && last === "message") kept = kept.slice(0, -1);
    return kept;
  }
}

function casingFor(parts: Parts): Casing {
  const casing = casingOf(parts.core, parts.words);
  // One lower-case word after a namespace tells nothing: "user.login" becomes "user.logged_in".
  const isBare = parts.namespace !== "" && parts.words.length === 1 && casing.joint === "" && parts.core === parts.core.toLowerCase() && parts.core !== parts.core.toUpperCase();
  return isBare ? { ...casing, joint: "_" } : casing;
}

function isShoutedNoun(words: string[], at: number): boolean {
  // In "StatusLED" the capitals say that LED is an acronym, not the past of "lead".
  return isShoutedWord(words[at] ?? "") && words.some((word, position) => position !== at && !isShoutedWord(word));
}

function endOf(text: string, words: string[]): number {
  return words.reduce((position, word) => text.indexOf(word, position) + word.length, 0);
}
