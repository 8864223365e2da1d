// Words on a note: every line fits, nothing is lost but what the note cannot hold.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wrap } from "../../../../static/src/board/kernels/wrap.ts";
import { pick, seeded, whole } from "../../random.ts";

const monospace = (text: string, size: number) => [...text].length * size * 0.6;
const WORDS = ["Order", "placed", "a", "Kundenauftragsbestätigung", "customer_relationship_management_system", "to", "eu-west", "x".repeat(60)];

test("no line is wider and no block is taller than the note", () => {
  const random = seeded(8);
  for (let round = 0; round < 2_000; round += 1) {
    const text = Array.from({ length: whole(random, 0, 14) }, () => pick(random, WORDS)).join(pick(random, [" ", "\n", "  "]));
    const width = whole(random, 40, 220), height = whole(random, 20, 110);

    const { lines, size, leading } = wrap(text, width, height, monospace);

    const widest = Math.max(0, ...lines.map((line) => monospace(line, size)));
    assert.ok(widest <= width + 1e-6, `“${text}” is ${widest} wide at ${size}, not ${width}: ${lines.join("|")}`);
    assert.ok(lines.length === 1 || lines.length * leading <= height + 1e-6, `“${text}” is too tall`);
  }
});

test("every letter of a text that fits is shown, in its order", () => {
  const random = seeded(9);
  for (let round = 0; round < 500; round += 1) {
    const text = Array.from({ length: whole(random, 1, 6) }, () => pick(random, WORDS)).join(" ");

    const { lines } = wrap(text, 120, 2_000, monospace);

    assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
  }
});

test("few words are written large, many small", () => {
  assert.equal(wrap("Order placed", 100, 100, monospace).size, 26);
  assert.equal(wrap("Order placed by a customer who was sent an offer before was refused", 100, 80, monospace).size, 10);
});

test("what is too long ends in an ellipsis", () => {
  const { lines } = wrap("one two three four five six seven eight nine ten eleven twelve", 60, 30, monospace);

  assert.equal(lines.length, 2);
  assert.ok(lines[1]?.endsWith("…"));
});

test("line breaks that somebody typed are kept", () => {
  assert.deepEqual(wrap("one\n\ntwo", 200, 100, monospace).lines, ["one", "", "two"]);
});

test("an empty text is one empty line", () => {
  assert.deepEqual(wrap("", 100, 100, monospace).lines, [""]);
});
