// Where a dragged note comes to rest, and the guides that are drawn for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GRID, snap } from "../../../../static/src/board/kernels/snap.ts";
import { aBox, seeded, whole } from "../../random.ts";

const box = (x: number, y: number, width = 120, height = 120) => ({ x, y, width, height });
const free = { reach: 6, isOnGrid: false };

test("a near edge is met exactly, and a guide spans both", () => {
  assert.deepEqual(snap(box(4, 300), [box(0, 0, 240)], free), { dx: -4, dy: 0, guides: [{ axis: "x", at: 0, from: 0, to: 420 }] });
});

test("boxes of one size in line show one guide through their middles", () => {
  assert.deepEqual(snap(box(4, 300), [box(0, 0)], free), { dx: -4, dy: 0, guides: [{ axis: "x", at: 60, from: 0, to: 420 }] });
});

test("edges meet edges and middles meet middles, but not each other", () => {
  assert.equal(snap(box(63, 300), [box(0, 0)], free).dx, 0);
  assert.equal(snap(box(123, 300), [box(0, 0)], free).dx, -3);
});

test("middles align where sizes differ", () => {
  const { dx, dy, guides } = snap(box(65, 200, 240, 60), [box(120, 0)], free);

  assert.deepEqual([dx, dy], [-5, 0]);
  assert.deepEqual(guides, [{ axis: "x", at: 180, from: 0, to: 260 }]);
});

test("what lies out of reach stays, and shows no guide", () => {
  assert.deepEqual(snap(box(7, 300), [box(0, 0)], free), { dx: 0, dy: 0, guides: [] });
});

test("without a neighbour in reach the grid takes it, with one the neighbour", () => {
  assert.deepEqual(snap(box(13, 300), [], { reach: 6, isOnGrid: true }), { dx: GRID - 13, dy: 0, guides: [] });
  assert.equal(snap(box(13, 300), [box(11, 0)], { reach: 6, isOnGrid: true }).dx, -2);
});

test("a box never moves farther than the reach, and once at rest stays there", () => {
  const random = seeded(11);
  for (let round = 0; round < 200; round += 1) {
    const others = Array.from({ length: whole(random, 0, 12) }, () => aBox(random, 400));
    const moving = aBox(random, 400);

    const { dx, dy } = snap(moving, others, free);
    const again = snap({ ...moving, x: moving.x + dx, y: moving.y + dy }, others, free);

    assert.ok(Math.abs(dx) <= 6 && Math.abs(dy) <= 6);
    assert.ok(Math.abs(again.dx) < 1e-6 && Math.abs(again.dy) < 1e-6);
  }
});
