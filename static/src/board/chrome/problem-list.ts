// What the drawer of findings holds: a card for each, with what mends it and the way to its notes.
import { h } from "../../shared/html.ts";
import type { Finding } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { notesOf } from "../storming/mends.ts";
import { findingCard } from "./panel.ts";

const AT_ONCE = 100;

/** Thousands of findings are counted, but not all laid out: who mends the first ones sees the next. */
export function cardsOf(board: Board, sorted: readonly Finding[]): Node[] {
  const more = sorted.length - AT_ONCE;
  const rest = more > 0 ? [h("p", { class: "muted" }, `and ${more} more`)] : [];
  return sorted.length ? [...sorted.slice(0, AT_ONCE).map((finding) => cardOf(board, finding)), ...rest] : [h("p", { class: "muted" }, "Nothing to mend. The model compiles.")];
}

function cardOf(board: Board, finding: Finding): HTMLElement {
  const card = findingCard(board, finding);
  const notes = notesOf(board, finding);
  const reveal = () => {
    board.select(notes.map((note) => note.id));
    board.view.fitBox(boundsOf(notes), 1);
  };
  if (notes.length) (card.querySelector(".board-finding__mends") ?? card).append(h("button", { class: "button button--small button--quiet", type: "button", onclick: reveal }, icon("crosshair"), "Show"));
  return card;
}
