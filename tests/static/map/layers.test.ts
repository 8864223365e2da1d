import assert from "node:assert/strict";
import { test } from "node:test";

import { groupsOf, packed } from "../../../static/src/map/kernels/clusters.ts";
import { inKind, objectionsTo, objectionToRole, type Proposed } from "../../../static/src/map/kernels/legality.ts";
import { levelAt, LETTERING } from "../../../static/src/map/kernels/levels.ts";
import { lookFrom, lookOf, queryOf, shownBy, withHops, withLayer } from "../../../static/src/map/kernels/look.ts";
import type { MapState, Passage } from "../../../static/src/map/kernels/model.ts";
import { levelsOf } from "../../../static/src/map/kernels/order.ts";
import { candidateFor, passageInWords, passingOn } from "../../../static/src/map/kernels/passing.ts";
import { around, onlyWith } from "../../../static/src/map/kernels/subset.ts";

const aContext = (id: string, isExternal = false) => ({ id, name: id, purpose: "", subdomain: "core" as const, is_big_ball_of_mud: false, is_external: isExternal });
const anEdge = (one: string, other: string) => ({ id: `${one}-${other}`, kind: "upstream_downstream" as const, upstream_id: one, downstream_id: other, upstream_roles: [], downstream_roles: [] });

function passes(from: string, to: string, kind: Passage["kind"], isRelated = true): Passage {
  return { from_id: from, to_id: to, kind, owner_id: kind === "event" ? from : to, is_related: isRelated, messages: [{ id: "m", name: "Order placed" }] };
}

const model: MapState = {
  contexts: [aContext("A"), aContext("B"), aContext("C"), aContext("D"), aContext("Bank", true)],
  relationships: [anEdge("A", "B"), anEdge("B", "C")],
  passages: [passes("C", "D", "event", false)],
  team_relationships: [],
  views: [{ id: "v", name: "Money", context_ids: ["A", "B"], places: [["A", 5, 6]], layers: ["teams"], camera: null }],
};

const proposed = (more: Partial<Proposed>): Proposed => ({ ...anEdge("A", "D"), id: null, ...more });

test("a focus reaches along relationships and flows, a step at a time", () => {
  assert.deepEqual([...around("B", 1, model)].sort(), ["A", "B", "C"]);
  assert.deepEqual([...around("A", 3, model)].sort(), ["A", "B", "C", "D"]);
});

test("a part of the map holds what lies between its contexts and nothing else", () => {
  const part = onlyWith(new Set(["A", "B", "D"]), model);
  assert.deepEqual(part.relationships.map(({ id }) => id), ["A-B"]);
  assert.deepEqual(part.passages, []);
});

test("an address brings back the look that it was made of", () => {
  for (const look of [
    lookOf(null),
    withLayer(lookOf(null), "flows"),
    lookOf(model.views[0] ?? null),
    withLayer(lookOf(model.views[0] ?? null), "teams"),
    withHops({ ...lookOf(null), focus: { id: "B", hops: 1 } }, 2),
  ]) {
    assert.deepEqual(lookFrom(queryOf(look, model), model), look);
  }
  assert.equal(queryOf(lookOf(null), model), "");
});

test("an address that names what is gone shows everything", () => {
  assert.deepEqual(lookFrom("?view=gone&focus=nobody&hops=7", model), lookOf(null));
});

test("a saved view shows its own contexts, a focus within it no others", () => {
  const look = lookOf(model.views[0] ?? null);
  assert.deepEqual([...(shownBy(look, model) ?? [])], ["A", "B"]);
  assert.deepEqual([...(shownBy({ ...look, focus: { id: "B", hops: 1 } }, model) ?? [])].sort(), ["A", "B"]);
});

test("patterns that exclude each other have their reason", () => {
  const codes = (more: Partial<Proposed>) => objectionsTo(proposed(more), model).map(({ code }) => code);
  assert.deepEqual(codes({}), []);
  assert.deepEqual(codes({ downstream_id: "A" }), ["MAP010"]);
  assert.deepEqual(codes({ downstream_roles: ["conformist", "anticorruption_layer"] }), ["MAP003"]);
  assert.deepEqual(codes({ kind: "partnership", upstream_roles: ["published_language"] }), ["MAP004"]);
  assert.deepEqual(codes({ kind: "customer_supplier", downstream_roles: ["conformist"] }), ["MAP005"]);
  assert.deepEqual(codes({ kind: "customer_supplier", upstream_roles: ["open_host_service"] }), ["MAP006"]);
  assert.deepEqual(codes({ kind: "shared_kernel", downstream_id: "Bank" }), ["MAP016"]);
  assert.deepEqual(codes({ kind: "separate_ways", downstream_id: "Bank" }), []);
  assert.deepEqual(codes({ kind: "separate_ways", downstream_id: "B" }), ["MAP015"]);
});

test("a pattern is offered unless the others exclude it", () => {
  assert.equal(objectionToRole(proposed({}), "conformist", model), null);
  assert.match(objectionToRole(proposed({ downstream_roles: ["conformist"] }), "anticorruption_layer", model) ?? "", /does not translate/);
  assert.match(objectionToRole(proposed({ kind: "customer_supplier" }), "open_host_service", model) ?? "", /one for all/);
});

test("another pattern drops the roles that it excludes and keeps the others", () => {
  const rich = proposed({ upstream_roles: ["open_host_service", "published_language"], downstream_roles: ["conformist"] });
  assert.deepEqual(inKind(rich, "customer_supplier"), { ...rich, kind: "customer_supplier", upstream_roles: ["published_language"], downstream_roles: [] });
  assert.deepEqual(inKind(rich, "partnership"), { ...rich, kind: "partnership", upstream_roles: [], downstream_roles: [], downstream_right: "" });
});

test("what passes without a relationship asks for one with its owner upstream", () => {
  assert.deepEqual(candidateFor([passes("C", "D", "event")]), { kind: "upstream_downstream", upstream_id: "C", downstream_id: "D", upstream_roles: [], downstream_roles: [] });
  assert.equal(candidateFor([passes("C", "D", "command")])?.upstream_id, "D");
  assert.equal(candidateFor([passes("C", "D", "event"), passes("D", "C", "event")])?.kind, "partnership");
  assert.equal(candidateFor([]), null);
});

test("a mark points the way that its message goes, and tells when no relationship covers it", () => {
  const box = (y: number) => ({ x: 0, y, width: 100, height: 50 });
  const places = new Map([["C", box(0)], ["D", box(300)]]);
  const [down] = passingOn([passes("C", "D", "event", false)], [], places);
  const [up] = passingOn([passes("D", "C", "event", false)], [], places);
  assert.deepEqual([down?.marks[0]?.angle, up?.marks[0]?.angle], [90, -90]);
  assert.notEqual(down?.curve, null);
  assert.equal(passageInWords(passes("C", "D", "event", false), (id) => id), "C → D: 1 event: Order placed. No relationship covers it");
});

test("contexts that relate to each other stand in one group", () => {
  const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const inside = (start: number) => ids.slice(start, start + 10).flatMap((one, index, all) => all.slice(index + 1).map((other) => anEdge(one, other)));
  const groups = groupsOf(ids, [...inside(0), ...inside(10), anEdge("n0", "n10")]);
  assert.deepEqual(groups.map((group) => group.length), [10, 10]);
});

test("groups fill a page without overlapping", () => {
  const sizes = Array.from({ length: 17 }, (_, index) => ({ width: 100 + ((index * 37) % 90), height: 60 + ((index * 53) % 120) }));
  const corners = packed(sizes, 10, 2);
  for (const [index, one] of corners.entries()) {
    for (const [at, other] of corners.slice(index + 1).entries()) {
      const [mine, its] = [sizes[index] ?? { width: 0, height: 0 }, sizes[index + 1 + at] ?? { width: 0, height: 0 }];
      assert.ok(one.x + mine.width <= other.x || other.x + its.width <= one.x || one.y + mine.height <= other.y || other.y + its.height <= one.y);
    }
  }
});

test("upstream is read before downstream, and a circle comes to an end", () => {
  assert.deepEqual(levelsOf(["C", "B", "A"], [anEdge("A", "B"), anEdge("B", "C")]), [["A"], ["B"], ["C"]]);
  const circle = levelsOf(["A", "B"], [anEdge("A", "B"), anEdge("B", "A")]);
  assert.deepEqual(circle.flat().sort(), ["A", "B"]);
});

test("farther out names are set larger", () => {
  assert.deepEqual([1, 0.7, 0.4, 0.25, 0.1].map(levelAt), ["near", "close", "middle", "far", "away"]);
  assert.ok(LETTERING.far.size > LETTERING.near.size);
});
