// Mentions in a text: "@Ada Lovelace" names a person of that name.
import type { Id } from "../../../shared/protocol.ts";

type Named = { id: Id; name: string };

/** The ids of those whom a text mentions; of two names that begin alike the longer one counts. */
export function mentionedIn(text: string, people: readonly Named[]): Id[] {
  let left = text.toLowerCase();
  const found: Id[] = [];
  for (const person of byLength(people)) {
    const sign = `@${person.name.toLowerCase()}`;
    if (!left.includes(sign)) continue;
    found.push(person.id);
    left = left.replaceAll(sign, " ");
  }
  return found;
}

/** A text in pieces, its mentions of these names apart. */
export function partsOf(text: string, names: readonly string[]): { text: string; isMention: boolean }[] {
  const signs = byLength(names.map((name) => ({ id: "", name }))).map(({ name }) => `@${name}`.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!signs.length) return [{ text, isMention: false }];
  const pieces = text.split(new RegExp(`(${signs.join("|")})`, "gi"));
  return pieces.map((piece, at) => ({ text: piece, isMention: at % 2 === 1 })).filter((piece) => piece.text !== "");
}

/** What stands between the last @ and the caret, null where nobody is being mentioned. */
export function wantedAt(text: string, caret: number): { from: number; words: string } | null {
  const match = /(?:^|\s)@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(text.slice(0, caret));
  return match ? { from: caret - (match[1] ?? "").length - 1, words: match[1] ?? "" } : null;
}

/** Those whose name, or a word of it, begins with what is wanted. */
export function candidates<Person extends Named>(people: readonly Person[], wanted: string): Person[] {
  const start = wanted.toLowerCase();
  return people.filter(({ name }) => name.toLowerCase().startsWith(start) || name.toLowerCase().split(/\s+/).some((word) => word.startsWith(start)));
}

function byLength(people: readonly Named[]): Named[] {
  return [...people].filter(({ name }) => name).sort((one, other) => other.name.length - one.name.length);
}
