// Mends findings: each one intent, so that one undo takes it back.
import { h, say } from "../../shared/html.ts";
import { newId } from "../../shared/ids.ts";
import { infoOf } from "../../shared/kinds.ts";
import type { Finding, Id, Note, NoteKind, Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { openDialog } from "../chrome/dialogs.ts";
import { field } from "../chrome/panel.ts";
import { notesOf, placeOf } from "./mends.ts";

const APART = 80;

export function rename(board: Board, finding: Finding, name: string): void {
  const note = notesOf(board, finding)[0];
  if (note) board.session.askBoard("EditNote", { note_id: note.id, text: name });
}

/** Keeps the element that most arrows touch; where both are even, the first. */
export function merge(board: Board, finding: Finding): void {
  const ids = finding.where.filter((place) => place.kind === "element").map((place) => place.id);
  const flows = [...board.session.rows.rows("flow").values()];
  const weight = (id: Id) => flows.filter((flow) => flow.source_id === id || flow.target_id === id).length;
  const [kept, ...merged] = [...ids].sort((one, other) => weight(other) - weight(one));
  if (kept && merged.length) board.session.ask("MergeElements", { kept_id: kept, merged_ids: merged });
}

export function distinguish(board: Board, finding: Finding): void {
  board.session.ask("DistinguishElements", { element_ids: finding.where.filter((place) => place.kind === "element").map((place) => place.id) });
}

/** Puts a note into the arrow between two notes of a finding. */
export function insertBetween(board: Board, finding: Finding, kind: NoteKind): void {
  const notes = new Set(notesOf(board, finding).map((note) => note.id));
  const arrow = [...board.model.connectors.values()].find((one) => notes.has(one.source_id) && notes.has(one.target_id));
  const source = arrow && board.model.notes.get(arrow.source_id), target = arrow && board.model.notes.get(arrow.target_id);
  if (!arrow || !source || !target) return say("The arrow is on another board.");
  const middle = { x: (source.x + source.width / 2 + target.x + target.width / 2) / 2, y: Math.max(source.y + source.height, target.y + target.height) + APART };
  const words = kind === "policy" ? `Whenever ${lowered(board.model.textOf(source))}, ${lowered(board.model.textOf(target))}` : "";
  const id = newId();
  put(board, kind, middle, { id, text: words, arrows: [[source.id, id], [id, target.id]], replaces: [arrow.id] });
}

/** Adds what is missing before the note of a finding, with the arrow to it. */
export function addBefore(board: Board, finding: Finding, kind: NoteKind): void {
  const note = notesOf(board, finding)[0], id = newId();
  if (note) put(board, kind, { x: note.x - APART - infoOf(kind).extent[0] / 2, y: note.y + note.height / 2 }, { id, arrows: [[id, note.id]] });
}

export function addAfter(board: Board, finding: Finding, kind: NoteKind): void {
  const note = notesOf(board, finding)[0], id = newId();
  if (note) put(board, kind, { x: note.x + note.width + APART + infoOf(kind).extent[0] / 2, y: note.y + note.height / 2 }, { id, arrows: [[note.id, id]] });
}

/** Hangs a note directly below the note of a finding. */
export function addBeside(board: Board, finding: Finding, kind: NoteKind): void {
  const note = notesOf(board, finding)[0];
  if (note) put(board, kind, { x: note.x + note.width / 2, y: note.y + note.height + 20 + infoOf(kind).extent[1] / 2 }, { id: newId() });
}

export function addHotspot(board: Board): void {
  const { view } = board;
  put(board, "hotspot", view.toWorld({ x: view.viewport.width / 2, y: view.viewport.height / 2 }), { id: newId() });
}

/** Asks what an acronym means, and puts it into the language of its context. */
export function openTermDialog(board: Board, finding: Finding, name: string): void {
  const context = placeOf(finding, "context");
  const meaning = h("textarea", { class: "input", id: "term-meaning", rows: 3, required: true });
  openDialog(`What does “${name}” mean?`, [field("term-meaning", `Its meaning in ${finding.where.find((place) => place.id === context)?.name ?? "this context"}`, meaning)], "Add the term",
    () => board.session.ask("AddTerm", { term_id: newId(), context_id: context, name, meaning: meaning.value.trim() }));
  meaning.focus();
}

type Putting = { id: Id; text?: string; arrows?: [Id, Id][]; replaces?: Id[] };

function put(board: Board, kind: NoteKind, at: Point, { id, text = "", arrows = [], replaces = [] }: Putting): void {
  const [width, height] = infoOf(kind).extent;
  const place = board.freePlace(at, width, height);
  const note: Partial<Note> = { id, kind, text, x: Math.round(place.x - width / 2), y: Math.round(place.y - height / 2) };
  board.session.askBoard("AddNotes", { notes: [note], arrows: arrows.map(([source_id, target_id]) => ({ id: newId(), source_id, target_id })), replaces });
  board.select([id]);
  const added = board.model.notes.get(id);
  if (added) board.reveal(added);
}

function lowered(text: string): string {
  return text ? text.charAt(0).toLowerCase() + text.slice(1) : "…";
}
