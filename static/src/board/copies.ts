// Copies of notes with the arrows among them: by duplicating, by dragging with Alt, by pasting. One intent, selected afterwards.
import { newId } from "../shared/ids.ts";
import type { Id, Point } from "../shared/protocol.ts";
import type { Board } from "./board.ts";
import { clip, type ClippedNote, type Clipping, copyOf } from "./kernels/clipping.ts";
import { boundsOf, centre } from "./kernels/geometry.ts";

/** What is selected, as the clipboard holds it. */
export function clippingOf(board: Board): Clipping {
  return clip(board.place, board.selectedNotes, board.model.connectors.values(), (note) => board.model.textOf(note));
}

/** Copies the selected notes to a place so far away from theirs. */
export function copySelection(board: Board, offset: Point): void {
  const around = boundsOf(board.selectedNotes);
  if (!around) return;
  const middle = centre(around);
  addCopies(board, clippingOf(board), { x: middle.x + offset.x, y: middle.y + offset.y });
}

/** Adds copies of a clipping around `middle`; with `isSame` notes show the same elements, where the domain still has them. */
export function addCopies(board: Board, clipping: Clipping, middle: Point, isSame = false): void {
  const sameElement = ({ element_id, kind }: ClippedNote): Id | null => {
    const element = element_id ? board.model.elements.get(element_id) : undefined;
    return element && element.kind === kind ? element.id : null;
  };
  const { notes, arrows } = copyOf(clipping, middle, newId, isSame ? sameElement : () => null);
  if (!board.mayEdit || notes.length === 0) return;
  board.session.askBoard("AddNotes", { notes, ...(arrows.length ? { arrows } : {}) });
  board.select(notes.map((note) => note.id as Id));
}
