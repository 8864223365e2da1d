import assert from "node:assert/strict";
import { test } from "node:test";
import { changed, mayIgnoreCase, operatorsFor, shown, valuesOf, written, type Ask, type Group } from "../../../static/src/conditions/kernels/form.ts";

function ask(field: string, operator: string, values: Ask["values"], more: Partial<Ask> = {}): Ask {
  return { kind: "ask", field, operator, values, ignores_case: false, every: false, ...more };
}

test("rows are written as a person would write them", () => {
  const group: Group = { kind: "group", join: "and", parts: [
    ask("total", ">=", [500]),
    { kind: "group", join: "or", parts: [ask("country", "starts with", ["D"]), ask("signed_by", "is missing", [])] },
    ask("channel", "in", ["web", "shop"], { ignores_case: true }),
    ask("lines.qty", ">", [0], { every: true }),
    ask("coupon", "!=", [null]),
    { kind: "text", text: "total > limit" },
  ] };

  assert.equal(written(group), 'total >= 500 and (country starts with "D" or signed_by is missing) '
    + 'and channel in ("web", "shop") ignoring case and every lines.qty > 0 and coupon is not null and total > limit');
});

test("a row without a field says nothing", () => {
  assert.equal(written({ kind: "group", join: "and", parts: [ask("", "=", [""]), ask("a", "=", [1])] }), "a = 1");
});

test("what is typed becomes a value of the field's type", () => {
  assert.deepEqual(valuesOf("5", "=", ["number"]), [5]);
  assert.deepEqual(valuesOf("5", "=", ["string"]), ["5"]);
  assert.deepEqual(valuesOf("DE, FR", "in", ["string"]), ["DE", "FR"]);
  assert.deepEqual(valuesOf("true", "=", ["boolean"]), [true]);
  assert.deepEqual(valuesOf("null", "=", ["string", "null"]), [null]);
  assert.deepEqual(valuesOf("5", "starts with", []), ["5"]);
  assert.equal(shown(["DE", 5, null]), "DE, 5, null");
});

test("only questions that make sense are offered", () => {
  assert.deepEqual(operatorsFor(["boolean"]), ["=", "!=", "is missing", "is present"]);
  assert.equal(operatorsFor(["number"]).includes("starts with"), false);
  assert.equal(operatorsFor(["string"], "date-time").includes("is before"), true);
  assert.equal(mayIgnoreCase(ask("a", "is like", ["x"])), false);
});

test("one row is changed, another taken away", () => {
  const group: Group = { kind: "group", join: "and", parts: [ask("a", "=", [1]), { kind: "group", join: "or", parts: [ask("b", "=", [2]), ask("c", "=", [3])] }] };

  assert.equal(written(changed(group, [1, 0], () => null)), "a = 1 and c = 3");
  assert.equal(written(changed(group, [0], () => ask("z", "=", [9]))), "z = 9 and (b = 2 or c = 3)");
});
