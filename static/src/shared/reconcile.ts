// The view is confirmed rows + my pending intents. Pure: no DOM, no socket, no clock.
import type { Change, Effect, Id, Intent, Row } from "./protocol.ts";

export type RowMap = Map<Id, Row>;
export type RowTables = Map<string, RowMap>;
export type Key = `${string}:${Id}`;
export type Pending = { intent: Intent; effects: Effect[] };

export function keyOf(table: string, id: Id): Key {
  return `${table}:${id}`;
}

/** The row that an effect leaves behind, or undefined. */
export function after(row: Row | undefined, effect: Effect): Row | undefined {
  if (effect.op === "delete") return undefined;
  if (effect.op === "create") return { ...effect.after, id: effect.id };
  return row && { ...row, ...effect.after };
}

/** Rows as the server has confirmed them, with the guesses of pending intents on top. */
export class Reconciler {
  readonly pending: Pending[] = [];
  version = 0;
  private readonly confirmed: RowTables = new Map();
  private readonly view: RowTables = new Map();

  rows(table: string): RowMap {
    return this.tableOf(this.view, table);
  }

  /** Starts anew from a state of the server; pending guesses stay on top. */
  reset(version: number, tables: Record<string, Row[]>): void {
    this.version = version;
    this.confirmed.clear();
    this.view.clear();
    for (const [table, rows] of Object.entries(tables)) {
      this.confirmed.set(table, new Map(rows.map((row) => [row.id, row])));
      this.view.set(table, new Map(rows.map((row) => [row.id, row])));
    }
    for (const { effects } of this.pending) this.refresh(effects);
  }

  /** Takes in a change in its turn; returns the keys it touches, or null where an earlier one is missing. */
  take(change: Change): Set<Key> | null {
    if (change.version > this.version + 1) return null;
    const mine = this.settle(change.intent);
    if (change.version <= this.version) return mine;
    this.version = change.version;
    for (const effect of change.effects) this.write(this.confirmed, effect);
    return new Set([...mine, ...this.refresh(change.effects)]);
  }

  /** Notes that the server went on to a version whose changes this client may not see. */
  skip(version: number): void {
    this.version = Math.max(this.version, version);
  }

  /** Puts a guess on top of the rows; returns the keys it touches. */
  guess(intent: Intent, effects: Effect[]): Set<Key> {
    this.pending.push({ intent, effects });
    return this.refresh(effects);
  }

  /** Puts what was kept from before below what was asked since; returns the keys it touches. */
  restore(kept: Pending[]): Set<Key> {
    const known = new Set(this.pending.map(({ intent }) => intent.id));
    this.pending.unshift(...kept.filter(({ intent }) => !known.has(intent.id)));
    return this.refresh(kept.flatMap(({ effects }) => effects));
  }

  /** Takes a pending intent off, whether it was done or refused; returns the keys whose guesses fall. */
  settle(intent: Id): Set<Key> {
    const index = this.pending.findIndex((one) => one.intent.id === intent);
    if (index < 0) return new Set();
    const [settled] = this.pending.splice(index, 1);
    return this.refresh(settled?.effects ?? []);
  }

  private refresh(effects: Effect[]): Set<Key> {
    const keys = new Set<Key>();
    for (const { table, id } of effects) {
      if (keys.has(keyOf(table, id))) continue;
      keys.add(keyOf(table, id));
      this.rebuild(table, id);
    }
    return keys;
  }

  private rebuild(table: string, id: Id): void {
    let row = this.tableOf(this.confirmed, table).get(id);
    for (const { effects } of this.pending) {
      for (const effect of effects) if (effect.table === table && effect.id === id) row = after(row, effect);
    }
    if (row) this.tableOf(this.view, table).set(id, row);
    else this.tableOf(this.view, table).delete(id);
  }

  private write(tables: RowTables, effect: Effect): void {
    const rows = this.tableOf(tables, effect.table);
    const row = after(rows.get(effect.id), effect);
    if (row) rows.set(effect.id, row);
    else rows.delete(effect.id);
  }

  private tableOf(tables: RowTables, table: string): RowMap {
    let rows = tables.get(table);
    if (!rows) tables.set(table, (rows = new Map()));
    return rows;
  }
}
