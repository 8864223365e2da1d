// Within a layer nothing overlaps, and whatever overlaps is stacked as its order says, whatever came, moved and went.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlaps } from "../../../../static/src/board/kernels/geometry.ts";
import { Grid } from "../../../../static/src/board/kernels/grid.ts";
import { Stack, type Stacked } from "../../../../static/src/board/kernels/layers.ts";
import { aBox, seeded, whole } from "../../random.ts";

test("overlapping notes lie in different layers, the later order above", () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seeded(seed);
    const grid = new Grid(), stack = new Stack(), notes = new Map<string, Stacked>();
    for (let step = 0; step < 60; step += 1) {
      const id = `n${whole(random, 0, 25)}`;
      if (random() < 0.8) {
        const note = { ...aBox(random, 600, 200), id, z: `a${String(whole(random, 0, 999)).padStart(3, "0")}${id}` };
        notes.set(id, note);
        grid.put(id, note);
        stack.put(note, grid.within(note));
      } else {
        notes.delete(id);
        grid.remove(id);
        stack.remove(id);
      }
    }

    for (const one of notes.values()) {
      for (const other of notes.values()) {
        if (one.z < other.z && overlaps(one, other)) assert.ok(stack.layerOf(one.id) < stack.layerOf(other.id), `seed ${seed}`);
      }
    }
  }
});

test("notes apart from each other are all in the lowest layer", () => {
  const stack = new Stack();
  for (const [index, x] of [0, 200, 400].entries()) stack.put({ x, y: 0, width: 120, height: 120, id: `n${index}`, z: `a${index}` }, [`n${index}`]);

  assert.deepEqual(["n0", "n1", "n2"].map((id) => stack.layerOf(id)), [0, 0, 0]);
});
