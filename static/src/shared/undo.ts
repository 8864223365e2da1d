// Undo and redo of one's own changes: an undo is an intent whose change can itself be undone.
import type { Change, Id } from "./protocol.ts";

export class History {
  private readonly done: Id[] = [];
  private readonly undone: Id[] = [];
  private readonly asked = new Map<Id, "undo" | "redo">();

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** The change to take back next, noted as asked for by this intent; undefined where there is none. */
  next(way: "undo" | "redo", intent: Id): Id | undefined {
    const change = (way === "undo" ? this.done : this.undone).pop();
    if (change) this.asked.set(intent, way);
    return change;
  }

  /** Notes a change of one's own. */
  take(change: Change): void {
    const way = this.asked.get(change.intent);
    this.asked.delete(change.intent);
    if (way === "undo") this.undone.push(change.id);
    else this.done.push(change.id);
    if (way === undefined) this.undone.length = 0;
  }

  /** Forgets what a refused intent asked for. */
  refuse(intent: Id): void {
    this.asked.delete(intent);
  }
}
