// Groups: a parking lot, and breakout zones with their people, which merge with a word about doubles.
import { h } from "../../../shared/html.ts";
import { newId } from "../../../shared/ids.ts";
import type { Note, Region } from "../../../shared/protocol.ts";
import { openDialog } from "../../chrome/dialogs.ts";
import { boundsOf } from "../../kernels/geometry.ts";
import { sameWords, type Told, within } from "../../kernels/story.ts";
import type { State } from "../state.ts";
import { button, row, type Section, shower } from "./section.ts";

const ZONE = { width: 1000, height: 640 };
const APART = 120;

export function zonesSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const name = h("input", { class: "input", id: "zone-name", maxlength: 200, placeholder: "Returns", "aria-label": "Name of the zone" });
  const add = () => {
    if (!name.value.trim()) return name.focus();
    addZone(state, name.value.trim());
    name.value = "";
  };
  const changed = () => {
    const zones = zonesOf(state);
    show([zones.map(({ id, name: title, people }) => [id, title, people]), state.board.session.people.map(({ id }) => id), state.board.selectedNotes.length], () => [
      h("p", { class: "muted" }, "A breakout zone is a part of the wall for a few. Merged, its notes join the rest."),
      row(name, button("Add a zone", add, "", "plus")),
      ...zones.map((zone) => zoneCard(state, zone)),
      h("h3", {}, "Parking lot"),
      row(button("Park what is selected", () => park(state), "", "archive")),
    ]);
  };
  return { title: "Groups and parking", sign: "layout-grid", box, changed };
}

function zonesOf({ board }: State): Region[] {
  return [...board.model.regions.values()].filter(({ kind }) => kind === "breakout");
}

/** Below everything, where there is room. */
function addZone({ board }: State, name: string): void {
  const all = boundsOf([...board.model.notes.values(), ...board.model.regions.values()]);
  const place = all ? { x: Math.round(all.x), y: Math.round(all.y + all.height + APART) } : { x: 0, y: 0 };
  board.session.askBoard("AddRegion", { region_id: newId(), kind: "breakout", name, ...place, ...ZONE });
  board.view.fitBox({ ...place, ...ZONE }, 1);
}

function zoneCard(state: State, zone: Region): HTMLElement {
  const here = new Map(state.board.session.people.map(({ id, name }): [string, string] => [id, name]));
  const assigned = zone.people ?? [];
  const choose = (id: string, isIn: boolean) => state.ask("AssignZone", { region_id: zone.id, people: isIn ? [...assigned, id] : assigned.filter((one) => one !== id) });
  const everybody = [...new Set([...here.keys(), ...assigned])];
  const choices = everybody.map((id) => {
    const box = h("input", { type: "checkbox", checked: assigned.includes(id) });
    box.addEventListener("change", () => choose(id, box.checked));
    return h("label", { class: "choice" }, box, h("span", {}, here.get(id) ?? state.nameOf(id)));
  });
  return h("fieldset", { class: "workshop-zone" }, h("legend", {}, zone.name), h("div", { class: "choices" }, ...choices),
    row(button("Show", () => state.board.view.fitBox(zone, 1), "quiet", "crosshair"), button("Merge", () => askMerge(state, zone), "", "boxes")));
}

/** Tells which notes of the zone are on the wall already, then takes the border away. */
function askMerge(state: State, zone: Region): void {
  const { board } = state;
  const told = (note: Note): Told => ({ ...note, text: board.model.textOf(note) });
  const inside = within(zone, board.model.notes.values());
  const outside = [...board.model.notes.values()].filter((note) => !inside.includes(note));
  const pairs = sameWords(inside.map(told), outside.map(told));
  const doubles = pairs.map(([one, other]) => h("li", { class: "workshop-path__stop" }, h("span", { class: "grow truncate" }, one.text),
    button("Show both", () => board.view.fitBox(boundsOf([one, other]), 1), "quiet"), sameButton(state, one, other)));
  const words = pairs.length ? `${pairs.length} of ${inside.length} notes say what another note says already. Really the same?` : `None of the ${inside.length} notes says what another says already.`;
  openDialog(`Merge “${zone.name}”`, [h("p", {}, words), doubles.length ? h("ul", { class: "workshop-path" }, ...doubles) : h("span", {})], "Merge", () => state.ask("MergeZone", { region_id: zone.id }));
}

/** "Same" makes one element of both where it is theirs to say, and else takes the zone's note away. */
function sameButton(state: State, ours: Told, theirs: Told): HTMLElement {
  const { board } = state;
  const kept = board.model.notes.get(theirs.id)?.element_id, merged = board.model.notes.get(ours.id)?.element_id;
  const mayMerge = kept && merged && kept !== merged && board.session.you?.role !== "guest";
  const same = button("Same", () => {
    if (mayMerge) board.session.ask("MergeElements", { kept_id: kept, merged_ids: [merged] });
    else state.ask("RemoveFromBoard", { note_ids: [ours.id] });
    same.disabled = true;
  });
  return same;
}

function park(state: State): void {
  const notes = state.board.selectedNotes;
  if (notes.length) state.ask("ParkNotes", { note_ids: notes.map((note) => note.id), region_id: newId() });
}
