// The facilitator's desk: what runs the workshop, one section for each thing to do.
import { h } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import { lookSection } from "./desk/look.ts";
import { minutesSection } from "./desk/minutes.ts";
import { peopleSection } from "./desk/people.ts";
import { phaseSection } from "./desk/phase.ts";
import type { Section } from "./desk/section.ts";
import { timerSection } from "./desk/timer.ts";
import { voteSection } from "./desk/vote.ts";
import { walkSection } from "./desk/walk.ts";
import { writingSection } from "./desk/writing.ts";
import { zonesSection } from "./desk/zones.ts";
import type { State } from "./state.ts";

export class Desk {
  private readonly state: State;
  private readonly box: HTMLElement;
  private readonly sections: Section[];

  constructor(state: State, host: HTMLElement) {
    this.state = state;
    this.sections = [
      phaseSection(state), timerSection(state), writingSection(state), voteSection(state), lookSection(state),
      walkSection(state), zonesSection(state), minutesSection(state), ...(state.isOwner ? [peopleSection(state)] : []),
    ];
    const close = h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Close the desk", onclick: () => this.toggle() }, icon("x"));
    this.box = h("aside", { class: "board-panel workshop-desk", id: "workshop-desk", "aria-label": "Facilitate", hidden: true },
      h("div", { class: "board-panel__head" }, h("h2", { class: "board-panel__title" }, "Facilitate"), close),
      h("div", { class: "workshop-desk__body" }, ...this.sections.map(({ title, sign, box }, index) =>
        h("details", { class: "workshop-desk__section", name: "workshop-desk", open: index === 0 }, h("summary", {}, icon(sign), h("span", {}, title), icon("chevron-down")), h("div", { class: "workshop-desk__content" }, box)))));
    for (const section of this.box.querySelectorAll("details")) {
      section.addEventListener("toggle", () => section.open && section.scrollIntoView({ block: "nearest" }));
    }
    this.box.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.toggle();
    });
    host.append(this.box);
  }

  toggle(): void {
    this.box.hidden = !this.box.hidden;
    if (this.box.hidden) return document.querySelector<HTMLElement>("[aria-controls=workshop-desk]")?.focus();
    void this.state.fetchPeople().then(() => this.changed());
    this.changed();
    this.box.querySelector<HTMLElement>("summary")?.focus();
  }

  changed(): void {
    if (!this.state.mayFacilitate) this.box.hidden = true;
    if (!this.box.hidden) for (const section of this.sections) section.changed();
  }

  tick(): void {
    if (!this.box.hidden) for (const section of this.sections) section.tick?.();
  }
}
