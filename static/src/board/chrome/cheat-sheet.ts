// All keys and gestures of the board, by group, made from the actions; typing filters them.
import { h } from "../../shared/html.ts";
import { GROUPS, spelled } from "../actions.ts";
import { find } from "../kernels/find.ts";
import { openDialog } from "./dialogs.ts";
import { field } from "./panel.ts";

type Row = { label: string; keys: string[] };
type Section = { name: string; rows: Row[] };

const GESTURES: Section = {
  name: "Pointer and fingers",
  rows: [
    ["Add an event", "Double-click the wall"], ["Write on a note, an arrow or a region", "Double-click it"], ["Choose one note of a group", "Double-click it"],
    ["Add to the selection", "Shift- or Ctrl-click"], ["Select what a box touches", "Drag on the wall"], ["Move along one axis", "Shift while dragging"],
    ["Copy while dragging", "Alt, then drag"], ["Let go of the guides", "Alt while dragging"], ["Keep the proportions", "Shift while resizing"],
    ["Lead an arrow elsewhere", "Drag its end"], ["Draw an arrow", "Drag the dot beside a note"], ["Pan", "Wheel, Space-drag, middle-drag"],
    ["Zoom at the pointer", "Ctrl-wheel, pinch"], ["Open the menu", "Right-click, long press"], ["Pan by touch", "One finger"], ["Move a note by touch", "Tap it, then drag"],
  ].map(([label = "", keys = ""]) => ({ label, keys: [keys] })),
};

export function showCheatSheet(): void {
  const sections = [...GROUPS.map(({ name, actions }) => ({ name, rows: rowsOf(actions) })), GESTURES].filter(({ rows }) => rows.length > 0);
  const list = h("div", { class: "cheat-sheet__columns" });
  const search = h("input", { class: "input", id: "cheat-search", type: "text", autocomplete: "off", placeholder: "align, copy, zoom…" });
  const show = () => list.replaceChildren(...drawn(sections, search.value));
  search.addEventListener("input", show);
  show();
  openDialog("Keyboard shortcuts", [field("cheat-search", "Find a shortcut", search), h("div", { class: "cheat-sheet", tabindex: 0, role: "region", "aria-label": "Shortcuts" }, list)], null).classList.add("dialog--wide");
  search.focus();
}

/** One row for what several keys do in the same words. */
function rowsOf(actions: readonly { label: string; keys: string[] }[]): Row[] {
  const rows = new Map<string, string[]>();
  for (const { label, keys } of actions) if (keys.length) rows.set(label, [...(rows.get(label) ?? []), ...keys.map((key) => spelled(key))]);
  return [...rows].map(([label, keys]) => ({ label, keys }));
}

function drawn(sections: readonly Section[], query: string): HTMLElement[] {
  const shown = sections.map(({ name, rows }) => ({ name, rows: query.trim() ? matching(name, rows, query) : rows })).filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return [h("p", { class: "muted" }, "Nothing by that name.")];
  return shown.map(({ name, rows }) => h("section", { class: "cheat-sheet__group" }, h("h3", {}, name), h("dl", {}, ...rows.flatMap(({ label, keys }) => [
    h("div", {}, h("dt", {}, label), h("dd", {}, ...keys.map((key) => h("kbd", { class: "kbd" }, key)))),
  ]))));
}

function matching(group: string, rows: readonly Row[], query: string): Row[] {
  const found = new Set(find(rows.map(({ label, keys }) => ({ id: label, text: `${group} ${label} ${keys.join(" ")}` })), query));
  return rows.filter(({ label }) => found.has(label));
}
