// The phases: which one, what the facilitator does in it, and on to the next.
import { h } from "../../../shared/html.ts";
import type { State } from "../state.ts";
import { button, row, type Section, shower } from "./section.ts";

export function phaseSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const move = (phase: string | null) => state.ask("MovePhase", { phase });
  const changed = () => show([state.here?.phase, state.phases.length], () => {
    const { phase, phases, at } = state;
    const first = phases[0], next = phases[at + 1];
    const list = h("ol", { class: "workshop-phases" }, ...phases.map((one, index) =>
      h("li", {}, h("button", { class: "workshop-phases__item", type: "button", "aria-current": index === at ? "step" : null, "data-done": index < at, onclick: () => move(one.slug) }, h("span", { class: "workshop-phases__number" }, String(index + 1)), one.name))));
    if (!phase) {
      return [h("p", { class: "muted" }, "A workshop opens the palette step by step. Everybody sees the phase and what to do now."), list, first ? row(button("Begin the workshop", () => move(first.slug), "primary")) : null];
    }
    return [h("p", { class: "workshop-desk__guide" }, phase.guide), list,
      row(next ? button(`Next: ${next.name}`, () => move(next.slug), "primary") : null, button("End the workshop", () => move(null), "quiet"))];
  });
  return { title: "Phase", sign: "flag", box, changed };
}
