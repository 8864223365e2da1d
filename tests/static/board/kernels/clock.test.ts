import { strict as assert } from "node:assert";
import { test } from "node:test";
import { asClock, secondsLeft } from "../../../../static/src/board/kernels/clock.ts";

const NOW = Date.parse("2026-05-04T09:00:00Z");
const timer = (more: object) => ({ timer_seconds: 300, timer_ends_at: null, timer_left: null, ...more });

test("a running timer counts to its end and stays there", () => {
  const running = timer({ timer_ends_at: "2026-05-04T09:05:00+00:00" });
  assert.equal(secondsLeft(running, NOW), 300);
  assert.equal(secondsLeft(running, NOW + 500), 300);
  assert.equal(secondsLeft(running, NOW + 299_001), 1);
  assert.equal(secondsLeft(running, NOW + 400_000), 0);
});

test("a held timer does not count, and none is none", () => {
  assert.equal(secondsLeft(timer({ timer_left: 77 }), NOW + 1e6), 77);
  assert.equal(secondsLeft(timer({}), NOW), null);
});

test("seconds read as minutes, from an hour on with hours", () => {
  assert.deepEqual([0, 5, 65, 3599, 3600, 3725].map(asClock), ["0:00", "0:05", "1:05", "59:59", "1:00:00", "1:02:05"]);
});
