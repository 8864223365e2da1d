import assert from "node:assert/strict";
import { test } from "node:test";

import { arrangeInRows } from "../../../static/src/map/arrange.ts";
import { fitting, showing, zoomedAt } from "../../../static/src/map/kernels/camera.ts";
import { curveBetween, isInside, pointOn, portOn, sideTowards } from "../../../static/src/map/kernels/geometry.ts";
import { placeContexts } from "../../../static/src/map/kernels/layout.ts";
import { linesOf } from "../../../static/src/map/kernels/lines.ts";
import { badgesOf, inWords, type Kind, type MapModel, type MapRelationship } from "../../../static/src/map/kernels/model.ts";
import { neighbourOf } from "../../../static/src/map/kernels/neighbours.ts";
import { linesOfText } from "../../../static/src/map/kernels/words.ts";

const placed = (model: MapModel, moved: Map<string, { x: number; y: number }>) => placeContexts(model, moved, arrangeInRows);

function aContext(id: string) {
  return { id, name: id, purpose: "", subdomain: "core" as const, is_big_ball_of_mud: false, is_external: false };
}

function anEdge(one: string, kind: Kind, other: string, more: Partial<MapRelationship> = {}): MapRelationship {
  return { id: `${one}-${other}`, kind, upstream_id: one, downstream_id: other, upstream_roles: [], downstream_roles: [], ...more };
}

const model: MapModel = {
  contexts: ["Sales", "Billing", "Reports", "Alone"].map(aContext),
  relationships: [anEdge("Sales", "upstream_downstream", "Billing"), anEdge("Billing", "customer_supplier", "Reports")],
};

test("upstream stands above downstream", () => {
  const places = placed(model, new Map());
  const top = (id: string) => places.get(id)?.y ?? NaN;
  assert.ok(top("Sales") < top("Billing"));
  assert.ok(top("Billing") < top("Reports"));
});

test("a context without relationships stands below the rest", () => {
  const places = placed(model, new Map());
  assert.ok((places.get("Alone")?.y ?? 0) > (places.get("Reports")?.y ?? 0));
});

test("what somebody moved stays where it was put", () => {
  const places = placed(model, new Map([["Billing", { x: -500, y: 7 }]]));
  assert.deepEqual([places.get("Billing")?.x, places.get("Billing")?.y], [-500, 7]);
});

test("no two contexts overlap, and the same map gives the same places", () => {
  const contexts = Array.from({ length: 300 }, (_, index) => aContext(`C${String(index).padStart(3, "0")}`));
  const relationships = contexts.slice(1).map((context, index) => anEdge(`C${String(Math.floor(index / 3)).padStart(3, "0")}`, "upstream_downstream", context.id));
  const began = performance.now();
  const places = placed({ contexts, relationships }, new Map());
  assert.ok(performance.now() - began < 4000);
  const boxes = [...places.values()];
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
      assert.ok(apart);
    }
  }
  assert.deepEqual([...placed({ contexts, relationships }, new Map())], [...places]);
});

test("the ends of a line carry U and D with the roles, and symmetric lines carry none", () => {
  const edge = anEdge("A", "customer_supplier", "B", { upstream_roles: ["published_language"], downstream_roles: ["anticorruption_layer"] });
  assert.deepEqual(badgesOf(edge), { upstream: ["U", "S", "PL"], downstream: ["D", "C", "ACL"], middle: "Customer/Supplier" });
  assert.deepEqual(badgesOf(anEdge("A", "partnership", "B")), { upstream: [], downstream: [], middle: "Partnership" });
});

test("a relationship reads as a sentence", () => {
  const name = (id: string) => id;
  assert.equal(inWords(anEdge("A", "upstream_downstream", "B", { downstream_roles: ["conformist"] }), name), "A is upstream of B: Conformist");
  assert.equal(inWords(anEdge("A", "separate_ways", "B"), name), "A and B go Separate Ways");
});

test("two lines of one pair part, also where they run in opposite directions", () => {
  const both: MapModel = {
    contexts: [aContext("A"), aContext("B")],
    relationships: [anEdge("A", "upstream_downstream", "B"), anEdge("B", "upstream_downstream", "A")],
  };
  const lines = linesOf(both, placed(both, new Map()));
  const [one, other] = lines.map((line) => pointOn(line.curve, 0.5));
  assert.ok(one && other && Math.hypot(one.x - other.x, one.y - other.y) > 20);
});

test("a line goes round a box in its way", () => {
  const places = new Map([["A", 0], ["B", 200], ["C", 400]].map(([id, y]) => [String(id), { x: 0, y: Number(y), width: 100, height: 50 }]));
  const [line] = linesOf({ contexts: [], relationships: [anEdge("A", "upstream_downstream", "C")] }, places);
  const middle = line ? pointOn(line.curve, 0.5) : { x: 50, y: 0 };
  assert.ok(middle.x < 0 || middle.x > 100);
});

test("a line leaves one box squarely and meets the other", () => {
  const box = { x: 0, y: 0, width: 100, height: 50 };
  const below = { ...box, y: 200 };
  assert.equal(sideTowards(box, below), "bottom");
  assert.equal(sideTowards(box, { ...box, x: 300 }), "right");
  const curve = curveBetween(portOn(box, "bottom", 0.5), "bottom", portOn(below, "top", 0.5), "top");
  assert.deepEqual([pointOn(curve, 0), pointOn(curve, 0.5), pointOn(curve, 1)], [{ x: 50, y: 50 }, { x: 50, y: 125 }, { x: 50, y: 200 }]);
  assert.ok(isInside({ x: 50, y: 55 }, box, 6));
  assert.ok(!isInside({ x: 50, y: 57 }, box, 6));
});

test("a Partnership does not decide who stands above whom", () => {
  const knot: MapModel = {
    contexts: ["A", "B", "C"].map(aContext),
    relationships: [anEdge("A", "upstream_downstream", "B"), anEdge("B", "upstream_downstream", "C"), anEdge("C", "partnership", "A")],
  };
  const places = placed(knot, new Map());
  assert.deepEqual([...places].sort(([, one], [, other]) => one.y - other.y).map(([id]) => id), ["A", "B", "C"]);
});

test("zooming holds the point under the pointer, and fitting shows everything", () => {
  const camera = zoomedAt({ x: 0, y: 0, zoom: 1 }, { x: 100, y: 50 }, 2);
  assert.deepEqual(camera, { zoom: 2, x: 50, y: 25 });
  assert.equal(fitting({ x: 0, y: 0, width: 2000, height: 100 }, { width: 1000, height: 800 }).zoom, 0.5);
  assert.equal(showing({ x: 0, y: 0, zoom: 1 }, { x: 500, y: 10, width: 100, height: 50 }, { width: 400, height: 300 }).x, 212);
});

test("an arrow key leads to the nearest context straight ahead", () => {
  const places = placed(model, new Map());
  assert.equal(neighbourOf("Sales", "ArrowDown", places), "Billing");
  assert.equal(neighbourOf("Sales", "ArrowUp", places), null);
});

test("a long name takes two lines and ends in an ellipsis", () => {
  assert.deepEqual(linesOfText("Customer Relationship Management Platform", 14, 2), ["Customer", "Relationship…"]);
  assert.deepEqual(linesOfText("Sales", 14, 2), ["Sales"]);
});
