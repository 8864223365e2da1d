// Notes in line, and at equal distances.
import assert from "node:assert/strict";
import { test } from "node:test";
import { align, distribute, type Edge } from "../../../../static/src/board/kernels/align.ts";
import { boundsOf } from "../../../../static/src/board/kernels/geometry.ts";
import { aBox, seeded } from "../../random.ts";

const small = { id: "small", x: 10, y: 50, width: 60, height: 60 };
const wide = { id: "wide", x: 200, y: 0, width: 240, height: 120 };

test("each edge and middle takes the others to itself", () => {
  const moves = (edge: Edge) => align([small, wide], edge);

  assert.deepEqual(moves("left"), [{ id: "wide", x: 10, y: 0 }]);
  assert.deepEqual(moves("right"), [{ id: "small", x: 380, y: 50 }]);
  assert.deepEqual(moves("centre"), [{ id: "small", x: 195, y: 50 }, { id: "wide", x: 105, y: 0 }]);
  assert.deepEqual(moves("top"), [{ id: "small", x: 10, y: 0 }]);
  assert.deepEqual(moves("bottom"), [{ id: "small", x: 10, y: 60 }]);
  assert.deepEqual(moves("middle"), [{ id: "small", x: 10, y: 30 }]);
});

test("nothing is aligned of nothing, and what is in line stays", () => {
  assert.deepEqual(align([], "left"), []);
  assert.deepEqual(align([small, { ...small, id: "below", y: 400 }], "left"), []);
});

test("the gaps between three notes become one, whatever their sizes", () => {
  const last = { id: "last", x: 600, y: 0, width: 120, height: 120 };

  assert.deepEqual(distribute([last, small, wide], "x"), [{ id: "wide", x: 215, y: 0 }]);
});

test("two notes have nothing between them to share out", () => {
  assert.deepEqual(distribute([small, wide], "x"), []);
});

test("sharing out keeps what surrounds them all and leaves equal gaps", () => {
  const random = seeded(5);
  for (let round = 0; round < 100; round += 1) {
    const boxes = Array.from({ length: 6 }, (_, index) => ({ id: String(index), ...aBox(random, 2_000, 100), width: 100 }));

    const moves = new Map(distribute(boxes, "x").map((move) => [move.id, move]));
    const after = boxes.map((one) => ({ ...one, x: moves.get(one.id)?.x ?? one.x })).sort((one, other) => one.x - other.x);

    const gaps = after.slice(1).map((one, index) => one.x - (after[index]?.x ?? 0) - 100);
    assert.ok(gaps.every((gap) => Math.abs(gap - (gaps[0] ?? 0)) < 0.05));
    assert.ok(Math.abs((boundsOf(after)?.width ?? 0) - (boundsOf(boxes)?.width ?? 0)) < 0.05);
  }
});
