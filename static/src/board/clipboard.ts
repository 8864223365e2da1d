// The clipboard: notes with their arrows, and regions, as typed JSON, their words as plain lines; and lines of text that become notes.
import { say } from "../shared/html.ts";
import { newId } from "../shared/ids.ts";
import { extentOf, KINDS } from "../shared/kinds.ts";
import type { Point } from "../shared/protocol.ts";
import type { Board } from "./board.ts";
import { addCopies, clippingOf, removeTaken, takenWith } from "./copies.ts";
import { windowOf } from "./kernels/camera.ts";
import { type Clipping, formatClipping, MIME, parseClipping, plainText } from "./kernels/clipping.ts";
import { boundsOf, centre, contains } from "./kernels/geometry.ts";
import { linesOf, placeLines } from "./kernels/lines.ts";

// For our own menus, which a browser does not let read its clipboard as a whole; shared by all boards of this browser.
const STORED = "clipping";
const STEP = 30;

/** Answers the browser's copy, cut and paste, as far as they are meant for the board. */
export function startClipboard(board: Board): void {
  for (const kind of ["copy", "cut"] as const) {
    document.addEventListener(kind, (event) => isMeantForBoard(event) && board.selectedNotes.length + board.selectedRegions.length > 0 && take(board, event));
  }
  document.addEventListener("paste", (event) => isMeantForBoard(event) && board.mayEdit && put(board, event));
}

/** Copies as the keys would. */
export function copy(board: Board): void {
  if (!document.execCommand("copy")) keep(clippingOf(board));
}

/** Cuts as the keys would. */
export function cut(board: Board): void {
  copy(board);
  removeTaken(board);
}

/** Pastes for a menu: what was copied on a board last, unless the clipboard holds another text by now. */
export async function paste(board: Board): Promise<void> {
  const stored = kept();
  // Refused, or not offered to an insecure page: then only what was copied on a board is known.
  const text = await navigator.clipboard?.readText().catch(() => null) ?? null;
  if (text && (!stored || text !== plainText(stored))) pasteText(board, text);
  else if (stored) pasteNotes(board, stored);
  else say("There is nothing to paste. The keys may paste what this menu may not read.");
}

/** Pastes notes that show the elements of those that were copied, where this domain has them. */
export function pasteSame(board: Board): void {
  const stored = kept();
  if (!stored) return say("Copy notes first.");
  if (stored.domain !== board.place.domain) say("They come from another domain: these are copies.");
  pasteNotes(board, stored, true);
}

function isMeantForBoard(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isTyping = target?.closest("input, textarea, select, [contenteditable]") ?? null;
  const isModal = document.querySelector("dialog[open]") !== null;
  const isText = event.type !== "paste" && String(getSelection() ?? "") !== "";
  return !isTyping && !isModal && !isText;
}

function take(board: Board, event: ClipboardEvent): void {
  const clipping = clippingOf(board);
  event.preventDefault();
  event.clipboardData?.setData(MIME, formatClipping(clipping));
  event.clipboardData?.setData("text/plain", plainText(clipping));
  keep(clipping);
  if (event.type === "cut" && board.mayEdit) removeTaken(board);
}

function put(board: Board, event: ClipboardEvent): void {
  const clipping = parseClipping(event.clipboardData?.getData(MIME) ?? "", isKind);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  event.preventDefault();
  if (clipping) pasteNotes(board, clipping);
  else pasteText(board, text);
}

function pasteNotes(board: Board, clipping: Clipping, isSame = false): void {
  addCopies(board, clipping, freeMiddle(board, clipping), isSame);
  showPasted(board);
}

/** One note a line: of the selected note's kind, or events. */
function pasteText(board: Board, text: string): void {
  const lines = linesOf(text);
  const kind = board.selectedNotes[0]?.kind ?? "event";
  if (lines.length === 0) return;
  const notes = placeLines(lines, middleFor(board), extentOf(kind)).map((line) => ({ id: newId(), kind, ...line }));
  board.session.askBoard("AddNotes", { notes });
  board.select(notes.map(({ id }) => id));
  showPasted(board);
}

/** Where what is pasted belongs: under the pointer, or where it is not over the wall in the middle of what one sees. */
function middleFor(board: Board): Point {
  const seen = windowOf(board.view.camera, board.view.viewport);
  return board.pointer && contains(seen, board.pointer) ? board.pointer : centre(seen);
}

/** The same, but a step aside of what was pasted there before. */
function freeMiddle(board: Board, { notes, regions }: Clipping): Point {
  let middle = middleFor(board);
  const around = boundsOf([...notes, ...regions]), first = notes[0] ?? regions[0];
  if (!around || !first) return middle;
  const from = centre(around);
  const isTaken = ({ x, y }: Point) => {
    const at = { x: Math.round(first.x + x - from.x), y: Math.round(first.y + y - from.y) };
    return [...board.model.notes.values(), ...board.model.regions.values()].some((thing) => thing.x === at.x && thing.y === at.y);
  };
  while (isTaken(middle)) middle = { x: middle.x + STEP, y: middle.y + STEP };
  return middle;
}

function showPasted(board: Board): void {
  const { notes, regions } = takenWith(board);
  const around = boundsOf([...notes, ...regions]);
  const seen = windowOf(board.view.camera, board.view.viewport);
  if (!around) return;
  if (around.width > seen.width || around.height > seen.height) board.view.fitBox(around);
  else board.reveal(around);
  if (notes.length + regions.length > 1) say(`${notes.length} ${notes.length === 1 ? "note" : "notes"}${regions.length ? ` and ${regions.length} ${regions.length === 1 ? "region" : "regions"}` : ""} pasted.`);
}

function isKind(kind: string): boolean {
  return KINDS.some((info) => info.kind === kind);
}

function keep(clipping: Clipping): void {
  try {
    localStorage.setItem(STORED, formatClipping(clipping));
  } catch {
    // A full or closed storage: the keys go on working, the menu knows of this page alone.
  }
}

function kept(): Clipping | null {
  return parseClipping(localStorage.getItem(STORED) ?? "", isKind);
}
