// Where a command's outcomes fork: at the command itself, or at what handles it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Row } from "../../../../static/src/shared/protocol.ts";
import { BoardModel } from "../../../../static/src/board/view/model.ts";

const kinds = { pay: "command", bill: "aggregate", paid: "event", failed: "event", refund: "command" };
const model = (...arrows: [string, string][]) => {
  const note = Object.entries(kinds).map(([id, kind]): Row => ({ id, kind, element_id: `element of ${id}` }));
  const element = [...Object.keys(kinds)].map((id): Row => ({ id: `element of ${id}`, outcome_operator: id === "refund" ? "and" : "or" }));
  const connector = arrows.map(([source_id, target_id]): Row => ({ id: `${source_id}>${target_id}`, source_id, target_id }));
  const tables: Record<string, Row[]> = { note, element, connector };
  return new BoardModel({ rows: (table) => new Map((tables[table] ?? []).map((row) => [row.id, row])) });
};
const told = (...arrows: [string, string][]) => model(...arrows).outcomes().map(({ note, operator, targets }) => [note.id, operator, targets.map(({ id }) => id)]);

test("arrows of a command to two events fork at the command", () => {
  assert.deepEqual(told(["pay", "paid"], ["pay", "failed"]), [["pay", "or", ["paid", "failed"]]]);
});

test("arrows of what handles one command fork there, by the command's operator", () => {
  assert.deepEqual(told(["pay", "bill"], ["bill", "paid"], ["bill", "failed"]), [["bill", "or", ["paid", "failed"]]]);
});

test("one event is no choice, and two commands of different minds show no sign", () => {
  assert.deepEqual(told(["pay", "paid"]), []);
  assert.deepEqual(told(["pay", "bill"], ["refund", "bill"], ["bill", "paid"], ["bill", "failed"]), []);
});

test("a command finds its outcomes behind its handler", () => {
  const wall = model(["pay", "bill"], ["bill", "paid"], ["bill", "failed"]);
  const pay = wall.notes.get("pay");

  assert.equal(pay && wall.outcomesOf(pay)?.note.id, "bill");
});
