// The bar at the top of the board: where the workshop is, what to do now, how long, and what one has left to give.
import { h } from "../../shared/html.ts";
import { KINDS } from "../../shared/kinds.ts";
import { icon } from "../../shared/ui/icon.ts";
import { asClock } from "../kernels/clock.ts";
import { dotsLeft, openBallot } from "./dots.ts";
import type { State } from "./state.ts";

type Handlers = { openDesk: () => void; follow: (isFollowing: boolean) => void };
const LAST_MINUTE = 60;

export class Bar {
  showsResult = true;
  private readonly state: State;
  private readonly handlers: Handlers;
  private readonly box: HTMLElement;
  private readonly name = h("span", { class: "workshop-bar__name" });
  private readonly phase = h("button", { class: "workshop-bar__phase", type: "button", popovertarget: "workshop-legend" }, icon("flag"), this.name, icon("chevron-down"));
  private readonly legend = h("div", { class: "menu workshop-legend", id: "workshop-legend", popover: "auto", role: "group", "aria-label": "This phase" });
  private readonly clock = h("span", { class: "workshop-bar__clock", role: "timer", "aria-label": "Time left" });
  private readonly timer = h("span", { class: "workshop-bar__fact workshop-bar__timer", hidden: true }, icon("timer"), this.clock);
  private readonly facts = h("span", { class: "workshop-bar__facts" });
  private readonly now = h("p", { class: "workshop-bar__now" });
  private readonly desk: HTMLButtonElement;
  private shown = "";

  constructor(state: State, host: HTMLElement, handlers: Handlers) {
    this.state = state;
    this.handlers = handlers;
    this.desk = h("button", { class: "button button--small", type: "button", "aria-expanded": "false", "aria-controls": "workshop-desk", onclick: handlers.openDesk }, icon("users"), "Facilitate");
    this.box = h("section", { class: "workshop-bar island", "aria-label": "Workshop", hidden: true },
      h("div", { class: "workshop-bar__row" }, this.phase, this.timer, this.facts, this.desk), this.now);
    host.append(this.box, this.legend);
  }

  changed(isFollowing: boolean): void {
    const { phase, phases, at, row, board, progress, stop, lastResult } = this.state;
    const ballot = openBallot(board);
    const left = ballot && dotsLeft(board, ballot);
    const key = JSON.stringify([phase?.slug, row, ballot?.id, left, progress, stop?.id, lastResult?.id, this.state.mayFacilitate, isFollowing, this.showsResult, board.mayEdit, board.session.people.length]);
    this.desk.setAttribute("aria-expanded", String(document.getElementById("workshop-desk")?.hidden === false));
    if (key === this.shown) return;
    this.shown = key;
    this.phase.hidden = !phase;
    this.name.replaceChildren(h("span", { class: "workshop-bar__count" }, `${at + 1}/${phases.length}`), ` ${phase?.name ?? ""}`);
    this.now.textContent = this.words();
    this.now.hidden = !this.now.textContent;
    this.desk.hidden = !this.state.mayFacilitate;
    this.facts.replaceChildren(...this.parts(isFollowing));
    this.timer.hidden = this.state.secondsLeft === null;
    this.legend.replaceChildren(...this.explained());
    this.box.hidden = this.desk.hidden && this.phase.hidden && this.timer.hidden && this.facts.childElementCount === 0;
  }

  tick(left: number | null): void {
    this.timer.hidden = left === null;
    const text = left === null ? "" : asClock(left);
    if (this.clock.textContent !== text) this.clock.textContent = text;
    this.timer.toggleAttribute("data-soon", left !== null && left <= LAST_MINUTE && this.state.row?.timer_left === null);
    this.timer.toggleAttribute("data-held", this.state.row?.timer_left !== null);
  }

  /** The gentle end of the timer: the bar lights up for a moment, or just changes where motion is reduced. */
  signal(): void {
    this.box.removeAttribute("data-rings");
    void this.box.offsetWidth;
    this.box.setAttribute("data-rings", "");
    this.box.addEventListener("animationend", () => this.box.removeAttribute("data-rings"), { once: true });
  }

  private words(): string {
    const { phase, row, board } = this.state;
    if (row?.is_private) return "Only you see the notes you write now. They are shown to all at the reveal.";
    const ballot = openBallot(board);
    if (ballot) return board.mayEdit ? `${ballot.title} Choose a note and give it dots.` : ballot.title;
    if (row?.walk_stop != null) return row.walk_way === "reverse" ? "Backwards: what must have happened before this?" : "Forwards: does the story hold here?";
    return phase?.now ?? "";
  }

  private parts(isFollowing: boolean): Node[] {
    const { row, board, progress, lastResult } = this.state;
    const ballot = openBallot(board);
    const parts: Node[] = [];
    const fact = (sign: string, text: string) => parts.push(h("span", { class: "workshop-bar__fact" }, icon(sign), text));
    if (row?.is_private) fact("lock", `${progress.private_notes} ${progress.private_notes === 1 ? "note" : "notes"} by ${progress.writers}`);
    if (ballot && board.mayEdit) fact("circle-dot", `${dotsLeft(board, ballot)} of ${ballot.dots_each} left`);
    if (!ballot && lastResult) parts.push(this.resultSwitch(lastResult.title));
    if (row?.walk_stop != null) parts.push(...this.walk(isFollowing));
    return parts;
  }

  private resultSwitch(title: string): HTMLElement {
    const toggle = () => {
      this.showsResult = !this.showsResult;
      this.state.board.view.moved();
      this.changed(true);
    };
    return h("button", { class: "workshop-bar__fact workshop-bar__button", type: "button", "aria-pressed": String(this.showsResult), "data-tip": `Result: ${title}`, onclick: toggle }, icon("flame"), "Result");
  }

  private walk(isFollowing: boolean): Node[] {
    const { row, state } = { row: this.state.row, state: this.state };
    const at = row?.walk_stop ?? 0, count = row?.walk_stops.length ?? 0;
    const step = (by: number, label: string, sign: string) => h("button", {
      class: "icon-button icon-button--small", type: "button", "aria-label": label, disabled: at + by < 0 || at + by >= count,
      onclick: () => state.ask("MoveWalk", { stop: at + by }),
    }, icon(sign));
    const where = h("span", { class: "workshop-bar__fact" }, icon("route"), `Stop ${at + 1} of ${count}`);
    if (state.mayPresent) return [step(-1, "One stop back", "arrow-left"), where, step(1, "One stop on", "arrow-right")];
    return [where, h("button", { class: "button button--small button--quiet", type: "button", onclick: () => this.handlers.follow(!isFollowing) }, isFollowing ? "Stop following" : "Follow")];
  }

  /** The legend, which grows with the palette, the agreements, and the way to the summary. */
  private explained(): Node[] {
    const { phase, openKinds, row } = this.state;
    const kinds = KINDS.filter(({ kind }) => openKinds?.has(kind));
    const rows = kinds.map(({ kind, name, letter, icon: sign }) => h("li", { class: "workshop-legend__kind" },
      h("span", { class: "kind", "data-kind": kind }, icon(sign), name), phase?.opens.includes(kind) && h("span", { class: "badge badge--accent" }, "new"), h("kbd", { class: "kbd" }, letter)));
    const lines = (row?.agreements ?? "").split("\n").filter((line) => line.trim());
    const summary = `${location.pathname.replace(/\/$/, "")}/summary/`;
    return [
      h("p", { class: "menu__head" }, h("strong", {}, "What may be added now")),
      kinds.length ? h("ul", { class: "workshop-legend__kinds" }, ...rows) : h("p", { class: "workshop-legend__text muted" }, "Nothing yet: listen and talk."),
      ...(lines.length ? [h("p", { class: "menu__head" }, h("strong", {}, "We agreed")), h("ul", { class: "workshop-legend__agreed" }, ...lines.map((line) => h("li", {}, line)))] : []),
      h("div", { class: "menu__line", role: "presentation" }),
      h("a", { class: "menu__item", href: summary }, icon("list"), "Summary so far"),
    ];
  }
}
