import { strict as assert } from "node:assert";
import { test } from "node:test";
import { bare, gaps, sameWords, within } from "../../../../static/src/board/kernels/story.ts";

const told = (id: string, text: string, kind = "event") => ({ id, text, kind, x: 0, y: 0, width: 10, height: 10 });

test("a gap is a stop that no arrow leads to, but for the first", () => {
  assert.deepEqual(gaps(["a", "b", "c", "d"], [{ target_id: "c" }]), ["b", "d"]);
  assert.deepEqual(gaps([], []), []);
});

test("the same words are the same in any case and with any signs", () => {
  assert.equal(bare("  Order-Placed! "), "order placed");
  assert.equal(bare("OrderPlaced"), "order placed");
  assert.equal(bare("Über 500 €"), "über 500");
});

test("only notes of one kind are doubles, and empty ones are none", () => {
  const ours = [told("a", "Order placed"), told("b", ""), told("c", "Paid")];
  const theirs = [told("d", "order placed"), told("e", "Order placed", "hotspot"), told("f", ""), told("c", "Paid")];
  assert.deepEqual(sameWords(ours, theirs).map(([one, other]) => [one.id, other.id]), [["a", "d"]]);
});

test("a note lies in the region that holds its middle", () => {
  const region = { x: 0, y: 0, width: 100, height: 100 };
  const inside = { ...told("a", ""), x: 94, y: 50 }, outside = { ...told("b", ""), x: 96, y: 50 };
  assert.deepEqual(within(region, [inside, outside]).map(({ id }) => id), ["a"]);
});
