// The words that a fix puts between quotation marks are what a button offers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { suggestionIn } from "../../../../static/src/board/storming/kernels/suggestion.ts";

test("a better name and a missing word are read from the fix, and nothing else is", () => {
  assert.equal(suggestionIn("Rename it to “Order placed”."), "Order placed");
  assert.equal(suggestionIn("Add the term “KYC” to Sales, or write the words out."), "KYC");
  assert.equal(suggestionIn("Write what happened, as in “Order placed”."), "");
});
