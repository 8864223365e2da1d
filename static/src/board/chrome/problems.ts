// The findings about the whole domain, in a drawer; choosing one shows the notes it is about.
import { h } from "../../shared/html.ts";
import type { Finding } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { SIGNS } from "./signs.ts";

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
    if (!this.drawer.hidden) void this.fill();
  }

  /** The cards load with the first look into the drawer. */
  private async fill(): Promise<void> {
    const { cardsOf } = await import("./problem-list.ts");
    const sorted = [...this.findings].sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
    this.list.replaceChildren(...cardsOf(this.board, sorted));
  }

  private toggle(isOpen = this.drawer.hidden): void {
    this.drawer.hidden = !isOpen;
    if (isOpen) void this.fill();
    this.button.setAttribute("aria-expanded", String(isOpen));
  }
}
