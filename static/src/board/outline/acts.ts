// What a pointer does by dragging, done by keys: arrows to a chosen note, a context around notes, another size.
import { h } from "../../shared/html.ts";
import type { Id } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { Outline } from "./outline.ts";

const SMALLEST = 40;

/** Waits for a note to be walked to: Enter draws the arrow to it, Escape gives up. */
export function connectFrom(board: Board, outline: Outline, host: HTMLElement): void {
  const [source] = board.selectedNotes;
  if (!source) return;
  const text = `Arrow from ${board.model.textOf(source) || "the empty note"}: go to a note, Enter draws it, Escape leaves`;
  const hint = h("div", { class: "board-status island", "data-linking": true }, text);
  host.append(hint);
  outline.say(text);
  outline.list.focus({ preventScroll: true });
  const end = (said: string) => {
    window.removeEventListener("keydown", pressed, true);
    hint.remove();
    outline.say(said);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const [target] = board.selectedNotes;
    if (event.key === "Escape") return end("No arrow was drawn.");
    if (!target || target.id === source.id) return outline.say("Go to another note first.");
    board.connect(source.id, target.id);
    end(`Arrow drawn to ${board.model.textOf(target) || "the empty note"}.`);
  };
  window.addEventListener("keydown", pressed, true);
}

/** Makes the selected note or region larger or smaller by some board units, its top left staying where it is. */
export function resizeBy(board: Board, dx: number, dy: number): void {
  const [id] = board.selection;
  const box = id ? (board.model.notes.get(id) ?? board.model.regions.get(id)) : undefined;
  if (!box || box.is_locked || !board.mayEdit) return;
  const { x, y } = box, width = Math.max(SMALLEST, box.width + dx), height = Math.max(SMALLEST, box.height + dy);
  if (board.model.notes.has(box.id)) board.session.askBoard("ResizeNote", { note_id: box.id, x, y, width, height });
  else board.session.askBoard("ChangeRegion", { region_id: box.id, width, height });
}

/** Moves the selected regions with the notes inside them. */
export function moveRegions(board: Board, dx: number, dy: number): void {
  for (const id of board.selection) {
    const region = board.model.regions.get(id);
    if (!region || region.is_locked || !board.mayEdit) continue;
    const inside = [...board.view.within(region)].flatMap((note: Id) => board.model.notes.get(note) ?? []).filter((note) => !note.is_locked);
    const moves = inside.map((note) => ({ id: note.id, x: note.x + dx, y: note.y + dy }));
    board.session.askBoard("ChangeRegion", { region_id: id, x: region.x + dx, y: region.y + dy, moves });
  }
}

/** Goes to the panel of the selection, or back to the board from wherever the focus is in it. */
export function switchPanel(outline: Outline, host: HTMLElement): void {
  const panel = host.querySelector<HTMLElement>(".board-panel:not([hidden]):not(.board-panel--low)");
  const first = panel?.querySelector<HTMLElement>("textarea, input, select, .board-panel__body button");
  if (panel?.contains(document.activeElement) || !first) outline.list.focus({ preventScroll: true });
  else first.focus();
}
