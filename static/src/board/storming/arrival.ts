// Arriving at a note by its address: #note=ID, or #element=ID for whatever note shows it.
import type { Board } from "../board.ts";

/** Selects and shows the note that an address names; says whether there is one. */
export function arriveAt(board: Board, hash: string): boolean {
  const [, what, id] = /^#(note|element)=([0-9a-f-]{36})$/.exec(hash) ?? [];
  const note = !id ? undefined : what === "note" ? board.model.notes.get(id) : board.model.noteOf(id);
  if (!note) return false;
  board.view.fitBox({ x: note.x - 500, y: note.y - 350, width: note.width + 1000, height: note.height + 700 }, 1);
  board.select([note.id]);
  return true;
}
