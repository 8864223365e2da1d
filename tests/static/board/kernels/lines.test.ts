// Lines of text that become notes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlaps } from "../../../../static/src/board/kernels/geometry.ts";
import { linesOf, placeLines } from "../../../../static/src/board/kernels/lines.ts";

test("each line that says something counts, without the bullets of a list", () => {
  const text = "- Order placed\r\n  * Order paid\n\n1. Parcel packed\n2) Parcel sent\n[x] Parcel lost\n• 7 parcels returned\n   \n-5 degrees reached";

  assert.deepEqual(linesOf(text), ["Order placed", "Order paid", "Parcel packed", "Parcel sent", "Parcel lost", "7 parcels returned", "-5 degrees reached"]);
});

test("no more lines than one intent may hold, none longer than a note may be", () => {
  assert.equal(linesOf("Order placed\n".repeat(2_500)).length, 2_000);
  assert.deepEqual(linesOf("x".repeat(5_000)).map(({ length }) => length), [4_000]);
});

test("four notes stand two by two around the middle", () => {
  assert.deepEqual(placeLines(["a", "b", "c", "d"], { x: 0, y: 0 }, [120, 120]), [
    { text: "a", x: -130, y: -130 }, { text: "b", x: 10, y: -130 }, { text: "c", x: -130, y: 10 }, { text: "d", x: 10, y: 10 },
  ]);
});

test("however many lines, no two notes overlap", () => {
  for (const count of [1, 2, 3, 7, 50, 101]) {
    const notes = placeLines(Array.from({ length: count }, String), { x: 333, y: -77 }, [240, 120]).map((line) => ({ ...line, width: 240, height: 120 }));

    assert.equal(notes.length, count);
    assert.deepEqual(notes.filter((one, index) => notes.slice(index + 1).some((other) => overlaps(one, other))), []);
  }
});
