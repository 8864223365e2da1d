// Going from note to note by keyboard, and moving notes with it.
import { type Direction, nearest } from "../kernels/nearest.ts";
import { type Action, firstNote, type Group, hasNotes } from "./action.ts";

const step = (direction: Direction, key: string): Action => ({
  name: `go-${direction}`, label: `Go to the note ${direction === "up" ? "above" : direction === "down" ? "below" : `on the ${direction}`}`, keys: [key],
  isEnabled: ({ board }) => board.model.notes.size > 0,
  run: ({ board }) => {
    const from = firstNote(board);
    const next = from ? nearest(from, board.model.notes.values(), direction) : [...board.model.notes.values()][0];
    // Where nothing lies ahead, the key at least ends a selection of several.
    if (!next) return from && board.select([from.id]);
    board.select([next.id]);
    board.reveal(next);
  },
});

const along = (key: string, way: 1 | -1): Action => ({
  name: `along-${way}`, label: way > 0 ? "Follow the arrow" : "Go back along the arrow", keys: [`Alt+${key}`], isEnabled: hasNotes,
  run: ({ board }) => {
    const from = firstNote(board);
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

const nudge = (key: string, dx: number, dy: number): Action => ({
  name: `nudge-${key}`, label: "Move the selected notes", keys: [`Shift+${key}`], isEnabled: ({ board }) => board.mayEdit && board.selection.size > 0,
  run: async ({ board }) => {
    board.nudge(dx, dy);
    if ([...board.selection].some((id) => board.model.regions.has(id))) (await import("../outline/acts.ts")).moveRegions(board, dx, dy);
  },
});

const extend = (direction: Direction, key: string): Action => ({
  name: `extend-${direction}`, label: "Take the next note into the selection", keys: [`Shift+Mod+${key}`], isEnabled: hasNotes,
  run: ({ board }) => {
    const from = board.selectedNotes.at(-1);
    const next = from && nearest(from, [...board.model.notes.values()].filter(({ id }) => !board.selection.has(id)), direction);
    if (!next) return;
    board.select([...board.selection, next.id]);
    board.reveal(next);
  },
});

const connectAll: Action = {
  name: "connect-all", label: "Connect the selected notes in their order", keys: [], icon: "spline",
  isEnabled: ({ board }) => board.mayEdit && board.selectedNotes.length > 1,
  run: ({ board }) => {
    const notes = board.selectedNotes;
    const isThere = (source: string, target: string) => [...board.model.connectors.values()].some((one) => one.source_id === source && one.target_id === target);
    for (const [index, { id }] of notes.slice(1).entries()) {
      const source = notes[index]?.id ?? id;
      if (!isThere(source, id)) board.connect(source, id);
    }
  },
};

export const WALKING: Group = {
  name: "From note to note",
  actions: [
    step("left", "ArrowLeft"), step("right", "ArrowRight"), step("up", "ArrowUp"), step("down", "ArrowDown"),
    along("ArrowRight", 1), along("ArrowLeft", -1),
    extend("left", "ArrowLeft"), extend("right", "ArrowRight"), extend("up", "ArrowUp"), extend("down", "ArrowDown"),
    connectAll,
    nudge("ArrowLeft", -20, 0), nudge("ArrowRight", 20, 0), nudge("ArrowUp", 0, -20), nudge("ArrowDown", 0, 20),
  ],
};
