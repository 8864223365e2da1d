// Who is mentioned in a text, and what is being typed after an @.
import assert from "node:assert/strict";
import { test } from "node:test";
import { candidates, mentionedIn, partsOf, wantedAt } from "../../../../static/src/board/storming/kernels/mentions.ts";

const ADA = { id: "1", name: "Ada" }, LOVELACE = { id: "2", name: "Ada Lovelace" }, GRACE = { id: "3", name: "Grace Hopper" };
const ALL = [ADA, LOVELACE, GRACE];

test("of two names that begin alike the longer one is meant", () => {
  assert.deepEqual(mentionedIn("Ask @Ada Lovelace or @grace hopper!", ALL), ["2", "3"]);
  assert.deepEqual(mentionedIn("Ask @Ada, then @Ada Lovelace", ALL).sort(), ["1", "2"]);
  assert.deepEqual(mentionedIn("mail ada@example.com", ALL), []);
});

test("a mention stands apart in its text", () => {
  const parts = partsOf("Hi @Ada Lovelace: (a+b)?", ["Ada", "Ada Lovelace"]);

  assert.deepEqual(parts.map(({ text, isMention }) => [text, isMention]), [["Hi ", false], ["@Ada Lovelace", true], [": (a+b)?", false]]);
});

test("what is wanted is what stands between the @ and the caret", () => {
  assert.deepEqual(wantedAt("Ask @gr", 7), { from: 4, words: "gr" });
  assert.deepEqual(wantedAt("@", 1), { from: 0, words: "" });
  assert.equal(wantedAt("ada@ex", 6), null);
  assert.deepEqual(wantedAt("Ask @grace h", 12), { from: 4, words: "grace h" });
  assert.equal(wantedAt("Ask @gr then what", 17), null);
});

test("a surname finds a person too", () => {
  assert.deepEqual(candidates(ALL, "hop").map(({ id }) => id), ["3"]);
  assert.deepEqual(candidates(ALL, "").length, 3);
});
