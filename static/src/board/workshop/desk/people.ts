// Who facilitates: an owner appoints and dismisses.
import { h } from "../../../shared/html.ts";
import type { State } from "../state.ts";
import { type Section, shower } from "./section.ts";

export function peopleSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const changed = () => show([state.invited, state.facilitators.map(({ user_id }) => user_id)], () => {
    const appointed = new Set(state.facilitators.map(({ user_id }) => user_id));
    const choices = state.invited.filter(({ role }) => role !== "owner").map(({ id, name, role }) => {
      const tick = h("input", { type: "checkbox", checked: appointed.has(id) });
      tick.addEventListener("change", () => state.ask(tick.checked ? "AppointFacilitator" : "DismissFacilitator", { user_id: id }));
      return h("label", { class: "choice" }, tick, h("span", {}, `${name}, ${role}`));
    });
    return [h("p", { class: "muted" }, "Owners may always facilitate. Appoint others for this board."), choices.length ? h("div", { class: "choices" }, ...choices) : h("p", {}, "Nobody else may come to this board yet. Invite people first.")];
  });
  return { title: "Facilitators", sign: "users", box, changed };
}
