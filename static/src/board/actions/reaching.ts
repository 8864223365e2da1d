// What a pointer does, by keys alone: the outline, arrows to a chosen note, sizes, the panel.
import { type Action, always, type Context, firstNote, type Group, mayChangeNotes, mayEditNotes } from "./action.ts";

const acts = () => import("../outline/acts.ts");
const hasBox = ({ board }: Context) => board.mayEdit && board.selection.size === 1 && ![...board.selection].some((id) => board.model.connectors.has(id));

const walk = (key: string, by: 1 | -1): Action => ({
  name: `outline-${by}`, label: by > 0 ? "Next in the outline" : "Previous in the outline", keys: [`Alt+${key}`], isEnabled: always, run: ({ outline }) => outline.walk(by),
});

const resize = (key: string, dx: number, dy: number): Action => ({
  name: `resize-${key}`, label: dx + dy > 0 ? "Make it larger" : "Make it smaller", keys: [`Shift+Alt+${key}`], isEnabled: hasBox, run: async ({ board }) => (await acts()).resizeBy(board, dx, dy),
});

export const REACHING: Group = {
  name: "Without a pointer",
  actions: [
    { name: "outline", label: "Outline: the board as a list", keys: ["Shift+o"], icon: "list", isEnabled: always, run: ({ outline }) => outline.toggle() },
    walk("ArrowDown", 1), walk("ArrowUp", -1),
    { name: "connect-to", label: "Arrow to the note gone to next", keys: ["Shift+c"], icon: "spline", isEnabled: mayEditNotes, run: async ({ board, outline, app }) => (await acts()).connectFrom(board, outline, app) },
    { name: "context-around", label: "Draw a context around the selection", keys: ["Shift+g"], icon: "scan", isEnabled: mayEditNotes, run: async ({ board }) => (await import("../storming/closer.ts")).openContextDialog(board) },
    resize("ArrowRight", 20, 0), resize("ArrowLeft", -20, 0), resize("ArrowDown", 0, 20), resize("ArrowUp", 0, -20),
    {
      name: "pivotal", label: "Pivotal event, or no longer", keys: ["Shift+e"], icon: "zap", isEnabled: (context) => mayChangeNotes(context) && firstNote(context.board)?.kind === "event",
      run: ({ board }) => {
        const note = firstNote(board);
        if (note) board.session.askBoard("MarkPivotal", { note_id: note.id, is_pivotal: !note.is_pivotal });
      },
    },
    { name: "panel", label: "To the panel of the selection, and back", keys: ["F6"], isEnabled: ({ board }) => board.selection.size > 0, run: async ({ outline, app }) => (await acts()).switchPanel(outline, app) },
    { name: "findings", label: "Findings", keys: ["Shift+f"], icon: "triangle-alert", isEnabled: always, run: ({ app }) => app.querySelector<HTMLElement>("[aria-controls=problems]")?.click() },
  ],
};
