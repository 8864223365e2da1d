// The menu "Export": the registry's entries, for the whole board or for what is selected.
import { h, say } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { EXPORTS, type ExportEntry } from "./registry.ts";

export function startExportMenu(board: Board): void {
  const menu = document.getElementById("export-menu");
  if (!menu) return;
  const only = h("input", { type: "checkbox", id: "export-only" });
  const words = h("span", {});
  const choice = h("label", { class: "menu__item", "data-stays": "yes", hidden: true }, only, words);
  menu.append(...EXPORTS.map((entry) => item(entry, () => run(entry, board, only.checked))), choice);
  board.onSelection(() => {
    const count = board.selection.size;
    choice.hidden = count === 0;
    if (count === 0) only.checked = false;
    words.textContent = `Only what is selected (${count})`;
  });
}

function item(entry: ExportEntry, chosen: () => void): HTMLElement {
  const command = `Export: ${entry.label}, ${entry.note}`;
  return h("button", { class: "menu__item", type: "button", "data-command": command, "data-command-icon": entry.icon, "data-export": entry.name, onclick: chosen },
    icon(entry.icon), entry.label, h("span", { class: "menu__note" }, entry.note));
}

async function run(entry: ExportEntry, board: Board, isOnlySelection: boolean): Promise<void> {
  if (board.model.notes.size + board.model.regions.size === 0) return say("The board is empty: there is nothing to export yet.");
  await entry.run({ board, only: isOnlySelection ? new Set(board.selection) : null });
}
