// Gliding: what is seen through frames moves evenly, whatever the pace of the pictures.
import assert from "node:assert/strict";
import { test } from "node:test";
import { glide } from "../../../../static/src/board/kernels/glide.ts";
import { aPoint, between, seeded } from "../../random.ts";

const apart = (one: { x: number; y: number }, other: { x: number; y: number }) => Math.hypot(one.x - other.x, one.y - other.y);

test("two short steps lead as far as one long step", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = seeded(seed);
    const from = aPoint(random), to = aPoint(random), first = between(random, 0, 30), second = between(random, 0, 30);
    if (apart(from, to) < 20) continue;

    const once = glide(from, to, first + second), twice = glide(glide(from, to, first), to, second);

    assert.ok(apart(once, twice) < 1e-6, `seed ${seed}`);
  }
});

test("it only ever comes nearer, and arrives", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = seeded(seed);
    const to = aPoint(random);
    let at = aPoint(random);
    for (let picture = 0; picture < 60; picture += 1) {
      const next = glide(at, to, 16);
      assert.ok(apart(next, to) <= apart(at, to), `seed ${seed}`);
      at = next;
    }

    assert.deepEqual(at, to);
  }
});

test("without time nothing moves", () => {
  assert.deepEqual(glide({ x: 0, y: 0 }, { x: 100, y: 0 }, 0), { x: 0, y: 0 });
});
