// Adding notes: a letter per kind, the next of the grammar, the next sibling.
import { KINDS } from "../../shared/kinds.ts";
import { addNext } from "../tools/connector.ts";
import { type Action, firstNote, type Group, mayEdit, mayEditNotes } from "./action.ts";

const kinds = KINDS.map(({ kind, name, letter, icon }): Action => ({
  name: `add-${kind}`, label: `Add: ${name}`, keys: [letter.toLowerCase()], icon, isEnabled: (context) => mayEdit(context) && context.board.offers(kind), run: ({ addAtMiddle }) => addAtMiddle(kind),
}));

const next: Action = {
  name: "next", label: "Add what usually follows", keys: ["Tab"], icon: "arrow-right", isEnabled: mayEditNotes,
  run: ({ board, editText }) => {
    const note = firstNote(board);
    const added = note && addNext(board, note.id, { x: note.x + note.width + 180, y: note.y + note.height / 2 });
    if (added) reveal(board, added, editText);
  },
};

const sibling: Action = {
  name: "sibling", label: "Add another of the same kind", keys: ["Enter"], icon: "plus", isEnabled: mayEditNotes,
  run: ({ board, editText }) => {
    const note = firstNote(board);
    if (!note) return;
    const below = { x: note.x + note.width / 2, y: note.y + note.height * 1.5 + 20 };
    reveal(board, board.addNote(note.kind, board.freePlace(below, note.width, note.height)), editText);
  },
};

export const ADDING: Group = { name: "Add", actions: [next, sibling, ...kinds] };

/** Whoever builds a flow by keyboard soon leaves the window: the wall follows. */
function reveal(board: Parameters<typeof firstNote>[0], id: string, editText: (id: string) => void): void {
  const note = board.model.notes.get(id);
  if (note) board.reveal(note);
  editText(id);
}
