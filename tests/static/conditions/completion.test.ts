import assert from "node:assert/strict";
import { test } from "node:test";
import { completionsAt } from "../../../static/src/conditions/kernels/completion.ts";

const FIELDS = [
  { name: "total", types: ["number"], values: [], format: "" },
  { name: "channel", types: ["string"], values: ["web", "shop"], format: "" },
  { name: "customer.vip", types: ["boolean"], values: [], format: "" },
];

function labels(text: string): string[] {
  return completionsAt(text, text.length, FIELDS).choices.map((choice) => choice.label);
}

function done(text: string): string {
  const { start, end, choices } = completionsAt(text, text.length, FIELDS);
  return text.slice(0, start) + choices[0]!.insert + text.slice(end);
}

test("a condition begins with a field", () => {
  assert.deepEqual(labels("").slice(0, 3), ["total", "channel", "customer.vip"]);
  assert.deepEqual(labels("ch"), ["channel"]);
  assert.deepEqual(labels("vip"), ["customer.vip"]);
  assert.deepEqual(labels('total > 5 and (channel = "web" or cus'), ["customer.vip"]);
});

test("after a field come the questions of its type", () => {
  assert.deepEqual(labels("customer.vip "), ["=", "!=", "is missing", "is present"]);
  assert.deepEqual(labels("customer.vip is "), ["is missing", "is present"]);
  assert.equal(done("customer.vip is m"), "customer.vip is missing ");
  assert.equal(labels("total ").includes("starts with"), false);
});

test("after a question come the values that the schema allows", () => {
  assert.deepEqual(labels("channel = "), ['"web"', '"shop"']);
  assert.equal(done('channel = "sh'), 'channel = "shop"');
  assert.deepEqual(labels('channel in ("web", '), ['"web"', '"shop"']);
  assert.deepEqual(labels("customer.vip = "), ["true", "false"]);
  assert.deepEqual(labels("total > "), []);
});

test("after a value comes a joining word", () => {
  assert.deepEqual(labels("total > 5 "), ["and", "or", "ignoring case"]);
  assert.deepEqual(labels("total is missing "), ["and", "or", "ignoring case"]);
});
