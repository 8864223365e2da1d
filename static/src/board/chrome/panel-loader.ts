// Brings the panel in with the first selection: the wall itself shows without it.
import { h } from "../../shared/html.ts";
import type { Board } from "../board.ts";
import type { Panel } from "./panel.ts";

export class PanelLoader {
  private readonly board: Board;
  // Its place among what lies on the wall is taken at once, so that the order of focus does not depend on when it comes.
  private readonly box = h("aside", { class: "board-panel", "aria-label": "Selection", hidden: true });
  private panel: Panel | null = null;
  private loading: Promise<Panel> | null = null;

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    host.append(this.box);
    board.onSelection(() => this.changed());
  }

  /** Says that rows, findings, my role or the selection have changed. */
  changed(): void {
    if (this.panel) this.panel.changed();
    else if (this.board.selection.size > 0) void this.load();
  }

  load(): Promise<Panel> {
    this.loading ??= import("./panel.ts").then(({ Panel }) => {
      this.panel = new Panel(this.board, this.box);
      this.panel.changed();
      return this.panel;
    });
    return this.loading;
  }
}
