// Finding words on a board.
import assert from "node:assert/strict";
import { test } from "node:test";
import { find } from "../../../../static/src/board/kernels/find.ts";

const items = [{ id: "1", text: "Order placed" }, { id: "2", text: "Café order\ncancelled" }, { id: "3", text: "Parcel sent" }];

test("every word must be there, in any order, whatever its case or accents", () => {
  assert.deepEqual(find(items, "ORDER"), ["1", "2"]);
  assert.deepEqual(find(items, "order cafe"), ["2"]);
  assert.deepEqual(find(items, "order sent"), []);
});

test("an empty question finds nothing", () => {
  assert.deepEqual(find(items, "  "), []);
});
