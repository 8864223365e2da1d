// Kinds differ by shape alone, and words and icon keep within it and apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { detailsOf, iconOf, outlineOf, roomOf } from "../../../../../static/src/board/kernels/draw/shapes.ts";
import { overlaps } from "../../../../../static/src/board/kernels/geometry.ts";
import { KINDS } from "../../../../../static/src/shared/kinds.ts";

const BOX = { x: 10, y: 20, width: 120, height: 120 };

test("every kind has a shape, an icon and a letter of its own", () => {
  const shapes = KINDS.map(({ kind }) => ({ kind, shape: JSON.stringify([outlineOf(kind, BOX), detailsOf(kind, BOX)]) }));

  assert.equal(new Set(shapes.map(({ shape }) => shape)).size, KINDS.length);
  assert.deepEqual(KINDS.filter(({ kind, extent: [width, height] }) => iconOf(kind, { x: 0, y: 0, width, height }) === null), []);
  assert.equal(new Set(KINDS.map(({ icon }) => icon)).size, KINDS.length);
  assert.equal(new Set(KINDS.map(({ letter }) => letter)).size, KINDS.length);
});

for (const { kind, extent: [width, height] } of KINDS) {
  test(`the words of a new ${kind} stay within it and off its icon`, () => {
    const box = { x: 5, y: 7, width, height };

    const room = roomOf(kind, box), icon = iconOf(kind, box);

    assert.ok(room.width > 20 && room.height > 20);
    assert.ok(room.x >= box.x && room.y >= box.y && room.x + room.width <= box.x + width && room.y + room.height <= box.y + height);
    if (icon) assert.ok(!overlaps(room, { x: icon.x, y: icon.y, width: icon.size, height: icon.size }));
  });
}

test("the words of a diamond stay within its four edges", () => {
  const box = { x: 0, y: 0, width: 120, height: 120 };
  const room = roomOf("hotspot", box);

  for (const x of [room.x, room.x + room.width]) {
    for (const y of [room.y, room.y + room.height]) assert.ok(Math.abs(x - 60) / 60 + Math.abs(y - 60) / 60 <= 1.021, `${x}, ${y}`);
  }
});
