// What a walk-through and a merge ask about: events that nothing leads to, and notes that say the same. Pure.
import type { Box, Id } from "../../shared/protocol.ts";

export type Told = Box & { id: Id; kind: string; text: string };

/** The stops after the first that no arrow leads to: what must have happened before them? */
export function gaps(stops: readonly Id[], arrows: Iterable<{ target_id: Id }>): Id[] {
  const reached = new Set([...arrows].map((arrow) => arrow.target_id));
  return stops.slice(1).filter((stop) => !reached.has(stop));
}

/** Pairs of one of ours and one of theirs of one kind with the same words, but for case and signs. */
export function sameWords(ours: readonly Told[], theirs: readonly Told[]): [Told, Told][] {
  return ours.flatMap((one) => theirs.filter((other) => other.id !== one.id && other.kind === one.kind && bare(one.text) !== "" && bare(one.text) === bare(other.text)).map((other): [Told, Told] => [one, other]));
}

/** A text's words in lower case: "  Order-Placed! " is "order placed", and so is "OrderPlaced". */
export function bare(text: string): string {
  return (text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

/** The notes whose middle lies in a region. */
export function within<One extends Box>(region: Box, notes: Iterable<One>): One[] {
  return [...notes].filter((note) => {
    const x = note.x + note.width / 2, y = note.y + note.height / 2;
    return x >= region.x && x <= region.x + region.width && y >= region.y && y <= region.y + region.height;
  });
}
