// What event storming adds to the panel: a hotspot's state, a command's outcomes, notes of one element, closer looks, loops.
import { h } from "../../shared/html.ts";
import type { Connector, HotspotState, Note, OutcomeOperator } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { boundsOf } from "../kernels/geometry.ts";

const STATES: [HotspotState, string][] = [["open", "Open"], ["decided", "Decided"], ["parked", "Parked"]];
const OPERATORS: [OutcomeOperator, string][] = [["xor", "One"], ["or", "Some"], ["and", "All"]];

/** The facts that the sections of a note show: the panel draws them anew when one of these changes. */
export function stormingFacts(board: Board, note: Note): unknown {
  const element = board.model.elements.get(note.element_id ?? "");
  return [board.level, board.mayModel, element?.outcome_operator, note.element_id && board.model.notesOf(note.element_id).length];
}

export function stormingSections(board: Board, note: Note): Node[] {
  return [hotspot(board, note), outcomes(board, note), twins(board, note)].filter((part) => part !== null);
}

/** Marks an arrow that is meant to lead back in time. */
export function loopChoice(board: Board, connector: Connector): HTMLElement {
  const box = h("input", { type: "checkbox", id: "arrow-loop", checked: connector.is_loop, disabled: !board.mayEdit });
  box.addEventListener("change", () => board.session.askBoard("MarkLoop", { connector_id: connector.id, is_loop: box.checked }));
  return h("label", { class: "choice" }, box, h("span", {}, "A loop: leads back in time on purpose"));
}

/** What can be made of several notes. */
export function selectionActs(board: Board): Node[] {
  if (!board.mayEdit || board.selectedNotes.length === 0) return [];
  const acts = [act("scan", "Draw a context around them", "", async () => (await import("./closer.ts")).openContextDialog(board))];
  if (board.mayModel) acts.push(act("zoom-in", "Look closer on a new board", "", async () => (await import("./closer.ts")).openSpawnDialog(board)));
  return [h("div", { class: "board-acts" }, ...acts)];
}

/** A row of mutually exclusive choices. */
export function segments<Value extends string>(label: string, options: readonly [Value, string][], now: Value, isDisabled: boolean, chosen: (value: Value) => void): HTMLElement {
  return h("div", { class: "segments", role: "group", "aria-label": label },
    ...options.map(([value, text]) => h("button", { type: "button", "aria-pressed": String(value === now), disabled: isDisabled, onclick: () => value !== now && chosen(value) }, text)));
}

function act(sign: string, text: string, note: string, run: () => void): HTMLElement {
  return h("button", { class: "board-act", type: "button", onclick: run }, icon(sign), text, note && h("small", {}, note));
}

function section(title: string, sign: string, ...content: Node[]): HTMLElement {
  return h("section", { class: "board-section", "aria-label": title }, h("h2", { class: "board-section__title" }, icon(sign), title), ...content);
}

function hotspot(board: Board, note: Note): Node | null {
  if (note.kind !== "hotspot") return null;
  return segments("State of the hotspot", STATES, note.hotspot_state, !board.mayEdit, (state) => board.session.askBoard("ChangeHotspotState", { note_id: note.id, state }));
}

function outcomes(board: Board, note: Note): Node | null {
  const fork = note.kind === "command" && board.model.outcomesOf(note);
  if (!fork || !note.element_id) return null;
  const names = fork.targets.map((target) => `“${board.model.textOf(target)}”`).join(", ");
  return section("Outcomes", "git-branch",
    h("p", { class: "board-panel__fact" }, `How many of ${names} follow?`),
    segments("Outcomes", OPERATORS, fork.operator, !board.mayModel, (operator) => board.session.ask("ChooseOutcomes", { element_id: note.element_id, operator })));
}

function twins(board: Board, note: Note): Node | null {
  const notes = note.element_id ? board.model.notesOf(note.element_id) : [];
  const elsewhere = h("div", { class: "board-acts" });
  if (note.element_id && board.session.you?.role !== "guest" && (board.model.boards.size > 1 || notes.length > 1)) void listElsewhere(board, note.element_id, elsewhere);
  if (notes.length < 2) return elsewhere;
  const others = act("square-stack", "Show the others", `${notes.length} notes`, () => {
    board.select(notes.map((one) => one.id));
    board.view.fitBox(boundsOf(notes), 1);
  });
  return section("Several notes of one thing", "square-stack",
    h("p", { class: "board-panel__fact" }, `${notes.length} notes here show this. Rename one, and all are renamed.`), h("div", { class: "board-acts" }, others), elsewhere);
}

async function listElsewhere(board: Board, element: string, list: HTMLElement): Promise<void> {
  const domain = board.row ? document.getElementById("board-app")?.dataset.domain : "";
  const answer = await fetch(`/api/v1/domains/${domain}/elements/${element}/boards/`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  const { boards } = (await answer.json()) as { boards: { id: string; name: string; address: string; notes: number }[] };
  list.replaceChildren(...boards.filter(({ id }) => id !== board.session.boardId).map(({ name, address, notes }) =>
    h("a", { class: "board-act", href: address }, icon("arrow-up-right"), `Also on “${name}”`, h("small", {}, notes > 1 ? `${notes} notes` : ""))));
}
