// The findings about the whole domain, in a drawer; choosing one shows the notes it is about.
import { h } from "../../shared/html.ts";
import type { Finding } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { notesOf } from "../storming/mends.ts";
import { findingCard, SIGNS } from "./panel.ts";

const AT_ONCE = 100;
const ORDER = ["error", "warning", "hint", "info"] as const;

export class Problems {
  private readonly board: Board;
  private readonly button: HTMLButtonElement;
  private readonly drawer: HTMLElement;
  private readonly list: HTMLElement;
  private findings: Finding[] = [];

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.list = h("div", { class: "board-panel__body" });
    this.drawer = h("section", { class: "board-panel board-panel--low", id: "problems", "aria-label": "Findings", hidden: true },
      h("div", { class: "board-panel__head" }, h("h2", { class: "board-panel__title" }, "Findings"),
        h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Close the findings", onclick: () => this.toggle(false) }, icon("x"))),
      this.list);
    this.button = h("button", { class: "board-findings island", type: "button", "aria-controls": "problems", "aria-expanded": "false", onclick: () => this.toggle() });
    host.append(this.drawer, this.button);
    this.show([]);
  }

  show(findings: Finding[]): void {
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    const parts = ORDER.map((severity): [Finding["severity"], number] => [severity, count(severity)]).filter(([, number]) => number > 0);
    const hidden = (text: string) => h("span", { class: "visually-hidden" }, text);
    const word = (severity: string, number: number) => ` ${severity}${number === 1 || severity === "info" ? "" : "s"} `;
    this.button.replaceChildren(...(parts.length
      ? parts.map(([severity, number]) => h("span", { class: "board-findings__count", "data-severity": severity }, icon(SIGNS[severity]), String(number), hidden(word(severity, number))))
      : [icon("circle-check"), h("span", {}, "Fine"), hidden(": no findings")]));
    this.findings = findings;
    if (!this.drawer.hidden) this.fill();
  }

  /** Thousands of findings are counted, but not all laid out: who mends the first ones sees the next. */
  private fill(): void {
    const sorted = [...this.findings].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    const more = sorted.length - AT_ONCE;
    const rest = more > 0 ? [h("p", { class: "muted" }, `and ${more} more`)] : [];
    this.list.replaceChildren(...(sorted.length ? [...sorted.slice(0, AT_ONCE).map((finding) => this.card(finding)), ...rest] : [h("p", { class: "muted" }, "Nothing to mend. The model compiles.")]));
  }

  private card(finding: Finding): HTMLElement {
    const card = findingCard(this.board, finding);
    const notes = notesOf(this.board, finding);
    if (notes.length) (card.querySelector(".board-finding__mends") ?? card).append(h("button", { class: "button button--small button--quiet", type: "button", onclick: () => this.reveal(finding) }, icon("crosshair"), "Show"));
    return card;
  }

  private reveal(finding: Finding): void {
    const notes = notesOf(this.board, finding);
    this.board.select(notes.map((note) => note.id));
    this.board.view.fitBox(boundsOf(notes), 1);
  }

  private toggle(isOpen = this.drawer.hidden): void {
    this.drawer.hidden = !isOpen;
    if (isOpen) this.fill();
    this.button.setAttribute("aria-expanded", String(isOpen));
  }
}
