// The index answers as asking every box would.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlaps } from "../../../../static/src/board/kernels/geometry.ts";
import { Grid } from "../../../../static/src/board/kernels/grid.ts";
import type { Box } from "../../../../static/src/shared/protocol.ts";
import { aBox, pick, seeded, whole } from "../../random.ts";

const bruteForce = (boxes: Map<string, Box>, area: Box) => [...boxes].filter(([, box]) => overlaps(box, area)).map(([id]) => id).sort();

test("the index finds what asking every box finds, whatever is put, moved and removed", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seeded(seed);
    const grid = new Grid(), boxes = new Map<string, Box>();
    for (let step = 0; step < 120; step += 1) {
      const id = `n${whole(random, 0, 60)}`;
      if (random() < 0.8) {
        const box = aBox(random, 2_500, pick(random, [10, 120, 1_500]));
        grid.put(id, box);
        boxes.set(id, box);
      } else {
        grid.remove(id);
        boxes.delete(id);
      }
      const area = aBox(random, 2_500, pick(random, [1, 600, 9_000]));
      assert.deepEqual([...grid.within(area)].sort(), bruteForce(boxes, area), `seed ${seed}, step ${step}`);
    }
  }
});

test("a cleared index finds nothing", () => {
  const grid = new Grid();
  grid.put("a", { x: 0, y: 0, width: 10, height: 10 });

  grid.clear();

  assert.deepEqual([...grid.within({ x: -100, y: -100, width: 1_000, height: 1_000 })], []);
});
