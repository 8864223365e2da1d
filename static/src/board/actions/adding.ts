// Adding notes: a letter per kind, the next of the grammar, the next sibling.
import { KINDS } from "../../shared/kinds.ts";
import { addNext } from "../tools/connector.ts";
import { type Action, firstNote, type Group, mayEdit, mayEditNotes } from "./action.ts";

const kinds = KINDS.map(({ kind, name, letter }): Action => ({
  name: `add-${kind}`, label: `Add: ${name}`, keys: [letter.toLowerCase()], isEnabled: mayEdit, run: ({ addAtMiddle }) => addAtMiddle(kind),
}));

const next: Action = {
  name: "next", label: "Add what usually follows", keys: ["Tab"], isEnabled: mayEditNotes,
  run: ({ board, editText }) => {
    const note = firstNote(board);
    const added = note && addNext(board, note.id, { x: note.x + note.width + 180, y: note.y + note.height / 2 });
    if (added) editText(added);
  },
};

const sibling: Action = {
  name: "sibling", label: "Add another of the same kind", keys: ["Enter"], isEnabled: mayEditNotes,
  run: ({ board, editText }) => {
    const note = firstNote(board);
    if (!note) return;
    const below = { x: note.x + note.width / 2, y: note.y + note.height * 1.5 + 20 };
    editText(board.addNote(note.kind, board.freePlace(below, note.width, note.height)));
  },
};

export const ADDING: Group = { name: "Add", actions: [next, sibling, ...kinds] };
