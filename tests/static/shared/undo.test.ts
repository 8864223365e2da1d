// Undo and redo: what comes next, and what a new change makes of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Change } from "../../../static/src/shared/protocol.ts";
import { History } from "../../../static/src/shared/undo.ts";

const aChange = (id: string, intent = `intent of ${id}`): Change => ({
  version: 1, id, intent, kind: "NotesMoved", caller: "ada", caller_name: "Ada", board: null, cause: null, at: "", effects: [],
});

test("the last change is undone first, and the undo itself is redone", () => {
  const history = new History();
  history.take(aChange("one"));
  history.take(aChange("two"));

  assert.equal(history.next("undo", "u"), "two");
  history.take(aChange("undo of two", "u"));

  assert.equal(history.next("redo", "r"), "undo of two");
  history.take(aChange("redo of two", "r"));
  assert.equal(history.next("undo", "v"), "redo of two");
});

test("a new change leaves nothing to redo", () => {
  const history = new History();
  history.take(aChange("one"));
  history.next("undo", "u");
  history.take(aChange("undo of one", "u"));

  history.take(aChange("two"));

  assert.equal(history.canRedo, false);
});

test("a refused undo is forgotten", () => {
  const history = new History();
  history.take(aChange("one"));
  history.next("undo", "u");

  history.refuse("u");

  assert.equal(history.canUndo, false);
  assert.equal(history.next("undo", "v"), undefined);
});
