// The map shows all of the board, and a click on it leads to what it shows there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { frameOn, isBeyond, mappingOf, onMap, onWall } from "../../../../static/src/board/kernels/minimap.ts";
import { aBox, seeded, whole } from "../../random.ts";

const SIZE = { width: 200, height: 132 };

test("all of the board lies on the map, and a point of the map leads back to the wall", () => {
  const random = seeded(11);
  for (let round = 0; round < 300; round += 1) {
    const bounds = aBox(random, 9_000, 6_000);
    const mapping = mappingOf(bounds, SIZE);

    const shown = onMap(mapping, bounds);
    const back = onWall(mapping, shown);

    assert.ok(shown.x >= 5.99 && shown.y >= 5.99 && shown.x + shown.width <= 194.01 && shown.y + shown.height <= 126.01);
    assert.ok(Math.abs(back.x - bounds.x) < 1e-6 && Math.abs(back.y - bounds.y) < 1e-6);
  }
});

test("a map is of use once something lies out of view", () => {
  const view = { x: 0, y: 0, width: 100, height: 100 };

  assert.equal(isBeyond({ x: 10, y: 10, width: 80, height: 80 }, view), false);
  assert.equal(isBeyond({ x: 10, y: 10, width: 80, height: 91 }, view), true);
  assert.equal(isBeyond({ x: -1, y: 10, width: 80, height: 80 }, view), true);
});

test("the frame of what is in view keeps on the map and never vanishes", () => {
  const random = seeded(12);
  for (let round = 0; round < 300; round += 1) {
    const frame = { x: whole(random, -900, 900), y: whole(random, -900, 900), width: whole(random, 1, 900), height: whole(random, 1, 900) };

    const shown = frameOn(SIZE, frame);

    assert.ok(shown.x >= 0 && shown.y >= 0 && shown.x + shown.width <= 200 && shown.y + shown.height <= 132);
    assert.ok(shown.width >= 6 && shown.height >= 6);
  }
});
