// What can be done on a board: one object each, for keys, menus and the palette alike.
import { KINDS } from "../shared/kinds.ts";
import type { NoteKind } from "../shared/protocol.ts";
import type { Board } from "./board.ts";
import { nearest, type Direction } from "./kernels/nearest.ts";
import { addNext } from "./tools/connector.ts";
import type { ToolName } from "./tools/tool.ts";

export type Context = {
  board: Board;
  useTool: (name: ToolName, kind?: NoteKind) => void;
  editText: (id: string) => void;
  showHelp: () => void;
  addAtMiddle: (kind: NoteKind) => void;
};
export type Action = { name: string; label: string; keys: string[]; isEnabled: (context: Context) => boolean; run: (context: Context) => void };

const always = () => true;
const mayEdit = ({ board }: Context) => board.mayEdit;
const hasNotes = ({ board }: Context) => board.selectedNotes.length > 0;
const mayEditNotes = (context: Context) => mayEdit(context) && hasNotes(context);
const one = (board: Board) => board.selectedNotes[0];

const tool = (name: ToolName, label: string, key: string, kind?: NoteKind): Action => ({
  name: `tool-${name}`, label, keys: [key], isEnabled: name === "select" || name === "hand" ? always : mayEdit, run: ({ useTool }) => useTool(name, kind),
});

const step = (direction: Direction, key: string): Action => ({
  name: `go-${direction}`, label: `Go to the note ${direction === "up" ? "above" : direction === "down" ? "below" : `on the ${direction}`}`, keys: [key],
  isEnabled: ({ board }) => board.model.notes.size > 0,
  run: ({ board }) => {
    const from = one(board);
    const next = from ? nearest(from, board.model.notes.values(), direction) : [...board.model.notes.values()][0];
    if (!next) return;
    board.select([next.id]);
    board.reveal(next);
  },
});

const nudge = (key: string, dx: number, dy: number): Action => ({
  name: `nudge-${key}`, label: "Move the selected notes", keys: [`Shift+${key}`], isEnabled: mayEditNotes, run: ({ board }) => board.nudge(dx, dy),
});

const along = (key: string, way: 1 | -1): Action => ({
  name: `along-${way}`, label: way > 0 ? "Follow the arrow" : "Go back along the arrow", keys: [`Alt+${key}`], isEnabled: hasNotes,
  run: ({ board }) => {
    const from = one(board);
    for (const { source_id, target_id } of board.model.connectors.values()) {
      const next = way > 0 && source_id === from?.id ? target_id : way < 0 && target_id === from?.id ? source_id : null;
      const note = next && board.model.notes.get(next);
      if (!note) continue;
      board.select([note.id]);
      board.reveal(note);
      return;
    }
  },
});

export const ACTIONS: readonly Action[] = [
  tool("select", "Select", "v"),
  tool("hand", "Hand", "h"),
  tool("note", "Note", "n", "event"),
  tool("connector", "Connector", "c"),
  tool("region", "Context region", "g"),
  ...KINDS.map(({ kind, name, letter }): Action => ({
    name: `add-${kind}`, label: `Add: ${name}`, keys: [letter.toLowerCase()], isEnabled: mayEdit, run: ({ addAtMiddle }) => addAtMiddle(kind),
  })),
  { name: "undo", label: "Undo", keys: ["Mod+z"], isEnabled: ({ board }) => board.session.history.canUndo, run: ({ board }) => void board.session.undo("undo") },
  { name: "redo", label: "Redo", keys: ["Shift+Mod+z", "Mod+y"], isEnabled: ({ board }) => board.session.history.canRedo, run: ({ board }) => void board.session.undo("redo") },
  { name: "remove", label: "Delete", keys: ["Delete", "Backspace"], isEnabled: ({ board }) => board.mayEdit && board.selection.size > 0, run: ({ board }) => board.removeSelection() },
  { name: "duplicate", label: "Duplicate", keys: ["Mod+d"], isEnabled: mayEditNotes, run: ({ board }) => board.duplicateSelection() },
  { name: "select-all", label: "Select all", keys: ["Mod+a"], isEnabled: always, run: ({ board }) => board.select(board.model.notes.keys()) },
  {
    name: "edit", label: "Write on the note", keys: ["F2"], isEnabled: mayEditNotes,
    run: ({ board, editText }) => editText(one(board)?.id ?? ""),
  },
  {
    name: "sibling", label: "Add another of the same kind", keys: ["Enter"], isEnabled: mayEditNotes,
    run: ({ board, editText }) => {
      const note = one(board);
      if (!note) return;
      const below = { x: note.x + note.width / 2, y: note.y + note.height * 1.5 + 20 };
      editText(board.addNote(note.kind, board.freePlace(below, note.width, note.height)));
    },
  },
  {
    name: "next", label: "Add what usually follows", keys: ["Tab"], isEnabled: mayEditNotes,
    run: ({ board, editText }) => {
      const note = one(board);
      const added = note && addNext(board, note.id, { x: note.x + note.width + 180, y: note.y + note.height / 2 });
      if (added) editText(added);
    },
  },
  step("left", "ArrowLeft"), step("right", "ArrowRight"), step("up", "ArrowUp"), step("down", "ArrowDown"),
  nudge("ArrowLeft", -20, 0), nudge("ArrowRight", 20, 0), nudge("ArrowUp", 0, -20), nudge("ArrowDown", 0, 20),
  along("ArrowRight", 1), along("ArrowLeft", -1),
  { name: "fit", label: "Show all", keys: ["Shift+1"], isEnabled: always, run: ({ board }) => board.view.fitAll() },
  { name: "fit-selection", label: "Show the selection", keys: ["Shift+2"], isEnabled: hasNotes, run: ({ board }) => board.fitSelection() },
  { name: "actual-size", label: "Actual size", keys: ["Mod+0"], isEnabled: always, run: ({ board }) => board.view.zoomTo(1) },
  { name: "zoom-in", label: "Zoom in", keys: ["Mod+=", "+"], isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom * 1.25) },
  { name: "zoom-out", label: "Zoom out", keys: ["Mod+-", "-"], isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom / 1.25) },
  { name: "help", label: "Keyboard shortcuts", keys: ["?"], isEnabled: always, run: ({ showHelp }) => showHelp() },
];

/** The name of a key press, such as "Shift+Mod+z"; Mod is Ctrl, or Cmd on a Mac. */
export function chordOf(event: KeyboardEvent): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.shiftKey && digit ? digit : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isSign = key.length === 1 && !/[a-z0-9 ]/.test(key);
  return [event.shiftKey && !isSign && "Shift", event.altKey && "Alt", (event.ctrlKey || event.metaKey) && "Mod", key].filter(Boolean).join("+");
}

const BY_CHORD = new Map(ACTIONS.flatMap((action) => action.keys.map((chord): [string, Action] => [chord, action])));

export function actionFor(event: KeyboardEvent): Action | undefined {
  return BY_CHORD.get(chordOf(event));
}

export function actionNamed(name: string): Action {
  const found = ACTIONS.find((action) => action.name === name);
  if (!found) throw new Error(`There is no action ${name}.`);
  return found;
}
