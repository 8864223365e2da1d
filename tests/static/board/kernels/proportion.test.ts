// A box resized without being distorted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inProportion } from "../../../../static/src/board/kernels/proportion.ts";

const was = { x: 100, y: 100, width: 200, height: 100 };

test("the larger of the two wishes counts, and the opposite corner stays", () => {
  assert.deepEqual(inProportion(was, { ...was, width: 300, height: 110 }, "se"), { x: 100, y: 100, width: 300, height: 150 });
  assert.deepEqual(inProportion(was, { x: 90, y: 0, width: 210, height: 200 }, "nw"), { x: -100, y: 0, width: 400, height: 200 });
});
