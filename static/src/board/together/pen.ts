// Two people writing on one note: both are told, neither is stopped.
import { h } from "../../shared/html.ts";
import type { Board } from "../board.ts";
import type { Others } from "../view/others.ts";

export class PenWarning {
  private readonly board: Board;
  private readonly others: Others;
  private readonly hint = h("p", { class: "board-hint", role: "status", hidden: true });

  constructor(board: Board, others: Others, app: HTMLElement) {
    this.board = board;
    this.others = others;
    app.append(this.hint);
  }

  /** Looks again who writes where, and where that is on the screen. */
  changed(): void {
    const id = this.board.session.shown("editing")?.id;
    const note = id ? this.board.model.notes.get(id) : undefined;
    const names = note ? this.others.editorsOf(note.id).map(({ name }) => name) : [];
    this.hint.hidden = names.length === 0;
    if (!note || names.length === 0) return;
    const text = `${names.join(" and ")} ${names.length > 1 ? "are" : "is"} writing here too: the last words stay.`;
    if (this.hint.textContent !== text) this.hint.textContent = text;
    const { zoom } = this.board.view.camera;
    const at = this.board.view.toScreen({ x: note.x, y: note.y });
    this.hint.style.setProperty("left", `${at.x}px`);
    this.hint.style.setProperty("top", `${at.y + Math.max(note.height, 60) * Math.max(zoom, 0.7) + 10}px`);
  }
}
