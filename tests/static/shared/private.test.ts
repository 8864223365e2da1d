import { strict as assert } from "node:assert";
import { test } from "node:test";
import { apart, asNotes, isUndoable } from "../../../static/src/shared/private.ts";
import type { Change } from "../../../static/src/shared/protocol.ts";
import type { RowMap } from "../../../static/src/shared/reconcile.ts";

const notes: RowMap = new Map([["mine", { id: "mine", author_id: "me" }], ["shared", { id: "shared" }]]);
const rows = { rows: () => notes };
const effect = (table: string) => ({ op: "update" as const, table, id: "x", before: {}, after: {} });

test("a move of private and shared notes is asked in two intents", () => {
  const asked = apart(rows, "MoveNotes", { board_id: "b", moves: [{ id: "mine", x: 1 }, { id: "shared", x: 2 }] });
  assert.deepEqual(asked, [{ board_id: "b", moves: [{ id: "mine", x: 1 }] }, { board_id: "b", moves: [{ id: "shared", x: 2 }] }]);
});

test("a removal of private notes goes apart from everything else", () => {
  const body = { board_id: "b", note_ids: ["shared", "mine"], connector_ids: ["arrow"], region_ids: [] };
  assert.deepEqual(apart(rows, "RemoveFromBoard", body), [{ board_id: "b", note_ids: ["mine"] }, { ...body, note_ids: ["shared"] }]);
  assert.deepEqual(apart(rows, "RemoveFromBoard", { note_ids: ["mine"] }), [{ board_id: undefined, note_ids: ["mine"] }]);
  assert.deepEqual(apart(rows, "RemoveFromBoard", { note_ids: ["shared"] }), [{ note_ids: ["shared"] }]);
});

test("anything else is asked as it is", () => {
  assert.deepEqual(apart(rows, "EditNote", { note_id: "mine" }), [{ note_id: "mine" }]);
});

test("private notes are notes on their author's wall", () => {
  const change = asNotes({ effects: [effect("private_note"), effect("region")] } as unknown as Change);
  assert.deepEqual(change.effects.map(({ table }) => table), ["note", "region"]);
});

test("what runs a workshop is not undone like an edit", () => {
  assert.equal(isUndoable({ kind: "NotesAdded", effects: [effect("note")] }), true);
  assert.equal(isUndoable({ kind: "PhaseMoved", effects: [effect("board")] }), false);
  for (const table of ["workshop", "ballot", "dot", "facilitator"]) assert.equal(isUndoable({ kind: "Any", effects: [effect(table)] }), false);
});
