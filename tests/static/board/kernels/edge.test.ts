// The wall that comes towards what is carried to its edge.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pullAt } from "../../../../static/src/board/kernels/edge.ts";

const SIZE = { width: 1000, height: 600 };

test("within the wall nothing pulls", () => {
  assert.deepEqual(pullAt({ x: 36, y: 564 }, SIZE), { x: 0, y: 0 });
});

test("the nearer to the edge the faster, along that axis alone", () => {
  assert.deepEqual(pullAt({ x: 18, y: 300 }, SIZE), { x: -450, y: 0 });
  assert.deepEqual(pullAt({ x: 500, y: 591 }, SIZE), { x: 0, y: 675 });
});

test("beyond the edge it gets no faster, and a corner pulls both ways", () => {
  assert.deepEqual(pullAt({ x: -400, y: 9999 }, SIZE), { x: -900, y: 900 });
});
