// Changing what is there: undo, delete, duplicate, write, the clipboard, the kind.
import { KINDS } from "../../shared/kinds.ts";
import { copy, cut, paste, pasteSame } from "../clipboard.ts";
import { copySelection } from "../copies.ts";
import { type Action, always, type Group, hasThings, mayChangeNotes, mayEdit } from "./action.ts";

const COPY_OFFSET = { x: 30, y: 30 };

const kinds = KINDS.map(({ kind, name, icon }): Action => ({
  name: `turn-${kind}`, label: `Change into: ${name}`, keys: [], icon, isEnabled: (context) => mayChangeNotes(context) && context.board.isOpen(kind),
  run: ({ board }) => {
    const [first, ...others] = board.movableNotes.filter((note) => note.kind !== kind).map(({ id }) => id);
    if (first) board.session.askBoard("ChangeNoteKind", { note_id: first, also: others, kind });
  },
}));

const selectAll: Action = {
  name: "select-all", label: "Select all", keys: ["Mod+a"], icon: "square-stack", isEnabled: always,
  run: ({ board }) => board.select(board.unlocked(board.model.notes.keys())),
};

export const EDITING: Group = {
  name: "Edit",
  actions: [
    { name: "undo", label: "Undo", keys: ["Mod+z"], icon: "undo-2", isEnabled: ({ board }) => board.session.history.canUndo, run: ({ board }) => void board.session.undo("undo") },
    { name: "redo", label: "Redo", keys: ["Shift+Mod+z", "Mod+y"], icon: "redo-2", isEnabled: ({ board }) => board.session.history.canRedo, run: ({ board }) => void board.session.undo("redo") },
    { name: "edit", label: "Write", keys: ["F2"], icon: "pencil", isEnabled: ({ board }) => board.mayEdit && board.selection.size === 1, run: ({ board, editText }) => editText([...board.selection][0] ?? "") },
    { name: "copy", label: "Copy", keys: ["Mod+c"], icon: "copy", isNative: true, isEnabled: hasThings, run: ({ board }) => void copy(board) },
    { name: "cut", label: "Cut", keys: ["Mod+x"], icon: "scissors", isNative: true, isEnabled: (context) => mayEdit(context) && hasThings(context), run: ({ board }) => void cut(board) },
    { name: "paste", label: "Paste; lines of text become notes", keys: ["Mod+v"], icon: "clipboard-paste", isNative: true, isEnabled: mayEdit, run: ({ board }) => void paste(board) },
    { name: "paste-same", label: "Paste as the same elements", keys: ["Shift+Mod+v"], icon: "link", isEnabled: mayEdit, run: ({ board }) => void pasteSame(board) },
    { name: "duplicate", label: "Duplicate", keys: ["Mod+d"], icon: "square-stack", isEnabled: (context) => mayEdit(context) && hasThings(context), run: ({ board }) => copySelection(board, COPY_OFFSET) },
    { name: "remove", label: "Delete", keys: ["Delete", "Backspace"], icon: "trash-2", isEnabled: ({ board }) => board.mayEdit && board.selection.size > 0, run: ({ board }) => board.removeSelection() },
    selectAll,
    ...kinds,
  ],
};
