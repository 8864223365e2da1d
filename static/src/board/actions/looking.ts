// Looking at the wall: where and how close.
import { always, type Group, hasNotes } from "./action.ts";

export const LOOKING: Group = {
  name: "View",
  actions: [
    { name: "fit", label: "Show all", keys: ["Shift+1"], isEnabled: always, run: ({ board }) => board.view.fitAll() },
    { name: "fit-selection", label: "Show the selection", keys: ["Shift+2"], isEnabled: hasNotes, run: ({ board }) => board.fitSelection() },
    { name: "actual-size", label: "Actual size", keys: ["Mod+0"], isEnabled: always, run: ({ board }) => board.view.zoomTo(1) },
    { name: "zoom-in", label: "Zoom in", keys: ["Mod+=", "+"], isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom * 1.25) },
    { name: "zoom-out", label: "Zoom out", keys: ["Mod+-", "-"], isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom / 1.25) },
    { name: "help", label: "Keyboard shortcuts", keys: ["?"], isEnabled: always, run: ({ showHelp }) => showHelp() },
  ],
};
