// What an action is: something to do on a board, for keys, menus, the palette and the cheat sheet alike.
import type { Note, NoteKind } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { Outline } from "../outline/outline.ts";
import type { ToolName } from "../tools/tool.ts";

export type Context = {
  board: Board;
  outline: Outline;
  app: HTMLElement;
  useTool: (name: ToolName, kind?: NoteKind) => void;
  /** Opens a note, an arrow or a region for writing. */
  editText: (id: string) => void;
  addAtMiddle: (kind: NoteKind) => void;
  /** Gives the keyboard back to the board. */
  focus: () => void;
};
/**
 * `keys` are chords such as "Shift+Mod+z", Mod being Ctrl or Cmd; an action of menus and the palette alone has none.
 * `isNative`: for these keys the browser sends an event of its own, such as "copy", that somebody listens to.
 * `run` promises to be done where it first loads a module.
 */
export type Action = {
  name: string; label: string; keys: string[]; icon?: string; isNative?: boolean;
  isEnabled: (context: Context) => boolean; run: (context: Context) => void | Promise<void>;
};
/** Actions that belong together: a heading of the cheat sheet. */
export type Group = { name: string; actions: readonly Action[] };

export const always = () => true;
export const mayEdit = ({ board }: Context) => board.mayEdit;
export const hasNotes = ({ board }: Context) => board.selectedNotes.length > 0;
/** Notes or regions, for what copies either. */
export const hasThings = ({ board }: Context) => board.selectedNotes.length + board.selectedRegions.length > 0;
export const mayEditNotes = (context: Context) => mayEdit(context) && hasNotes(context);
/** At least one selected note that is not locked. */
export const mayChangeNotes = ({ board }: Context) => board.mayEdit && board.movableNotes.length > 0;
export const firstNote = (board: Board): Note | undefined => board.selectedNotes[0];
