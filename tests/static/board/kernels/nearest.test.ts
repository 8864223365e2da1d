// Where the arrow keys lead, and the order in which a board is read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Direction, nearest, type Placed, readingOrder } from "../../../../static/src/board/kernels/nearest.ts";
import { aBox, pick, seeded } from "../../random.ts";

const at = (id: string, x: number, y: number): Placed => ({ id, x, y, width: 120, height: 120 });
const middle = at("middle", 0, 0);
const around = [middle, at("left", -300, 20), at("right", 300, -20), at("above", 30, -300), at("below", -30, 300)];

test("each arrow key leads to the note on its side", () => {
  assert.deepEqual((["left", "right", "up", "down"] as const).map((way) => nearest(middle, around, way)?.id), ["left", "right", "above", "below"]);
});

test("straight ahead wins against nearer but aside", () => {
  assert.equal(nearest(middle, [at("aside", 150, 260), at("ahead", 400, 0)], "right")?.id, "ahead");
});

test("where nothing lies ahead the key leads nowhere", () => {
  assert.equal(nearest(middle, [middle, at("left", -300, 0)], "right"), null);
});

test("what a key leads to always lies ahead", () => {
  const random = seeded(7);
  const sign: Record<Direction, (from: Placed, to: Placed) => number> = {
    left: (from, to) => from.x + from.width / 2 - to.x - to.width / 2, right: (from, to) => to.x + to.width / 2 - from.x - from.width / 2,
    up: (from, to) => from.y + from.height / 2 - to.y - to.height / 2, down: (from, to) => to.y + to.height / 2 - from.y - from.height / 2,
  };
  for (let round = 0; round < 200; round += 1) {
    const boxes = Array.from({ length: 12 }, (_, index) => ({ id: String(index), ...aBox(random) }));
    const from = pick(random, boxes), way = pick<Direction>(random, ["left", "right", "up", "down"]);

    const to = nearest(from, boxes, way);

    if (to) assert.ok(sign[way](from, to) > 1);
    else assert.ok(boxes.every((box) => box.id === from.id || sign[way](from, box) <= 1));
  }
});

test("a board is read row by row from left to right", () => {
  const notes = [at("d", 0, 400), at("b", 300, 10), at("a", 0, 0), at("c", 600, -20)];

  assert.deepEqual(readingOrder(notes).map(({ id }) => id), ["a", "b", "c", "d"]);
});
