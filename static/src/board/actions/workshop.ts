// What everybody does in a workshop: park what does not belong here, vote.
import { newId } from "../../shared/ids.ts";
import { giveDot, mayGive, mayTake, takeDot } from "../workshop/dots.ts";
import { type Action, type Group, mayEditNotes } from "./action.ts";

const park: Action = {
  name: "park", label: "Park for later", keys: ["Shift+p"], icon: "archive",
  isEnabled: (context) => mayEditNotes(context) && context.board.selectedNotes.every((note) => note.author_id === undefined),
  run: ({ board }) => void board.session.askBoard("ParkNotes", { note_ids: board.selectedNotes.map((note) => note.id), region_id: newId() }),
};
const give: Action = { name: "give-dot", label: "Give a dot", keys: ["."], icon: "plus", isEnabled: ({ board }) => mayGive(board), run: ({ board }) => giveDot(board) };
const take: Action = { name: "take-dot", label: "Take a dot back", keys: [","], icon: "minus", isEnabled: ({ board }) => mayTake(board), run: ({ board }) => takeDot(board) };

export const WORKSHOP: Group = { name: "Workshop", actions: [park, give, take] };
