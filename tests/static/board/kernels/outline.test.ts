// The board as a list: its order, its window, and what others did in words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addNews, newsInWords, noNews, outlineOf, type Placed, windowAround } from "../../../../static/src/board/kernels/outline.ts";
import type { Connector, Effect } from "../../../../static/src/shared/protocol.ts";
import { aBox, seeded } from "../../random.ts";

const box = (id: string, x: number, y: number, width = 100, height = 100): Placed => ({ id, x, y, width, height });
const arrow = (id: string, source_id: string, target_id: string): Connector => ({ id, source_id, target_id, board_id: "b", flow_id: null, label: "" }) as Connector;
const ids = (items: { id: string }[]) => items.map(({ id }) => id);

test("regions are read from left to right, each with its notes by time, then by row; what lies outside comes last", () => {
  const regions = [box("right", 1000, 0, 500, 500), box("left", 0, 0, 500, 500)];
  const notes = [box("outside", -500, 0), box("late", 300, 10), box("low", 45, 200), box("early", 50, 20), box("other", 1100, 100)];

  assert.deepEqual(ids(outlineOf(regions, notes, [])), ["left", "early", "low", "late", "right", "other", "outside"]);
});

test("a note belongs to the innermost region that holds its middle", () => {
  const regions = [box("outer", 0, 0, 1000, 1000), box("inner", 400, 400, 300, 300)];

  assert.deepEqual(ids(outlineOf(regions, [box("deep", 450, 450), box("edge", 360, 500, 60)], [])), ["outer", "edge", "inner", "deep"]);
});

test("a note's arrows out follow it, and an arrow of no note is left out", () => {
  const items = outlineOf([], [box("a", 0, 0), box("b", 200, 0)], [arrow("ab", "a", "b"), arrow("lost", "gone", "a")]);

  assert.deepEqual(items, [{ id: "a", row: "note" }, { id: "ab", row: "connector" }, { id: "b", row: "note" }]);
});

test("every region and note is told exactly once, whatever the order they come in", () => {
  const random = seeded(11);
  for (let round = 0; round < 60; round += 1) {
    const boxes = Array.from({ length: 30 }, (_, index) => ({ id: `n${index}`, ...aBox(random) }));
    const regions = Array.from({ length: 4 }, (_, index) => ({ id: `r${index}`, ...aBox(random) }));

    const told = ids(outlineOf(regions, boxes, []));

    assert.deepEqual([...told].sort(), ids([...boxes, ...regions]).sort());
    assert.deepEqual(ids(outlineOf([...regions].reverse(), [...boxes].reverse(), [])), told);
  }
});

test("the window is as long as asked where there are so many, inside the list, and holds the place", () => {
  assert.deepEqual(windowAround(0, 5_000, 100), { start: 0, end: 100 });
  assert.deepEqual(windowAround(2_500, 5_000, 100), { start: 2_450, end: 2_550 });
  assert.deepEqual(windowAround(4_999, 5_000, 100), { start: 4_900, end: 5_000 });
  assert.deepEqual(windowAround(3, 7, 100), { start: 0, end: 7 });
  assert.deepEqual(windowAround(0, 0, 100), { start: 0, end: 0 });
});

const effect = (op: "create" | "update" | "delete", table: string, id: string, after: Record<string, unknown> | null = null): Effect => ({ op, table, id, before: {}, after }) as Effect;

test("several changes of one person become one sentence", () => {
  const news = noNews();
  addNews(news, "NotesMoved", [effect("update", "note", "a", { x: 1 }), effect("update", "note", "b", { y: 1 })]);
  addNews(news, "NotesMoved", [effect("update", "note", "a", { x: 2 }), effect("update", "note", "c", { x: 1 })]);
  addNews(news, "NotesAdded", [effect("create", "element", "e", { name: "Order paid" }), effect("create", "note", "n", { element_id: "e", text: "" })]);

  assert.equal(newsInWords("Ada", news), "Ada moved 3 notes, added Order paid");
});

test("what is written, removed, drawn and anything else is told too", () => {
  const news = noNews();
  addNews(news, "NoteEdited", [effect("update", "element", "e", { name: "Order sent" })]);
  addNews(news, "RemovedFromBoard", [effect("delete", "note", "n"), effect("delete", "note", "m")]);
  addNews(news, "NotesConnected", [effect("create", "connector", "c", {})]);
  addNews(news, "RegionAdded", [effect("create", "context", "x", { name: "Sales" }), effect("create", "region", "r", { context_id: "x" })]);
  addNews(news, "TopologyChosen", [effect("update", "domain", "d", { topology: "bus" })]);

  assert.equal(newsInWords("Ada", news), "Ada wrote Order sent, removed 2 notes, drew 1 arrow, drew the region Sales, changed something: topology chosen");
});

test("many new notes are counted, and empty ones have no words", () => {
  const many = noNews(), empty = noNews();
  for (const id of ["a", "b", "c", "d"]) addNews(many, "NotesAdded", [effect("create", "note", id, { text: id })]);
  addNews(empty, "NotesAdded", [effect("create", "note", "e", { text: "" })]);

  assert.equal(newsInWords("Ada", many), "Ada added 4 notes");
  assert.equal(newsInWords("Ada", empty), "Ada added 1 note");
});
