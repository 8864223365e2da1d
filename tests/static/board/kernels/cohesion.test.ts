// How well notes hold together, in numbers that one can check by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Connector, Note } from "../../../../static/src/shared/protocol.ts";
import { cohesionOf, wordsOf } from "../../../../static/src/board/kernels/cohesion.ts";

const note = (id: string, text: string, is_pivotal = false) => ({ id, text, is_pivotal }) as Note;
const arrow = (source_id: string, target_id: string) => ({ source_id, target_id }) as Connector;

test("words that two notes say, arrows that stay and arrows that leave are counted", () => {
  const notes = [note("a", "Order placed"), note("b", "OrdersShipped"), note("c", "Invoice sent", true)];

  const found = cohesionOf(notes, (one) => one.text, [arrow("a", "b"), arrow("b", "x"), arrow("x", "c"), arrow("x", "y")]);

  assert.deepEqual(found, { shared: [{ word: "order", notes: 2 }], speakers: 2, inside: 1, crossing: 2, pivotal: 1 });
});

test("small words and endings of plurals carry no meaning", () => {
  assert.deepEqual([...wordsOf("Whenever the orders are placed, and status of 12 is new")], ["order", "placed", "status"]);
});

test("one note shares nothing with itself", () => {
  assert.deepEqual(cohesionOf([note("a", "Order order")], (one) => one.text, []).shared, []);
});
