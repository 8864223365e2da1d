import assert from "node:assert/strict";
import { test } from "node:test";
import type { Token } from "../protocol.ts";
import { clockText, countedByArrow, crowdAt, virtualAt } from "./tokens.ts";

const running = { time: 1_000_000, horizon: 60_000_000, speed: 2, status: "running" as const };

test("virtual time runs on from the frame at the run's speed", () => {
  assert.equal(virtualAt(running, 0.1), 1_200_000);
});

test("virtual time stands still while the run is paused", () => {
  assert.equal(virtualAt({ ...running, status: "paused" }, 5), 1_000_000);
});

test("a browser runs ahead of a late frame by a few frames at most", () => {
  assert.equal(virtualAt(running, 60), 1_600_000);
});

test("a token is half way at half its time, and waits once it is there", () => {
  const tokens: Token[] = [[1, "event", "policy", 0, 100, "matched"]];

  assert.deepEqual(crowdAt(tokens, 50).moving, [{ from: "event", to: "policy", share: 0.5, isRetry: false }]);
  assert.deepEqual([...crowdAt(tokens, 100).waiting], [["policy", 1]]);
});

test("a token that stays at its element waits", () => {
  assert.deepEqual([...crowdAt([[1, "policy", "policy", 0, 100, "invoked"]], 50).waiting], [["policy", 1]]);
});

test("tokens are counted by arrow", () => {
  const tokens: Token[] = [[1, "a", "b", 0, 9, "matched"], [2, "a", "b", 1, 9, "matched"]];

  assert.deepEqual([...countedByArrow(crowdAt(tokens, 2).moving)], [["a b", 2]]);
});

test("virtual time is read in hours, minutes, seconds and tenths", () => {
  assert.equal(clockText(3_723_450_000), "1:02:03.4");
  assert.equal(clockText(62_050_000), "1:02.0");
});
