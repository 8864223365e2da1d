// Within a layer nothing overlaps, and whatever overlaps is stacked as its order says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlaps } from "../../../../static/src/board/kernels/geometry.ts";
import { Grid } from "../../../../static/src/board/kernels/grid.ts";
import { layersOf, type Stacked } from "../../../../static/src/board/kernels/layers.ts";
import { aBox, seeded, whole } from "../../random.ts";

test("overlapping notes lie in different layers, the later order above", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seeded(seed);
    const boxes: Stacked[] = Array.from({ length: whole(random, 1, 40) }, (_, index) => ({ ...aBox(random, 600, 200), id: `n${index}`, z: `a${String(whole(random, 0, 999)).padStart(3, "0")}${index}` }));
    const grid = new Grid();
    for (const box of boxes) grid.put(box.id, box);

    const layers = layersOf(boxes, (box) => grid.within(box));

    for (const one of boxes) {
      for (const other of boxes) {
        if (one.z < other.z && overlaps(one, other)) assert.ok((layers.get(one.id) ?? -1) < (layers.get(other.id) ?? -1), `seed ${seed}`);
      }
    }
  }
});

test("notes apart from each other are all in the lowest layer", () => {
  const boxes = [0, 200, 400].map((x, index) => ({ x, y: 0, width: 120, height: 120, id: `n${index}`, z: `a${index}` }));

  assert.deepEqual([...layersOf(boxes, (box) => boxes.filter((other) => overlaps(box, other)).map(({ id }) => id)).values()], [0, 0, 0]);
});
