// Arrows run from border to border, and boxes are what their corners say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowBetween, between, boundsOf, boxOf, contains, distanceToSegment, overlaps } from "../../../../static/src/board/kernels/geometry.ts";
import type { Box, Point } from "../../../../static/src/shared/protocol.ts";
import { aBox, aPoint, seeded } from "../../random.ts";

function isOnBorder({ x, y, width, height }: Box, point: Point): boolean {
  const isClose = (one: number, other: number) => Math.abs(one - other) < 1e-6;
  const isInside = point.x > x - 1e-6 && point.x < x + width + 1e-6 && point.y > y - 1e-6 && point.y < y + height + 1e-6;
  return isInside && (isClose(point.x, x) || isClose(point.x, x + width) || isClose(point.y, y) || isClose(point.y, y + height));
}

test("an arrow starts and ends on the borders, and lies on the line between the middles", () => {
  const random = seeded(4);
  for (let round = 0; round < 500; round += 1) {
    const source = aBox(random), target = aBox(random);

    const arrow = arrowBetween(source, target);

    assert.equal(arrow === null, overlaps(source, target));
    if (!arrow) continue;
    assert.ok(isOnBorder(source, arrow.from) && isOnBorder(target, arrow.to));
    const middles = { from: { x: source.x + source.width / 2, y: source.y + source.height / 2 }, to: { x: target.x + target.width / 2, y: target.y + target.height / 2 } };
    assert.ok(distanceToSegment(arrow.from, middles) < 1e-6 && distanceToSegment(arrow.to, middles) < 1e-6);
  }
});

test("boxes that overlap have no arrow", () => {
  assert.equal(arrowBetween({ x: 0, y: 0, width: 10, height: 10 }, { x: 0, y: 0, width: 10, height: 10 }), null);
});

test("the box of two corners does not care which was first", () => {
  const random = seeded(5);
  for (let round = 0; round < 100; round += 1) {
    const one = aPoint(random), other = aPoint(random), box = boxOf(one, other);

    assert.deepEqual(box, boxOf(other, one));
    assert.ok(contains({ ...box, width: box.width + 1e-9, height: box.height + 1e-9 }, one));
  }
});

test("the bounds of boxes hold them all and no more", () => {
  const boxes = [{ x: 10, y: 20, width: 30, height: 40 }, { x: -5, y: 50, width: 5, height: 100 }];

  assert.deepEqual(boundsOf(boxes), { x: -5, y: 20, width: 45, height: 130 });
  assert.equal(boundsOf([]), null);
});

test("a point beside the end of a line is as far as the end", () => {
  const line = { from: { x: 0, y: 0 }, to: { x: 10, y: 0 } };

  assert.equal(distanceToSegment({ x: 13, y: 4 }, line), 5);
  assert.equal(distanceToSegment({ x: 5, y: -3 }, line), 3);
  assert.deepEqual(between(line, 0.25), { x: 2.5, y: 0 });
});
