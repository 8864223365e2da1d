// Brings the workshop in where there is one, or somebody who may run one: nobody else pays for it.
import type { Change } from "../../shared/protocol.ts";
import type { Context } from "../actions.ts";
import type { BoardRow } from "./rows.ts";
import type { Workshop } from "./workshop.ts";

const MAY_FACILITATE = new Set(["facilitator", "owner"]);

export class WorkshopLoader {
  private readonly context: Context;
  private readonly host: HTMLElement;
  private readonly onPalette: () => void;
  private workshop: Workshop | null = null;
  private isLoading = false;

  constructor(context: Context, host: HTMLElement, onPalette: () => void) {
    this.context = context;
    this.host = host;
    this.onPalette = onPalette;
  }

  /** Says that rows, people or my role have changed; `by` is the change that did it. */
  changed(by: Change | null): void {
    if (this.workshop) this.workshop.changed(by);
    else if (!this.isLoading && this.isNeeded()) void this.load();
  }

  paint(pen: CanvasRenderingContext2D): void {
    this.workshop?.paint(pen);
  }

  private async load(): Promise<void> {
    this.isLoading = true;
    const { Workshop } = await import("./workshop.ts");
    this.workshop = new Workshop(this.context, this.host, this.onPalette);
    this.workshop.changed(null);
  }

  private isNeeded(): boolean {
    const { session } = this.context.board;
    const here = session.rows.rows("board").get(session.place.board ?? "") as unknown as BoardRow | undefined;
    return here !== undefined && (here.phase !== null || session.rows.rows("workshop").size > 0 || session.rows.rows("ballot").size > 0 || MAY_FACILITATE.has(session.you?.role ?? ""));
  }
}
