// Dot votes: open one, see how many have voted, close it.
import { h } from "../../../shared/html.ts";
import { newId } from "../../../shared/ids.ts";
import { infoOf } from "../../../shared/kinds.ts";
import type { NoteKind } from "../../../shared/protocol.ts";
import { field, select } from "../../chrome/panel.ts";
import { ballotsOf, openBallot } from "../dots.ts";
import type { State } from "../state.ts";
import { button, row, type Section, shower } from "./section.ts";

const ABOUT: [string, string][] = [
  ["hotspot", "Hotspots"], ["hotspot,opportunity,value", "Problems and opportunities"], ["event", "Events"], ["", "Every note"],
];

export function voteSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const title = h("input", { class: "input", id: "vote-title", maxlength: 200, value: "What matters most?" });
  const dots = h("input", { class: "input", id: "vote-dots", type: "number", min: 1, max: 50, value: 3 });
  const about = select("vote-about", ABOUT, "hotspot");
  const open = () => title.value.trim() && state.ask("OpenBallot", {
    ballot_id: newId(), title: title.value.trim(), dots_each: Number(dots.value) || 3, kinds: about.value ? (about.value.split(",") as NoteKind[]) : [],
  });
  const form = h("div", { class: "stack stack--tight" }, field("vote-title", "Question", title),
    h("div", { class: "form__row" }, field("vote-about", "On", about), field("vote-dots", "Dots each", dots)), row(button("Open the vote", open, "primary", "circle-dot")));
  const changed = () => show([ballotsOf(state.board), state.progress], () => {
    const ballot = openBallot(state.board);
    const results = ballotsOf(state.board).filter((one) => !one.is_open && Object.keys(one.result).length).reverse()
      .map((one) => h("div", { class: "workshop-result" }, h("h3", {}, one.title), ranking(state, one.result)));
    if (!ballot) return [form, ...results];
    const kinds = ballot.kinds.map((kind) => infoOf(kind).name.toLowerCase()).join(", ") || "every note";
    return [h("p", {}, h("strong", {}, ballot.title), ` ${ballot.dots_each} dots each, on: ${kinds}.`),
      h("p", { class: "muted" }, `${state.progress.dots} ${state.progress.dots === 1 ? "dot" : "dots"} given by ${state.progress.voters} so far. Nobody sees them before you close the vote.`),
      row(button("Close the vote", () => state.ask("CloseBallot", { ballot_id: ballot.id }), "primary")), ...results];
  });
  return { title: "Vote", sign: "circle-dot", box, changed };
}

function ranking(state: State, result: Record<string, number>): HTMLElement {
  const { model } = state.board;
  const ranked = Object.entries(result).filter(([id]) => model.notes.has(id)).sort(([, one], [, other]) => other - one).slice(0, 8);
  return h("ol", { class: "workshop-ranking" }, ...ranked.map(([id, count]) => {
    const note = model.notes.get(id);
    const go = () => note && (state.board.select([id]), state.board.reveal(note));
    return h("li", {}, h("button", { class: "workshop-ranking__item", type: "button", onclick: go }, h("span", { class: "workshop-ranking__count" }, String(count)), h("span", { class: "truncate" }, (note && model.textOf(note)) || "empty note")));
  }));
}
