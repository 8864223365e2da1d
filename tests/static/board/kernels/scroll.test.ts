// Moving a bitmap uncovers exactly what it no longer covers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { uncovered } from "../../../../static/src/board/kernels/scroll.ts";
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
