// Moving a bitmap uncovers exactly what it no longer covers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { around, stretched, uncovered } from "../../../../static/src/board/kernels/scroll.ts";
import { seeded, whole } from "../../random.ts";

test("every pixel is either moved there or painted, never both and never neither", () => {
  const random = seeded(3);
  for (let round = 0; round < 400; round += 1) {
    const size = { width: whole(random, 1, 14), height: whole(random, 1, 14) }, shift = { x: whole(random, -16, 16), y: whole(random, -16, 16) };

    const strips = uncovered(size, shift);

    for (let x = 0; x < size.width; x += 1) {
      for (let y = 0; y < size.height; y += 1) {
        const painted = strips.filter((strip) => x >= strip.x && x < strip.x + strip.width && y >= strip.y && y < strip.y + strip.height).length;
        const isMoved = x - shift.x >= 0 && x - shift.x < size.width && y - shift.y >= 0 && y - shift.y < size.height;
        assert.equal(painted, isMoved ? 0 : 1, JSON.stringify({ size, shift, x, y, strips }));
      }
    }
  }
});

test("around a stretched bitmap everything is painted, and of it no more than a seam", () => {
  const random = seeded(4);
  for (let round = 0; round < 400; round += 1) {
    const size = { width: whole(random, 6, 30), height: whole(random, 6, 30) };
    const share = 0.4 + random() * 1.4;
    const place = stretched(size, { x: whole(random, -9, 9), y: whole(random, -9, 9) }, { x: whole(random, -9, 9), y: whole(random, -9, 9) }, share);

    const strips = around(size, place);

    for (let x = 0; x < size.width; x += 1) {
      for (let y = 0; y < size.height; y += 1) {
        const painted = strips.filter((strip) => x >= strip.x && x < strip.x + strip.width && y >= strip.y && y < strip.y + strip.height).length;
        const isWithin = (by: number) => x >= place.x + by && x + 1 <= place.x + place.width - by && y >= place.y + by && y + 1 <= place.y + place.height - by;
        const about = JSON.stringify({ size, place, x, y, strips });
        assert.ok(painted <= 1, about);
        if (!isWithin(0)) assert.equal(painted, 1, about);
      }
    }
  }
});

test("zooming about the pointer keeps what lies under it where it is", () => {
  const place = stretched({ width: 100, height: 80 }, { x: 500, y: 400 }, { x: 1_050, y: 820 }, 2);

  // The pixel (50, 20) of the bitmap, at twice the size.
  assert.deepEqual({ x: place.x + 50 * 2, y: place.y + 20 * 2 }, { x: 50, y: 20 });
});
