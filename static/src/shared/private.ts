// Private notes in the browser: rows of their own on the server, notes like any other on their author's wall.
import type { Change, Id, Row } from "./protocol.ts";
import type { RowMap } from "./reconcile.ts";

type Reader = { rows: (table: string) => RowMap };
type Body = Record<string, unknown>;

/** Lets the effects on private notes be effects on notes. */
export function asNotes(change: Change): Change {
  for (const effect of change.effects) if (effect.table === "private_note") effect.table = "note";
  return change;
}

export function isPrivate(row: Row | undefined): boolean {
  return row?.author_id !== undefined;
}

/** What an intent asks, in as many bodies as it takes: the server changes private and shared notes apart. */
export function apart(rows: Reader, kind: string, body: Body): Body[] {
  const own = (id: Id) => isPrivate(rows.rows("note").get(id));
  if (kind === "MoveNotes") {
    const moves = body.moves as { id: Id }[];
    return split(moves.filter(({ id }) => own(id)), moves.filter(({ id }) => !own(id))).map((part) => ({ ...body, moves: part }));
  }
  if (kind !== "RemoveFromBoard") return [body];
  const ids = (body.note_ids as Id[] | undefined) ?? [];
  const mine = ids.filter(own);
  const rest: Body = { ...body, note_ids: ids.filter((id) => !own(id)) };
  if (mine.length === 0) return [body];
  const isMore = [rest.note_ids, rest.connector_ids, rest.region_ids].some((list) => (list as Id[] | undefined)?.length);
  return [{ board_id: body.board_id, note_ids: mine }, ...(isMore ? [rest] : [])];
}

function split<Item>(...parts: Item[][]): Item[][] {
  return parts.filter((part) => part.length > 0);
}

/** Whether a change is one that Ctrl+Z may take back: workshops are run, not edited. */
export function isUndoable(change: Pick<Change, "kind" | "effects">): boolean {
  return change.kind !== "PhaseMoved" && !change.effects.some(({ table }) => ["workshop", "ballot", "dot", "facilitator"].includes(table));
}

