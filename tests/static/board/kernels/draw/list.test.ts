// What is drawn from near and from far, in which order, and in how few operations.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawList } from "../../../../../static/src/board/kernels/draw/list.ts";
import type { Op } from "../../../../../static/src/board/kernels/draw/ops.ts";
import { overlaps } from "../../../../../static/src/board/kernels/geometry.ts";
import { aLook, aNote, anArrow, aRegion } from "./figures.ts";

const textsOf = (ops: Op[]) => ops.flatMap((op) => (op.op === "text" ? op.lines.map((line) => line.text) : []));
const fillsOf = (ops: Op[], paint: string) => ops.flatMap((op) => (op.op === "fill" && op.paint === paint ? [op.shapes.length] : []));

test("from near a note shows its words and its icon", () => {
  const ops = drawList({ regions: [], arrows: [], layers: [[aNote(0, 0)]] }, aLook(1));

  assert.deepEqual(textsOf(ops), ["Order", "placed"]);
  assert.deepEqual(ops.flatMap((op) => (op.op === "icons" ? op.signs.map(({ icon }) => icon) : [])), ["zap"]);
});

test("words that nobody could read are bars, one for each line", () => {
  const ops = drawList({ regions: [], arrows: [], layers: [[aNote(0, 0)]] }, aLook(0.205));

  assert.deepEqual(textsOf(ops), []);
  assert.deepEqual(fillsOf(ops, "ink"), [2]);
});

test("from far a note is a block with an edge, and nothing else", () => {
  const ops = drawList({ regions: [], arrows: [], layers: [[aNote(0, 0)]] }, aLook(0.1));

  assert.deepEqual(ops.map((op) => [op.op, op.paint]), [["fill", "event-line"], ["fill", "event-fill"]]);
});

test("a thousand notes of a kind in one layer are one fill, at every zoom", () => {
  const layer = Array.from({ length: 1_000 }, (_, index) => aNote((index % 40) * 160, Math.floor(index / 40) * 160));

  for (const zoom of [0.05, 0.15, 0.3, 1, 3]) assert.deepEqual(fillsOf(drawList({ regions: [], arrows: [], layers: [layer] }, aLook(zoom)), "event-fill"), [1_000]);
});

test("a note that lies over another is drawn after all of the other", () => {
  const ops = drawList({ regions: [], arrows: [], layers: [[aNote(0, 0)], [aNote(40, 40, { kind: "command", text: "Place order" })]] }, aLook(1));

  const lastOfLower = ops.map((op) => op.op === "text" && op.lines.some(({ text }) => text === "placed")).lastIndexOf(true);
  const firstOfUpper = ops.findIndex((op) => op.paint === "command-fill");
  assert.ok(lastOfLower >= 0 && lastOfLower < firstOfUpper);
});

test("all connectors are one line and one set of heads, and from far lines alone", () => {
  const arrows = Array.from({ length: 500 }, (_, index) => anArrow(index * 200, index * 200 + 80));
  const count = (zoom: number) => drawList({ regions: [], arrows, layers: [] }, aLook(zoom)).map((op) => [op.op, op.op === "text" || op.op === "icons" ? 0 : op.shapes.length]);

  assert.deepEqual(count(1), [["stroke", 500], ["fill", 500]]);
  assert.deepEqual(count(0.1), [["stroke", 500]]);
});

test("what is written on an arrow can be read only from near", () => {
  const figures = { regions: [], arrows: [anArrow(0, 400, "total > 500")], layers: [] };

  assert.deepEqual(textsOf(drawList(figures, aLook(1))), ["total > 500"]);
  assert.deepEqual(textsOf(drawList(figures, aLook(0.3))), []);
});

test("from far names keep a size that one can read: of regions, and of pivotal events", () => {
  for (const zoom of [0.04, 0.08, 0.12, 0.19]) {
    const figures = { regions: [aRegion(0, 0, 6_000, 4_000)], arrows: [], layers: [[aNote(200, 200, { isPivotal: true }), aNote(900, 900)]] };

    const texts = drawList(figures, aLook(zoom)).filter((op) => op.op === "text");

    assert.deepEqual(texts.flatMap((op) => op.lines.map(({ text }) => text)), ["Sales", "Order placed"]);
    for (const text of texts) assert.ok(text.size * zoom >= 11, `${text.lines[0]?.text} is ${text.size * zoom} px at ${zoom}`);
  }
});

test("from far no name covers another", () => {
  const regions = Array.from({ length: 12 }, (_, index) => aRegion((index % 4) * 300, Math.floor(index / 4) * 180, 280, 160, { title: `Context ${index}` }));

  const slips = drawList({ regions, arrows: [], layers: [] }, aLook(0.06)).flatMap((op) => (op.op === "fill" && op.alpha > 0.9 && op.alpha < 1 ? op.shapes : []));

  assert.ok(slips.length > 1);
  for (const [index, one] of slips.entries()) {
    for (const other of slips.slice(index + 1)) assert.ok(one.shape === "rect" && other.shape === "rect" && !overlaps(one, other));
  }
});

test("from near a region's name is drawn over what crosses it, in its header", () => {
  const ops = drawList({ regions: [aRegion(0, 0, 800, 400, { border: "external", remark: "external" })], arrows: [anArrow(0, 400)], layers: [[aNote(20, 60)]] }, aLook(0.34));

  const title = ops.at(-1);
  assert.ok(title?.op === "text" && title.halo === "region");
  assert.deepEqual(title.lines.map(({ text }) => text), ["Sales  · external"]);
  assert.ok(title.lines.every(({ y }) => y + title.size / 2 <= 44));
});

test("who sees colours otherwise gets the letter of each kind, from near and from far", () => {
  const layer = [aNote(0, 0), aNote(200, 0, { kind: "command", text: "Place the order now" })];
  const lettersAt = (zoom: number) => textsOf(drawList({ regions: [], arrows: [], layers: [layer] }, aLook(zoom, { hasLetters: true }))).filter((text) => text.length === 1);

  assert.deepEqual(lettersAt(1), ["E", "M"]);
  assert.deepEqual(lettersAt(0.205), ["E", "M"]);
  assert.deepEqual(lettersAt(0.12), ["E", "M"]);
});

test("what the checks say is a mark at the corner, the worst on top", () => {
  const ops = drawList({ regions: [], arrows: [], layers: [[aNote(0, 0, { text: "", worst: "error" }), aNote(200, 0, { text: "", worst: "hint" })]] }, aLook(1));

  assert.deepEqual(ops.filter((op) => op.op === "fill" && ["error", "hint"].includes(op.paint)).map((op) => op.paint), ["hint", "error"]);
  assert.deepEqual(textsOf(ops), ["?", "!"]);
});

test("the same figures and the same look give the same list", () => {
  const figures = { regions: [aRegion(0, 0, 900, 700)], arrows: [anArrow(0, 400, "a")], layers: [[aNote(0, 0), aNote(300, 0, { kind: "policy" as const, isPivotal: true })]] };

  assert.deepEqual(drawList(figures, aLook(0.5)), drawList(figures, aLook(0.5)));
});

test("from far a region of a few rows of notes wears its name as a tab, and hides none of them", () => {
  const region = aRegion(0, 0, 900, 600);

  const slips = drawList({ regions: [region], arrows: [], layers: [] }, aLook(0.19)).flatMap((op) => (op.op === "fill" && op.alpha > 0.9 && op.alpha < 1 ? op.shapes : []));

  assert.equal(slips.length, 1);
  const slip = slips[0];
  assert.ok(slip?.shape === "rect" && slip.y < 0 && slip.height * 0.19 < 20);
});
