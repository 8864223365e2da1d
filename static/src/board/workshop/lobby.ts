// The lobby of a check-in: who is here, what was agreed, and how it begins. One puts it away for oneself.
import { h } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { State } from "./state.ts";

const CHECK_IN = "check_in";
const LEGEND = "We begin with one kind of note, the domain event: something that happened, in the past tense. More kinds come phase by phase.";

export class Lobby {
  private readonly state: State;
  private readonly box: HTMLElement;
  private readonly body = h("div", { class: "workshop-lobby__body" });
  private isClosed = false;
  private shown = "";

  constructor(state: State, host: HTMLElement) {
    this.state = state;
    const close = () => {
      this.isClosed = true;
      this.changed();
    };
    this.box = h("section", { class: "workshop-lobby island", "aria-label": "Check-in", hidden: true },
      h("div", { class: "board-panel__head" }, h("h2", { class: "board-panel__title" }, "Welcome"), h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Close the lobby", onclick: close }, icon("x"))), this.body);
    host.append(this.box);
  }

  changed(): void {
    const isCheckIn = this.state.phase?.slug === CHECK_IN;
    if (!isCheckIn) this.isClosed = false;
    this.box.hidden = !isCheckIn || this.isClosed;
    if (this.box.hidden) return;
    const { session } = this.state.board;
    const people = [...new Map(session.people.filter(({ board }) => board === session.place.board).map(({ id, name }) => [id, name])).values()];
    const agreed = (this.state.row?.agreements ?? "").split("\n").filter((line) => line.trim());
    const key = JSON.stringify([people, agreed]);
    if (key === this.shown) return;
    this.shown = key;
    this.body.replaceChildren(
      h("p", {}, LEGEND),
      h("h3", {}, `Here now: ${people.length}`), h("p", { class: "workshop-lobby__people" }, people.join(", ")),
      h("h3", {}, "We agree"),
      agreed.length ? h("ul", { class: "workshop-legend__agreed" }, ...agreed.map((line) => h("li", {}, line))) : h("p", { class: "muted" }, "Nothing yet. Say what you need to work well together."),
    );
  }
}
