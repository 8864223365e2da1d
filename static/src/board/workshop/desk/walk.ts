// The walk-through: who presents, which way, the path of stops, and the gaps that a walk backwards finds.
import { h } from "../../../shared/html.ts";
import type { Id } from "../../../shared/protocol.ts";
import { field, select } from "../../chrome/panel.ts";
import { gaps } from "../../kernels/story.ts";
import type { State } from "../state.ts";
import { button, iconButton, row, type Section, shower } from "./section.ts";

const WAYS: [string, string][] = [["forward", "Forwards, from the first event"], ["reverse", "Backwards, from the last event"]];
const LEFT_OF = 150;

export function walkSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const changed = () => {
    const { row: workshop, board } = state;
    const people = board.session.people.map(({ id, name }) => [id, name]);
    const texts = (workshop?.walk_stops ?? []).map((id) => textOf(state, id));
    show([workshop?.walk_stop, workshop?.walk_way, texts, people, board.model.connectors.size, board.model.notes.size], () => (workshop?.walk_stop == null ? start(state) : walking(state)));
  };
  return { title: "Walk-through", sign: "route", box, changed };
}

function start(state: State): Node[] {
  const { board } = state;
  const present = [...new Map(board.session.people.map(({ id, name }): [string, string] => [id, name])).entries()];
  const way = select("walk-way", WAYS, "forward");
  const presenter = select("walk-presenter", present, board.session.you?.id ?? "");
  const begin = () => state.ask("StartWalk", { way: way.value, presenter_id: presenter.value || null });
  return [h("p", { class: "muted" }, "Stops at every event, from left to right. The presenter moves everybody along."),
    field("walk-way", "Way", way), field("walk-presenter", "Presenter", presenter), row(button("Start the walk", begin, "primary", "play"))];
}

function walking(state: State): Node[] {
  const workshop = state.row;
  if (!workshop) return [];
  const { walk_stops: stops, walk_stop: at } = workshop;
  const keep = (path: Id[]) => path.length && state.ask("ChangeWalk", { stops: path });
  const open = new Set(workshop.walk_way === "reverse" ? gaps(stops, state.board.model.connectors.values()) : []);
  const items = stops.map((id, index) => h("li", { class: "workshop-path__stop", "aria-current": index === at ? "step" : null },
    h("button", { class: "workshop-ranking__item", type: "button", onclick: () => state.ask("MoveWalk", { stop: index }) }, h("span", { class: "workshop-ranking__count" }, String(index + 1)), h("span", { class: "truncate" }, textOf(state, id))),
    index > 0 && iconButton(`Tell “${textOf(state, id)}” earlier`, "arrow-up", () => keep(swapped(stops, index))),
    stops.length > 1 && iconButton(`Leave out “${textOf(state, id)}”`, "x", () => keep(stops.filter((stop) => stop !== id)))));
  const missing = [...open].map((id) => h("li", { class: "workshop-path__stop" }, h("span", { class: "grow truncate" }, textOf(state, id)), button("Mark", () => mark(state, id), "", "flame")));
  return [h("ol", { class: "workshop-path" }, ...items),
    ...(workshop.walk_way === "reverse" ? [h("h3", {}, "What must have happened before?"), missing.length ? h("ul", { class: "workshop-path" }, ...missing) : h("p", { class: "muted" }, "An arrow leads to every stop: no gaps.")] : []),
    row(button("End the walk", () => state.ask("EndWalk"), "primary"), selectionButton(state, stops, keep))];
}

/** Writes a hotspot left of an event whose cause nobody has told. */
function mark(state: State, id: Id): void {
  const { board } = state;
  const note = board.model.notes.get(id);
  if (!note) return;
  const at = { x: note.x - LEFT_OF + note.width / 2, y: note.y + note.height / 2 };
  board.reveal(note);
  board.addNote("hotspot", board.freePlace(at, note.width, note.height), `What must have happened before “${textOf(state, id)}”?`);
}

function selectionButton(state: State, stops: Id[], keep: (path: Id[]) => void): HTMLElement {
  const add = () => {
    const chosen = state.board.selectedNotes.map((note) => note.id).filter((id) => !stops.includes(id));
    if (chosen.length) keep([...stops, ...chosen]);
  };
  return button("Add the selection", add, "quiet");
}

function swapped(stops: readonly Id[], index: number): Id[] {
  return stops.map((stop, at) => (at === index - 1 ? (stops[index] ?? stop) : at === index ? (stops[index - 1] ?? stop) : stop));
}

function textOf(state: State, id: Id): string {
  const note = state.board.model.notes.get(id);
  return note ? state.board.model.textOf(note) || "empty note" : "a note that is gone";
}
