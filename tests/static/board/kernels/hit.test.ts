// What lies under the pointer, and what its dragging makes of a box.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Corner, connectorAt, cornerAt, dragCorner, noteAt, regionAt } from "../../../../static/src/board/kernels/hit.ts";
import type { Box, Connector, Note, Region } from "../../../../static/src/shared/protocol.ts";
import { aBox, aPoint, pick, seeded } from "../../random.ts";

const aNote = (id: string, box: Box, z = "1"): Note => ({ id, board_id: "b", kind: "event", element_id: null, text: "", z, is_pivotal: false, is_locked: false, group_id: null, hotspot_state: "open", ...box });
const aRegion = (id: string, box: Box): Region => ({ id, board_id: "b", kind: "context", name: id, context_id: null, is_locked: false, ...box });
const itself = (note: Note): Box => note;

test("of two notes on top of each other the upper one is hit, whatever their order", () => {
  const box = { x: 0, y: 0, width: 120, height: 120 };
  const lower = aNote("lower", box, "0000000001.00000"), upper = aNote("upper", box, "0000000002.00000");

  assert.equal(noteAt([lower, upper], { x: 60, y: 60 }, itself)?.id, "upper");
  assert.equal(noteAt([upper, lower], { x: 60, y: 60 }, itself)?.id, "upper");
  assert.equal(noteAt([upper, lower], { x: 121, y: 60 }, itself), null);
});

test("a note is hit where it is drawn, not where its row says", () => {
  const note = aNote("dragged", { x: 0, y: 0, width: 120, height: 120 });
  const drawn = () => ({ x: 1_000, y: 0, width: 120, height: 120 });

  assert.equal(noteAt([note], { x: 1_050, y: 50 }, drawn)?.id, "dragged");
  assert.equal(noteAt([note], { x: 50, y: 50 }, drawn), null);
});

test("an arrow is hit within reach of its line, the nearest first", () => {
  const boxes: Record<string, Box> = { a: { x: 0, y: 0, width: 100, height: 100 }, b: { x: 500, y: 0, width: 100, height: 100 }, c: { x: 500, y: 30, width: 100, height: 100 } };
  const arrow = (id: string, target: string): Connector => ({ id, board_id: "b", source_id: "a", target_id: target, flow_id: null, label: "", is_loop: false });
  const boxById = (id: string) => boxes[id] ?? null;

  assert.equal(connectorAt([arrow("ab", "b"), arrow("ac", "c")], boxById, { point: { x: 300, y: 52 }, reach: 8 })?.id, "ab");
  assert.equal(connectorAt([arrow("ab", "b")], boxById, { point: { x: 300, y: 59 }, reach: 8 }), null);
  assert.equal(connectorAt([arrow("gone", "nowhere")], boxById, { point: { x: 300, y: 50 }, reach: 8 }), null);
});

test("a region is hit at its title and border, never inside; the smaller one first", () => {
  const outer = aRegion("outer", { x: 0, y: 0, width: 1_000, height: 1_000 }), inner = aRegion("inner", { x: 0, y: 0, width: 400, height: 400 });

  assert.equal(regionAt([outer, inner], { x: 50, y: 20 }, 8)?.id, "inner");
  assert.equal(regionAt([outer, inner], { x: 998, y: 500 }, 8)?.id, "outer");
  assert.equal(regionAt([outer, inner], { x: 200, y: 200 }, 8), null);
});

test("a corner is found within reach", () => {
  const box = { x: 10, y: 10, width: 100, height: 50 };

  assert.equal(cornerAt(box, { x: 108, y: 63 }, 8), "se");
  assert.equal(cornerAt(box, { x: 60, y: 35 }, 8), null);
});

test("dragging a corner holds the opposite one and never makes the box too small", () => {
  const random = seeded(6);
  for (let round = 0; round < 500; round += 1) {
    const box = { ...aBox(random), width: 300, height: 200 };
    const corner = pick<Corner>(random, ["nw", "ne", "sw", "se"]), to = aPoint(random);

    const dragged = dragCorner(box, corner, to, 120);

    assert.ok(dragged.width >= 120 - 1e-9 && dragged.height >= 120 - 1e-9);
    const held = (side: "x" | "y", size: "width" | "height", isLow: boolean) =>
      isLow ? [dragged[side] + dragged[size], box[side] + box[size]] : [dragged[side], box[side]];
    const [x = 0, heldX = 1] = held("x", "width", corner.includes("w")), [y = 0, heldY = 1] = held("y", "height", corner.includes("n"));
    assert.ok(Math.abs(x - heldX) < 1e-6 && Math.abs(y - heldY) < 1e-6);
  }
});

test("a corner dragged where there is room follows the pointer", () => {
  assert.deepEqual(dragCorner({ x: 0, y: 0, width: 300, height: 300 }, "nw", { x: -50, y: 20 }, 120), { x: -50, y: 20, width: 350, height: 280 });
});
