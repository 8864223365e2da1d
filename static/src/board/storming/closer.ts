// Two things to make of a selection: a context drawn around it, and a board that looks closer at it.
import { h, say } from "../../shared/html.ts";
import { newId } from "../../shared/ids.ts";
import type { BoardLevel, Note } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { openDialog } from "../chrome/dialogs.ts";
import { field, select } from "../chrome/panel.ts";
import { type Cohesion, cohesionOf } from "../kernels/cohesion.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { LEVELS } from "./levels.ts";

const MARGIN = 40, HEAD = 64;
const WORDS_AT_MOST = 6;

/** Asks for a name, and shows how well the notes hold together. */
export function openContextDialog(board: Board, notes: Note[] = board.selectedNotes): void {
  const around = boundsOf(notes);
  if (!around) return;
  const box = { x: Math.round(around.x - MARGIN), y: Math.round(around.y - HEAD), width: Math.round(around.width + 2 * MARGIN), height: Math.round(around.height + HEAD + MARGIN) };
  const within = [...board.view.within(box)].filter((id) => !notes.some((note) => note.id === id)).length;
  const input = h("input", { class: "input", id: "context-name", required: true, maxlength: 200, autocomplete: "off" });
  const numbers = cohesionOf(notes, (note) => board.model.textOf(note), board.model.connectors.values());
  const more = within > 0 && h("p", { class: "muted" }, `${within === 1 ? "Another note lies" : `${within} more notes lie`} within this border and will belong to it too.`);
  openDialog("Draw a context around them", [field("context-name", "Name of the bounded context", input), numbersOf(numbers, notes.length), ...(more ? [more] : [])], "Draw the context", () => {
    const id = newId(), name = input.value.trim();
    if (!name) return;
    board.session.askBoard("AddRegion", { region_id: id, kind: "context", name, ...box });
    board.select([id]);
  });
  input.focus();
}

/** Asks for name and level, and starts a board on which the same elements hang as they do here. */
export function openSpawnDialog(board: Board, notes: Note[] = board.selectedNotes): void {
  if (!notes.length) return say("Select the notes to look at closer first.");
  const deeper: BoardLevel = board.level === "big_picture" ? "process" : "design";
  const name = h("input", { class: "input", id: "spawn-name", required: true, maxlength: 200, autocomplete: "off" });
  const level = select("spawn-level", LEVELS.filter((one) => one.level !== "big_picture").map((one): [string, string] => [one.level, `${one.name}: ${one.note.charAt(0).toLowerCase()}${one.note.slice(1)}`]), deeper);
  const count = notes.length === 1 ? "This note shows" : `These ${notes.length} notes show`;
  openDialog("Look closer on a new board", [h("p", { class: "muted" }, `${count} the same things on both boards: rename one here, and it is renamed there.`), field("spawn-name", "Name of the board", name), field("spawn-level", "Level", level)], "Start the board", () => {
    const text = name.value.trim(), id = newId();
    if (!text) return;
    const regions = [...board.selection].filter((one) => board.model.regions.has(one));
    board.session.askBoard("SpawnBoard", { new_board_id: id, name: text, level: level.value, note_ids: notes.map((note) => note.id), region_ids: regions });
    followOnceThere(board, id);
  });
  name.focus();
}

/** Opens the board as soon as the server has it. */
function followOnceThere(board: Board, id: string): void {
  const slug = document.getElementById("board-app")?.dataset.slug;
  const stop = board.onRowsChange(() => {
    if (!board.model.boards.has(id)) return;
    stop();
    location.assign(`/d/${slug}/boards/${id}/`);
  });
}

function numbersOf(numbers: Cohesion, count: number): HTMLElement {
  const { shared, speakers, inside, crossing, pivotal } = numbers;
  const fact = (name: string, value: string) => h("div", {}, h("dt", {}, name), h("dd", {}, value));
  const words = shared.slice(0, WORDS_AT_MOST).map(({ word, notes }) => h("span", { class: "badge badge--outline" }, `${word} ×${notes}`));
  return h("div", { class: "stack stack--tight" },
    h("dl", { class: "cohesion" }, fact("share words", `${speakers} of ${count}`), fact("arrows inside", String(inside)), fact("arrows across", String(crossing))),
    words.length > 0 && h("div", { class: "cohesion__words", "aria-label": "Words they share" }, ...words),
    h("p", { class: "muted" }, verdict(numbers, count), pivotal ? ` ${pivotal === 1 ? "A pivotal event lies" : `${pivotal} pivotal events lie`} inside: a border often runs beside one.` : ""));
}

function verdict({ inside, crossing, speakers }: Cohesion, count: number): string {
  if (count < 2) return "One note says little about a language.";
  const share = inside + crossing === 0 ? null : inside / (inside + crossing);
  if (share !== null && share >= 0.7 && speakers * 2 >= count) return "They share a language, and most arrows stay inside: a good candidate.";
  if (share !== null && share < 0.5) return "More arrows leave than stay inside: much would have to be agreed on with the neighbours.";
  if (speakers * 2 < count) return "Few of them share a word: look whether they speak one language.";
  return "Some things hold them together; ask who speaks this language.";
}
