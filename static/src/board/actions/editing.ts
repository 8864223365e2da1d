// Changing what is there: undo, delete, duplicate, write.
import { always, firstNote, type Group, mayEditNotes } from "./action.ts";

export const EDITING: Group = {
  name: "Edit",
  actions: [
    { name: "undo", label: "Undo", keys: ["Mod+z"], isEnabled: ({ board }) => board.session.history.canUndo, run: ({ board }) => void board.session.undo("undo") },
    { name: "redo", label: "Redo", keys: ["Shift+Mod+z", "Mod+y"], isEnabled: ({ board }) => board.session.history.canRedo, run: ({ board }) => void board.session.undo("redo") },
    { name: "remove", label: "Delete", keys: ["Delete", "Backspace"], isEnabled: ({ board }) => board.mayEdit && board.selection.size > 0, run: ({ board }) => board.removeSelection() },
    { name: "duplicate", label: "Duplicate", keys: ["Mod+d"], isEnabled: mayEditNotes, run: ({ board }) => board.duplicateSelection() },
    { name: "select-all", label: "Select all", keys: ["Mod+a"], isEnabled: always, run: ({ board }) => board.select(board.model.notes.keys()) },
    { name: "edit", label: "Write on the note", keys: ["F2"], isEnabled: mayEditNotes, run: ({ board, editText }) => editText(firstNote(board)?.id ?? "") },
  ],
};
