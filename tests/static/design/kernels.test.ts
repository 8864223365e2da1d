import assert from "node:assert/strict";
import { test } from "node:test";

import { arrangeStates } from "../../../static/src/design/arrange.ts";
import {
  attributeLine, type Design, finalStates, initialStates, readAttribute, readWait, stepsOf, waitText, withoutState, withState, withStateRenamed,
} from "../../../static/src/design/kernels/design.ts";
import { diagramOf } from "../../../static/src/design/kernels/diagram.ts";

const move = (command: string, sources: string[], targets: string[], events: string[] = []) => ({ command, sources, targets, events });
const ORDER: Design = {
  id: "1", owner: "", parts: [], invariants: [], states: ["open", "paid", "lost"],
  transitions: [move("Place", [], ["open"], ["Placed"]), move("Pay", ["open"], ["paid"]), move("Lose", ["open", "paid"], ["lost"])],
  examples: [{ name: "a", given: ["open"], when: "Pay", then: [], within_seconds: 0 }], timers: [], corrections: [],
  throughput: { commands_per_second: 0, peak_per_second: 0, clients: 0, conflict_percent: 0, events_per_instance: 0, lifetime_days: 0 },
};

test("a design begins where a transition without a source leads, and ends where nothing leads on", () => {
  assert.deepEqual([initialStates(ORDER), finalStates(ORDER)], [["open"], ["lost"]]);
  assert.deepEqual(initialStates({ ...ORDER, transitions: [] }), ["open"]);
});

test("a state that is renamed keeps its transitions and examples", () => {
  const edit = withStateRenamed(ORDER, "open", "placed");

  assert.deepEqual(edit?.states, ["placed", "paid", "lost"]);
  assert.deepEqual(edit?.transitions?.map((each) => [each.sources, each.targets]), [[[], ["placed"]], [["placed"], ["paid"]], [["placed", "paid"], ["lost"]]]);
  assert.deepEqual(edit?.examples?.[0]?.given, ["placed"]);
  assert.equal(withStateRenamed(ORDER, "open", "paid"), null);
});

test("a state goes with the transitions that only led from or to it", () => {
  const edit = withoutState(ORDER, "paid");

  assert.deepEqual(edit.states, ["open", "lost"]);
  assert.deepEqual(edit.transitions, [move("Place", [], ["open"], ["Placed"]), move("Lose", ["open"], ["lost"])]);
});

test("a state without a name, or with one that is taken, is none", () => {
  assert.deepEqual(withState(ORDER, " shipped ")?.states, ["open", "paid", "lost", "shipped"]);
  assert.deepEqual([withState(ORDER, " "), withState(ORDER, "paid")], [null, null]);
});

test("attributes are read as they are written", () => {
  const attributes = [
    { name: "id", type: "UUID", is_key: true, is_reference: false },
    { name: "lines", type: "List<Line>", is_key: false, is_reference: true },
    { name: "both", type: "A", is_key: true, is_reference: true },
  ];

  assert.deepEqual(attributes.map((each) => readAttribute(attributeLine(each))), attributes);
  assert.deepEqual(readAttribute("total"), { name: "total", type: "String", is_key: false, is_reference: false });
  assert.equal(readAttribute("  : int"), null);
});

test("times and steps are read as the server reads them", () => {
  assert.deepEqual(["24 h", "90min", "7 weeks"].map(readWait), [86_400, 5_400, null]);
  assert.deepEqual([86_400, 5_400, 7].map(waitText), ["1 d", "90 min", "7 s"]);
  assert.deepEqual(stepsOf("A (x = 1, y = 2), B,"), ["A (x = 1, y = 2)", "B"]);
});

test("a diagram has its states apart, its beginning, and an arrow for each way of a transition", () => {
  for (const direction of ["LR", "TB"] as const) {
    const { states, begins, arrows, width, height } = diagramOf(ORDER, arrangeStates, direction);

    assert.equal(begins.length, 1);
    assert.deepEqual(states.map((state) => [state.name, state.isInitial, state.isFinal]), [["open", true, false], ["paid", false, false], ["lost", false, true]]);
    assert.deepEqual(arrows.map((arrow) => [arrow.transition, arrow.from, arrow.to]), [[0, "", "open"], [1, "open", "paid"], [2, "open", "lost"], [2, "paid", "lost"]]);
    for (const [at, one] of states.entries()) {
      assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height);
      for (const other of states.slice(at + 1)) {
        assert.ok(one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y);
      }
    }
  }
});

test("a transition to its own state and states without transitions are drawn, too", () => {
  const design = { ...ORDER, states: ["a", "b"], transitions: [move("Stay", ["a"], ["a"]), move("Count", ["a"], [])] };
  const { states, arrows } = diagramOf(design, arrangeStates, "LR");

  assert.deepEqual(states.map((state) => state.name), ["a", "b"]);
  assert.ok(arrows.filter((arrow) => arrow.transition >= 0).every((arrow) => arrow.from === "a" && arrow.to === "a" && !arrow.path.includes("NaN")));
});
