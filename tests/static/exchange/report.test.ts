import assert from "node:assert/strict";
import { test } from "node:test";
import { countsInWords, headline, type Report, skippedHeadline, skippedLines } from "../../../static/src/exchange/kernels/report.ts";

const report = (more: Partial<Report>): Report => ({ format: "board-csv", counts: {}, skipped_count: 0, skipped: [], remarks: [], ...more });

test("counts leave out what there is none of, and one is one", () => {
  assert.equal(countsInWords({ notes: 412, arrows: 0, regions: 1 }), "412 notes, 1 region");
});

test("the headline names the format", () => {
  assert.equal(headline(report({ counts: { notes: 2 } })), "Read as a table of notes: 2 notes.");
  assert.equal(headline(report({ format: "cml", counts: { notes: 2 } })), "Read as cml: 2 notes.");
});

test("what was left out is told up to a number, with how many more there are", () => {
  const skipped = [1, 2, 3].map((line) => ({ where: `line ${line}`, problem: "Odd." }));

  assert.equal(skippedHeadline(report({})), "");
  assert.equal(skippedHeadline(report({ skipped_count: 5 })), "5 not understood, and left out:");
  assert.deepEqual(skippedLines(report({ skipped, skipped_count: 5 }), 2), ["line 1: Odd.", "line 2: Odd.", "and 3 more"]);
  assert.deepEqual(skippedLines(report({ skipped, skipped_count: 3 }), 8), ["line 1: Odd.", "line 2: Odd.", "line 3: Odd."]);
});
