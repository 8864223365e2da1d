// The chip under a selected note while a ballot is open: give a dot, take one back.
import { h } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { dotsLeft, dotsOn, giveDot, mayGive, mayTake, openBallot, takeDot, takesDots } from "./dots.ts";

const BELOW = 14;

export class Chip {
  private readonly board: Board;
  private readonly box: HTMLElement;
  private readonly give: HTMLButtonElement;
  private readonly take: HTMLButtonElement;
  private readonly count = h("span", { class: "vote-chip__count" });

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.take = h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Take a dot back", "data-tip": "Take a dot back (,)", onclick: () => takeDot(board) }, icon("minus"));
    this.give = h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Give a dot", "data-tip": "Give a dot (.)", onclick: () => giveDot(board) }, icon("plus"));
    this.box = h("div", { class: "vote-chip island", role: "group", "aria-label": "Vote", hidden: true }, this.take, this.count, this.give);
    host.append(this.box);
  }

  changed(): void {
    const ballot = openBallot(this.board), note = this.board.selectedNotes[0];
    this.box.hidden = !ballot || !this.board.mayEdit || this.board.selection.size !== 1 || !takesDots(ballot, note);
    if (!ballot || !note || this.box.hidden) return;
    const mine = dotsOn(this.board, ballot, note.id), left = dotsLeft(this.board, ballot);
    this.count.textContent = `${mine} ${mine === 1 ? "dot" : "dots"}`;
    this.give.disabled = !mayGive(this.board);
    this.take.disabled = !mayTake(this.board);
    this.box.setAttribute("aria-label", `Vote: ${mine} of your dots on this note, ${left} left`);
    this.place();
  }

  /** Stays below its note. */
  place(): void {
    const note = this.board.selectedNotes[0];
    if (this.box.hidden || !note) return;
    const { view } = this.board;
    const box = view.boxOf(note), at = view.toScreen({ x: box.x + box.width / 2, y: box.y + box.height });
    this.box.style.setProperty("left", `${at.x}px`);
    this.box.style.setProperty("top", `${at.y + BELOW}px`);
  }
}
