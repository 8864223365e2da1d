// What the clipboard holds of a board, and what becomes of it when it is pasted.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clip, copyOf, formatClipping, parseClipping, plainText } from "../../../../static/src/board/kernels/clipping.ts";
import type { Connector, Note } from "../../../../static/src/shared/protocol.ts";

const note = (id: string, x: number, more: Partial<Note> = {}): Note =>
  ({ id, board_id: "b", kind: "event", element_id: `e-${id}`, text: "", z: "1", x, y: 0, width: 120, height: 120, is_pivotal: false, is_locked: true, group_id: null, hotspot_state: "open", ...more });
const arrow = (id: string, source_id: string, target_id: string): Connector => ({ id, board_id: "b", source_id, target_id, flow_id: null, label: "or", is_loop: false });
const words: Record<string, string> = { one: "Order placed", other: "Order\n paid" };
const clipping = clip({ domain: "d", board: "b" }, { notes: [note("one", 0, { group_id: "g" }), note("other", 200, { group_id: "g" })], regions: [] },
  [arrow("in", "one", "other"), arrow("out", "other", "elsewhere")], ({ id }) => words[id] ?? "");
const isKind = (kind: string) => kind === "event";
const counted = () => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};

test("only arrows of which both ends are copied come along", () => {
  assert.deepEqual(clipping.arrows, [{ source_id: "one", target_id: "other", label: "or" }]);
});

test("a clipping survives the clipboard", () => {
  assert.deepEqual(parseClipping(formatClipping(clipping), isKind), clipping);
});

test("other texts, kinds and versions are no clipping", () => {
  const changed = (change: object) => JSON.stringify({ ...clipping, ...change });

  for (const text of ["", "Order placed", "{", "{}", "[1]", changed({ version: 2 }), changed({ type: "other" }), changed({ notes: [] }),
    changed({ notes: [{ ...clipping.notes[0], kind: "rumour" }] }), changed({ notes: [{ ...clipping.notes[0], x: "east" }] }), changed({ arrows: [{}] }), changed({ regions: [{ kind: "theme", name: "Late" }] })]) {
    assert.equal(parseClipping(text, isKind), null);
  }
});

test("a text editor gets one note a line", () => {
  assert.equal(plainText(clipping), "Order placed\nOrder paid");
});

test("a copy has ids and a group of its own, keeps its arrows, and lies around the middle asked for", () => {
  const { notes, arrows } = copyOf(clipping, { x: 1_000, y: 500 }, counted());

  assert.deepEqual(notes.map(({ id, x, y, text, group_id }) => [id, x, y, text, group_id]), [
    ["new-1", 840, 440, "Order placed", "new-2"], ["new-3", 1_040, 440, "Order\n paid", "new-2"],
  ]);
  assert.deepEqual(arrows, [{ id: "new-4", source_id: "new-1", target_id: "new-3", label: "or" }]);
});

test("a note pasted as the same element brings the element instead of words", () => {
  const { notes } = copyOf(clipping, { x: 0, y: 0 }, counted(), ({ element_id }) => (element_id === "e-one" ? element_id : null));

  assert.deepEqual(notes.map(({ element_id, text }) => [element_id, text]), [["e-one", undefined], [undefined, "Order\n paid"]]);
});

const region = { id: "r", board_id: "b", kind: "swimlane" as const, name: "Shop", context_id: null, is_locked: true, x: -100, y: -80, width: 600, height: 400 };

test("a region comes along with the notes in it, keeps its place among them, and is locked no more", () => {
  const whole = clip({ domain: "d", board: "b" }, { notes: [note("one", 0)], regions: [region] }, [], () => "Order placed");

  const { notes, regions } = copyOf(whole, { x: 1_200, y: 620 }, counted());

  assert.deepEqual(parseClipping(formatClipping(whole), isKind), whole);
  assert.deepEqual(notes.map(({ x, y }) => [x, y]), [[1_000, 500]]);
  assert.deepEqual(regions, [{ id: "new-2", kind: "swimlane", name: "Shop", x: 900, y: 420, width: 600, height: 400 }]);
});

test("an empty region is a clipping too, and a text editor gets its name", () => {
  const empty = clip({ domain: "d", board: "b" }, { notes: [], regions: [region] }, [], () => "");

  assert.deepEqual(parseClipping(formatClipping(empty), isKind), empty);
  assert.equal(plainText(empty), "Shop");
});

test("what an earlier build has copied, without regions, is still pasted", () => {
  const { regions, ...earlier } = clipping;

  assert.deepEqual(parseClipping(JSON.stringify(earlier), isKind), { ...clipping, regions });
});
