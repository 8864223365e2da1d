// Rows without the names of their columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../../../static/src/shared/packed.ts";

test("packed rows get their names and what is the same in all of them back", () => {
  const packed = { same: { board_id: "b", x: 0 }, columns: ["id", "text"], rows: [["n1", "One"], ["n2", "Two"]] };

  assert.deepEqual(rowsOf(packed), [{ board_id: "b", x: 0, id: "n1", text: "One" }, { board_id: "b", x: 0, id: "n2", text: "Two" }]);
});

test("rows that are written out stay as they are, and a table that is not there has none", () => {
  assert.deepEqual(rowsOf([{ id: "n1" }]), [{ id: "n1" }]);
  assert.deepEqual(rowsOf(undefined), []);
});
