// What event storming does with a selection: a closer look at it.
import { type Group, hasNotes } from "./action.ts";

export const STORMING: Group = {
  name: "Event storming",
  actions: [
    {
      name: "look-closer", label: "Look closer on a new board", keys: ["Shift+b"], icon: "zoom-in", isEnabled: (context) => hasNotes(context) && context.board.mayModel,
      run: async ({ board }) => (await import("../storming/closer.ts")).openSpawnDialog(board),
    },
  ],
};
