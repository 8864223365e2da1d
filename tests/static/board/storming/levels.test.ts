// What each level offers, and what it calls things.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KINDS } from "../../../../static/src/shared/kinds.ts";
import { nameOfKind, nextOffered, offers } from "../../../../static/src/board/storming/levels.ts";

const offered = (level: "big_picture" | "process" | "design") => KINDS.filter(({ kind }) => offers(level, kind)).map(({ kind }) => kind);

test("a big picture offers what happens and who is in it, nothing closer", () => {
  assert.deepEqual(offered("big_picture"), ["event", "actor", "external_system", "hotspot", "opportunity", "value", "label"]);
});

test("a process adds commands, policies and what is seen; a design adds aggregates", () => {
  assert.deepEqual(offered("process"), ["event", "command", "actor", "policy", "read_model", "external_system", "hotspot", "screen", "label"]);
  assert.deepEqual(offered("design").filter((kind) => !offered("process").includes(kind)), ["aggregate"]);
});

test("what follows is always something that the level offers", () => {
  for (const level of ["big_picture", "process", "design"] as const) {
    for (const { kind } of KINDS) assert.ok(offers(level, nextOffered(level, kind)), `${level}: after ${kind}`);
  }
  assert.equal(nextOffered("big_picture", "event"), "event");
  assert.equal(nextOffered("process", "command"), "event");
  assert.equal(nextOffered("design", "command"), "aggregate");
});

test("an aggregate is a constraint while the business is in the room", () => {
  assert.deepEqual((["big_picture", "process", "design"] as const).map((level) => nameOfKind(level, "aggregate")), ["Constraint", "Constraint", "Aggregate"]);
});
