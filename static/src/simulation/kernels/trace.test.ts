import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunRecord } from "../protocol.ts";
import { extentOf, spansOf } from "./trace.ts";

function a(id: number, time: number, kind: string, message: number, cause: number, due = 0): RunRecord {
  return {
    id, time, kind, message, cause, due, name: `m${message}`, node: "n", origin: "", element: `e${message}`,
    subscription: "", correlation: "c", attempt: 1, detail: "",
  };
}

const STORY = [
  a(0, 0, "issued", 3, -1, 10), a(1, 10, "taken", 3, 0, 20), a(2, 20, "executed", 3, 1),
  a(3, 20, "raised", 4, 2, 30), a(4, 30, "published", 4, 3),
  a(5, 30, "matched", 5, 4, 40), a(6, 30, "matched", 6, 4, 40),
  a(7, 40, "delivered", 5, 5), a(8, 40, "invoked", 5, 7, 50),
  a(9, 40, "failed", 6, 6), a(10, 40, "retried", 6, 9, 90), a(11, 90, "dead_lettered", 6, 10),
  a(12, 50, "succeeded", 5, 8), a(13, 50, "issued", 7, 12, 60),
];

test("a message stands below the one that led to it, and its own children before its siblings", () => {
  const order = spansOf(STORY).map((span) => [span.message, span.depth]);
  assert.deepEqual(order, [[3, 0], [4, 1], [5, 2], [7, 3], [6, 2]]);
});

test("legs tell travelling, work and waiting apart", () => {
  const [command] = spansOf(STORY);
  assert.deepEqual(command?.legs, [{ from: 0, to: 10, what: "travel" }, { from: 10, to: 20, what: "work" }]);
});

test("a message ends well, badly, or not yet", () => {
  const ends = Object.fromEntries(spansOf(STORY).map((span) => [span.message, span.end]));
  assert.deepEqual(ends, { 3: "good", 4: "good", 5: "good", 6: "bad", 7: "open" });
});

test("a failed try counts, and the wait for the next one shows", () => {
  const lost = spansOf(STORY).find((span) => span.message === 6);
  assert.equal(lost?.attempts, 2);
  assert.deepEqual(lost?.legs.at(-1), { from: 40, to: 90, what: "wait" });
});

test("the order in which records arrive does not matter", () => {
  assert.deepEqual(spansOf([...STORY].reverse()), spansOf(STORY));
});

test("a story whose beginning is not there has more than one root", () => {
  assert.deepEqual(spansOf(STORY.slice(5)).map((span) => span.depth), [0, 1, 0]);
});

test("the extent reaches from the first moment to the last that is due", () => {
  assert.deepEqual(extentOf(spansOf(STORY)), { from: 0, to: 90 });
});
