// Findings while all write at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gently } from "../../../../static/src/board/storming/gentle.ts";
import type { Finding } from "../../../../static/src/shared/protocol.ts";

const of = (code: string): Finding => ({ code, severity: "warning", where: [], problem: "", fix: "", remedy: null });

test("in chaotic exploration a wrong tense is a hint, everything else stays as it is", () => {
  assert.deepEqual(gently([of("ES101"), of("ES102")], "chaotic_exploration").map(({ severity }) => severity), ["hint", "warning"]);
});

test("in another phase, and without a workshop, it is a warning", () => {
  for (const phase of ["timeline", null, undefined]) assert.equal(gently([of("ES101")], phase)[0]?.severity, "warning");
});
