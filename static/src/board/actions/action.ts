// What an action is: something to do on a board, for keys, menus, the palette and the cheat sheet alike.
import type { Note, NoteKind } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { ToolName } from "../tools/tool.ts";

export type Context = {
  board: Board;
  useTool: (name: ToolName, kind?: NoteKind) => void;
  editText: (id: string) => void;
  showHelp: () => void;
  addAtMiddle: (kind: NoteKind) => void;
};
/** `keys` are chords such as "Shift+Mod+z", Mod being Ctrl or Cmd; an action of menus and the palette alone has none. */
export type Action = { name: string; label: string; keys: string[]; isEnabled: (context: Context) => boolean; run: (context: Context) => void };
/** Actions that belong together: a heading of the cheat sheet. */
export type Group = { name: string; actions: readonly Action[] };

export const always = () => true;
export const mayEdit = ({ board }: Context) => board.mayEdit;
export const hasNotes = ({ board }: Context) => board.selectedNotes.length > 0;
export const mayEditNotes = (context: Context) => mayEdit(context) && hasNotes(context);
export const firstNote = (board: Board): Note | undefined => board.selectedNotes[0];
