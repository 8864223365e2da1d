// Copies of notes with the arrows among them, and of regions with what lies in them: by duplicating, by dragging with Alt, by pasting. One intent, selected afterwards.
import { newId } from "../shared/ids.ts";
import type { Id, Note, Point, Region } from "../shared/protocol.ts";
import type { Board } from "./board.ts";
import { clip, type ClippedNote, type Clipping, copyOf } from "./kernels/clipping.ts";
import { boundsOf, centre } from "./kernels/geometry.ts";

/** The selected notes and regions, with the notes that lie in those. */
export function takenWith(board: Board): { notes: Note[]; regions: Region[] } {
  const regions = board.selectedRegions;
  return { notes: [...new Set([...board.selectedNotes, ...regions.flatMap((region) => board.notesIn(region))])], regions };
}

/** What is selected, as the clipboard holds it. */
export function clippingOf(board: Board): Clipping {
  const { notes, regions } = takenWith(board);
  const named = regions.map((region) => ({ ...region, name: board.model.titleOf(region) }));
  return clip(board.place, { notes, regions: named }, board.model.connectors.values(), (note) => board.model.textOf(note));
}

/** Removes what is selected, with what lies in regions that go. */
export function removeTaken(board: Board): void {
  const inside = board.selectedRegions.filter(({ is_locked }) => !is_locked).flatMap((region) => board.notesIn(region));
  board.select([...board.selection, ...inside.map(({ id }) => id)]);
  board.removeSelection();
}

/** Copies what is selected to a place so far away from its own. */
export function copySelection(board: Board, offset: Point): void {
  const { notes, regions } = takenWith(board);
  const around = boundsOf([...notes, ...regions]);
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
  const { notes, arrows, regions } = copyOf(clipping, middle, newId, isSame ? sameElement : () => null);
  if (!board.mayEdit || notes.length + regions.length === 0) return;
  board.session.askBoard("AddNotes", { notes, ...(arrows.length ? { arrows } : {}), ...(regions.length ? { regions } : {}) });
  // A region takes along what lies in it: by itself it is moved, deleted and copied as one.
  board.select((regions.length ? regions : notes).map(({ id }) => id as Id));
}
