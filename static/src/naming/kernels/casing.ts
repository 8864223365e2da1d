// Splits names into words and writes words as names. The twin of modeler/core/naming/casing.py.

const CHUNK = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const CAMEL =
  /[vV]\d+(?![a-zA-Z])|[A-Z]+\d+[A-Z]*(?=[A-Z][a-z]|[^A-Za-z]|$)|\d+[A-Z]+(?=[A-Z][a-z])|\d+[A-Z]+(?![a-z])|\d+[a-z]*|[A-Z]{2,}s(?=[A-Z]|$)|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+(?:['’][a-z]+)*|[A-Z]+/g;

export type Casing = { joint: "" | " " | "_" | "-"; isTitle: boolean; startsHigh: boolean; isShouted: boolean; acronyms: Set<string> };

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase();
const isLower = (text: string): boolean => text === text.toLowerCase() && text !== text.toUpperCase();
const first = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);
const capitalised = (word: string): string => first(word).toUpperCase() + word.slice(first(word).length);
// The only letter whose small form is longer; Python keeps it as it is.
const DOTTED = "\u0130";

/** The words of a name in any casing, as they were written. */
export function wordsOf(name: string): string[] {
  return (name.match(CHUNK) ?? []).flatMap((chunk) => (isPlainAscii(chunk) && !isLower(chunk) ? (chunk.match(CAMEL) ?? []) : [chunk]));
}

export function casingOf(name: string, words: string[]): Casing {
  const joint = ([" ", "_", "-"] as const).find((sign) => name.includes(sign)) ?? "";
  const isShouted = isUpper(name) && name.length > 1;
  const acronyms = isShouted ? [] : words.filter((word) => word.length > 1 && isAcronym(word)).map((word) => word.toLowerCase());
  return {
    joint, isShouted,
    isTitle: words.length > 1 && words.every((word) => !isLower(first(word))),
    startsHigh: words.length > 0 && isUpper(first(words[0] ?? "")),
    acronyms: new Set([...acronyms, ...words.filter((word) => word.includes(DOTTED))]),
  };
}

/** The words as a name in the given casing; acronyms keep their capitals. */
export function written(words: string[], casing: Casing): string {
  return words.map((word, at) => shaped(word, at, casing)).join(casing.joint);
}

export function isShoutedWord(word: string): boolean {
  return isUpper(word);
}

function isPlainAscii(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text);
}

function isAcronym(word: string): boolean {
  const letters = word.match(/\p{L}/gu) ?? [];
  return letters.length > 0 && letters.every(isUpper) && word.length > 1;
}

function shaped(word: string, at: number, casing: Casing): string {
  if (casing.isShouted || casing.acronyms.has(word)) return word.toUpperCase();
  if (casing.joint === "") return at === 0 && !casing.startsHigh ? word : capitalised(word);
  return casing.isTitle || (at === 0 && casing.startsHigh) ? capitalised(word) : word;
}
