// A tiny server in memory: numbers, applies and logs intents, and answers repeats with what was done. For tests only.
import type { Change, Effect, Id, Intent, Note, Row } from "../../../../static/src/shared/protocol.ts";

export type Answer = { change: Change } | { refused: string };
type Body = Record<string, unknown>;
type Move = { id: Id; x: number; y: number };

/** Changes to this table are nobody's to see: their audience gets `skipped`. */
export const HIDDEN = "member";

export class Server {
  readonly log: Change[] = [];
  readonly refused = new Set<Id>();
  readonly tables = new Map<string, Map<Id, Row>>();
  private readonly done = new Map<Id, Change>();

  get version(): number {
    return this.log.length;
  }

  has(intent: Id): boolean {
    return this.done.has(intent);
  }

  rows(table: string): Map<Id, Row> {
    const rows = this.tables.get(table) ?? new Map<Id, Row>();
    this.tables.set(table, rows);
    return rows;
  }

  execute(caller: Id, intent: Intent): Answer {
    const before = this.done.get(intent.id);
    if (before) return { change: before };
    const effects = this.effectsOf(caller, intent);
    if (!effects) {
      this.refused.add(intent.id);
      return { refused: "There is no such note." };
    }
    for (const effect of effects) this.apply(effect);
    const change: Change = {
      version: this.version + 1, id: `change-${this.version + 1}`, intent: intent.id, kind: intent.kind, caller,
      caller_name: caller, board: "board", cause: null, at: "2026-01-01T00:00:00Z", effects,
    };
    this.log.push(change);
    this.done.set(intent.id, change);
    return { change };
  }

  state(): Body {
    return { version: this.version, notes: [...this.rows("note").values()], connectors: [...this.rows("connector").values()] };
  }

  private effectsOf(caller: Id, { kind, body }: Intent): Effect[] | null {
    switch (kind) {
      case "AddNotes": return (body.notes as Note[]).map((note) => ({ op: "create", table: "note", id: note.id, before: null, after: rowOf(note, this.version) }));
      case "MoveNotes": return this.updates((body.moves as Move[]).map(({ id, x, y }) => [id, { x, y }]));
      case "EditNote": return this.updates([[body.note_id as Id, { text: body.text }]]);
      case "RemoveFromBoard": return this.removals(body.note_ids as Id[]);
      case "Whisper": return [{ op: "create", table: HIDDEN, id: body.id as Id, before: null, after: { id: body.id } }];
      case "UndoChange": return this.inverse(caller, body.change_id as Id);
      default: return null;
    }
  }

  private updates(wanted: [Id, Body][]): Effect[] | null {
    const rows = this.rows("note");
    if (wanted.some(([id]) => !rows.has(id))) return null;
    return wanted.map(([id, after]) => ({ op: "update", table: "note", id, before: pick(rows.get(id), Object.keys(after)), after }));
  }

  private removals(ids: Id[]): Effect[] | null {
    const rows = this.rows("note");
    return ids.every((id) => rows.has(id)) ? ids.map((id) => ({ op: "delete", table: "note", id, before: { ...rows.get(id) }, after: null })) : null;
  }

  /** Takes a change back, but for what others have changed since. */
  private inverse(caller: Id, id: Id): Effect[] | null {
    const change = this.log.find((one) => one.id === id && one.caller === caller);
    return change ? change.effects.flatMap((effect) => this.undone(effect)) : null;
  }

  private undone({ op, table, id, before, after }: Effect): Effect[] {
    const row = this.rows(table).get(id);
    if (op === "delete") return row ? [] : [{ op: "create", table, id, before: null, after: before }];
    if (!row) return [];
    if (op === "create") return [{ op: "delete", table, id, before: { ...row }, after: null }];
    const untouched = Object.keys(after ?? {}).filter((name) => row[name] === after?.[name]);
    return untouched.length ? [{ op, table, id, before: pick(row, untouched), after: pick(before ?? {}, untouched) }] : [];
  }

  private apply({ op, table, id, after }: Effect): void {
    const rows = this.rows(table);
    if (op === "delete") rows.delete(id);
    else rows.set(id, { ...(op === "update" ? rows.get(id) : {}), ...after, id });
  }
}

/** The row a note becomes: the server orders and sizes it, whatever the client guessed. */
function rowOf(note: Note, version: number): Body {
  return { board_id: "board", element_id: null, is_pivotal: false, width: 120, height: 120, z: String(version).padStart(10, "0"), ...(note as Body) };
}

function pick(row: Body | undefined, names: string[]): Body {
  return Object.fromEntries(names.map((name) => [name, row?.[name]]));
}
