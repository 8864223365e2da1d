// What a freely drawn line encloses.
import assert from "node:assert/strict";
import { test } from "node:test";
import { encloses, lassoed } from "../../../../static/src/board/kernels/lasso.ts";
import { aPoint, seeded } from "../../random.ts";

// A "U": its inside is two legs and the bar below.
const u = [[0, 0], [100, 0], [100, 200], [200, 200], [200, 0], [300, 0], [300, 300], [0, 300]].map(([x = 0, y = 0]) => ({ x, y }));

test("a line around a gap leaves the gap out", () => {
  const note = (id: string, x: number, y: number) => ({ id, x, y, width: 20, height: 20 });

  assert.deepEqual(lassoed(u, [note("leg", 40, 90), note("gap", 140, 90), note("bar", 140, 240), note("away", 400, 90)]).map(({ id }) => id), ["leg", "bar"]);
});

test("a line of fewer than three corners encloses nothing", () => {
  assert.equal(encloses([], { x: 0, y: 0 }), false);
  assert.equal(encloses([{ x: -1, y: -1 }, { x: 1, y: 1 }], { x: 0, y: 0.5 }), false);
});

test("where the line begins does not matter", () => {
  const random = seeded(3);
  for (let round = 0; round < 200; round += 1) {
    const line = Array.from({ length: 9 }, () => aPoint(random, 100)), point = aPoint(random, 100);

    assert.equal(encloses([...line.slice(4), ...line.slice(0, 4)], point), encloses(line, point));
    assert.equal(encloses([...line].reverse(), point), encloses(line, point));
  }
});
