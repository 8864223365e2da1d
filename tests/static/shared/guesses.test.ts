// What one's own intents show at once, before the server has answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { guess } from "../../../static/src/shared/guesses.ts";
import type { Row } from "../../../static/src/shared/protocol.ts";

const reader = (tables: Record<string, Row[]>) => ({ rows: (table: string) => new Map((tables[table] ?? []).map((row) => [row.id, row])) });
const asked = (kind: string, body: Record<string, unknown>, tables: Record<string, Row[]> = {}) =>
  guess(reader(tables), { kind, id: "i", body }).map(({ op, table, id, after }) => [op, table, id, after]);

test("notes brought to the front lie above all others and keep their order among themselves", () => {
  const notes = [{ id: "a", z: "0000000002.00000" }, { id: "b", z: "0000000001.00000" }];

  const effects = asked("StackNotes", { note_ids: ["a", "b"], end: "front" }, { note: notes });

  assert.deepEqual(effects, [["update", "note", "b", { z: "~00000" }], ["update", "note", "a", { z: "~00001" }]]);
});

test("a lock shows on notes and regions alike", () => {
  const effects = asked("LockOnBoard", { note_ids: ["a"], region_ids: ["r"], is_locked: true });

  assert.deepEqual(effects, [["update", "note", "a", { is_locked: true }], ["update", "region", "r", { is_locked: true }]]);
});

test("arrows show together with the notes they come with", () => {
  const effects = asked("AddNotes", { board_id: "w", notes: [{ id: "a", kind: "event", x: 1, y: 2 }], arrows: [{ id: "c", source_id: "a", target_id: "b" }] });

  assert.deepEqual(effects.map(([op, table, id]) => [op, table, id]), [["create", "note", "a"], ["create", "connector", "c"]]);
  assert.deepEqual(effects[1]?.[3], { id: "c", board_id: "w", source_id: "a", target_id: "b", label: "", flow_id: null, is_loop: false });
});

test("regions show together with the notes they come with", () => {
  const place = { kind: "theme", name: "Late", x: 1, y: 2, width: 3, height: 4 };

  const effects = asked("AddNotes", { board_id: "w", notes: [{ id: "a", kind: "event", x: 1, y: 2 }], regions: [{ id: "r", ...place }] });

  assert.deepEqual(effects.map(([op, table, id]) => [op, table, id]), [["create", "region", "r"], ["create", "note", "a"]]);
  assert.deepEqual(effects[0]?.[3], { id: "r", board_id: "w", context_id: null, is_locked: false, ...place });
});

test("several notes turn into another kind at once", () => {
  const effects = asked("ChangeNoteKind", { note_id: "a", also: ["b"], kind: "policy" });

  assert.deepEqual(effects.map(([, , id, after]) => [id, after]), [
    ["a", { kind: "policy", width: 240, height: 120 }], ["b", { kind: "policy", width: 240, height: 120 }],
  ]);
});

test("what is said of an element's note is said of the element, at once", () => {
  const effects = asked("AddComment", { comment_id: "c", board_id: "w", note_id: "n", text: "Why?", mentions: [] }, { note: [{ id: "n", element_id: "e" }] });

  assert.deepEqual(effects, [["create", "comment", "c", { id: "c", board_id: "w", note_id: null, element_id: "e", author_id: "", text: "Why?", mentions: [], is_resolved: false, at: "" }]]);
});

test("an arrow that a note is put into goes as the note comes", () => {
  const effects = asked("AddNotes", { board_id: "w", notes: [{ id: "p", kind: "policy", x: 0, y: 0 }], arrows: [], replaces: ["old"] });

  assert.deepEqual(effects.map(([op, table, id]) => [op, table, id]), [["delete", "connector", "old"], ["create", "note", "p"]]);
});
