// Minutes: what was agreed at the start, what was decided at the end.
import { h } from "../../../shared/html.ts";
import { icon } from "../../../shared/ui/icon.ts";
import { field } from "../../chrome/panel.ts";
import type { State } from "../state.ts";
import { row, type Section } from "./section.ts";

const STARTER = "Everybody is right; nobody has the monopoly on the truth.\nOne talks at a time.\nA long talk becomes a hotspot.";

export function minutesSection(state: State): Section {
  const agreements = area("minutes-agreements", STARTER);
  const decisions = area("minutes-decisions", "One on each line");
  agreements.addEventListener("change", () => state.ask("WriteMinutes", { agreements: agreements.value.trim() }));
  decisions.addEventListener("change", () => state.ask("WriteMinutes", { decisions: decisions.value.trim() }));
  const summary = h("a", { class: "button button--small", href: `${location.pathname.replace(/\/$/, "")}/summary/` }, icon("list"), "Summary");
  const box = h("div", { class: "stack stack--tight" }, field("minutes-agreements", "Agreements", agreements), field("minutes-decisions", "Decisions", decisions), row(summary));
  const changed = () => {
    if (document.activeElement !== agreements) agreements.value = state.row?.agreements ?? "";
    if (document.activeElement !== decisions) decisions.value = state.row?.decisions ?? "";
  };
  return { title: "Agreements and decisions", sign: "list", box, changed };
}

function area(id: string, hint: string): HTMLTextAreaElement {
  return h("textarea", { class: "input", id, rows: 4, maxlength: 4000, placeholder: hint });
}
