// Looking at the wall: where, how close, and for what; and the ways to everything else.
import { toggleMinimap } from "../chrome/minimap-switch.ts";
import { type Action, always, type Group, hasNotes } from "./action.ts";

const help: Action = { name: "help", label: "Keyboard shortcuts", keys: ["?"], icon: "keyboard", isEnabled: always, run: async () => (await import("../chrome/cheat-sheet.ts")).showCheatSheet() };
const search: Action = { name: "search", label: "Find on the board", keys: ["Mod+f"], icon: "search", isEnabled: always, run: async (context) => (await import("../chrome/search.ts")).openSearch(context) };
const menu: Action = { name: "menu", label: "Menu of the selection", keys: ["Shift+F10", "ContextMenu"], icon: "menu", isEnabled: always, run: async (context) => (await import("../chrome/context-menu.ts")).openMenuOfSelection(context) };

const minimap: Action = { name: "minimap", label: "Show or hide the map of the board", keys: ["Shift+m"], icon: "map", isEnabled: always, run: ({ board, app }) => toggleMinimap(board, app) };

export const LOOKING: Group = {
  name: "View",
  actions: [
    { name: "fit", label: "Show all", keys: ["Shift+1"], icon: "maximize", isEnabled: always, run: ({ board }) => board.view.fitAll() },
    { name: "fit-selection", label: "Show the selection", keys: ["Shift+2"], icon: "crosshair", isEnabled: hasNotes, run: ({ board }) => board.fitSelection() },
    { name: "actual-size", label: "Actual size", keys: ["Mod+0"], icon: "scan", isEnabled: always, run: ({ board }) => board.view.zoomTo(1) },
    { name: "zoom-in", label: "Zoom in", keys: ["Mod+=", "+"], icon: "zoom-in", isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom * 1.25) },
    { name: "zoom-out", label: "Zoom out", keys: ["Mod+-", "-"], icon: "zoom-out", isEnabled: always, run: ({ board }) => board.view.zoomTo(board.view.camera.zoom / 1.25) },
    minimap,
    search,
    menu,
    help,
  ],
};
