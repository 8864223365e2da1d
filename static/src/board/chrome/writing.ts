// Opening something for writing: a note on the wall, an arrow or a region in the panel.
import { say } from "../../shared/html.ts";
import type { Id } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { PanelLoader } from "./panel-loader.ts";
import type { TextEditor } from "./text-editor.ts";

type Places = { editor: TextEditor; panel: PanelLoader; focus: () => void };

export async function writeOn(board: Board, id: Id, { editor, panel, focus }: Places): Promise<void> {
  const note = board.model.notes.get(id);
  if ((note ?? board.model.regions.get(id))?.is_locked && board.mayEdit) return say("It is locked. Unlock it first.");
  if (note) return editor.open(id);
  board.select([id]);
  const input = (await panel.load()).nameField();
  if (!input || !board.mayEdit) return;
  input.focus();
  input.select();
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.stopPropagation();
    if (event.key === "Escape") input.value = input.defaultValue;
    focus();
  });
}
