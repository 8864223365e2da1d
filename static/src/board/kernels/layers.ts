// Notes in layers that overlap nothing of their own: each layer may be drawn in any order, so by colour, all at once.
import type { Box, Id } from "../../shared/protocol.ts";

export type Stacked = Box & { id: Id; z: string };

/** Keeps who overlaps whom while notes come, move and go; a change costs what lies around it, not the whole wall. */
export class Stack {
  private readonly notes = new Map<Id, Stacked>();
  private readonly touching = new Map<Id, Set<Id>>();
  private layers: Map<Id, number> | null = null;

  /** Takes in a note; `around` are the ids of the notes that overlap it now. */
  put(note: Stacked, around: Iterable<Id>): void {
    this.remove(note.id);
    this.notes.set(note.id, note);
    for (const id of around) {
      if (id === note.id || !this.notes.has(id)) continue;
      this.join(note.id, id);
      this.join(id, note.id);
    }
  }

  remove(id: Id): void {
    this.layers = null;
    this.notes.delete(id);
    for (const other of this.touching.get(id) ?? []) {
      const theirs = this.touching.get(other);
      theirs?.delete(id);
      if (theirs?.size === 0) this.touching.delete(other);
    }
    this.touching.delete(id);
  }

  /** 0 where a note lies on the wall, else one above the highest note below it that it overlaps. */
  layerOf(id: Id): number {
    this.layers ??= this.stacked();
    return this.layers.get(id) ?? 0;
  }

  private join(one: Id, other: Id): void {
    const theirs = this.touching.get(one);
    if (theirs) theirs.add(other);
    else this.touching.set(one, new Set([other]));
  }

  /** Only what overlaps something has to be put in order. */
  private stacked(): Map<Id, number> {
    const orderOf = (id: Id) => this.notes.get(id)?.z ?? "";
    const sorted = [...this.touching.keys()].sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : orderOf(one) > orderOf(other) ? 1 : 0));
    const layers = new Map<Id, number>();
    for (const id of sorted) {
      let layer = 0;
      for (const other of this.touching.get(id) ?? []) {
        const below = layers.get(other);
        if (below !== undefined && below >= layer) layer = below + 1;
      }
      layers.set(id, layer);
    }
    return layers;
  }
}
