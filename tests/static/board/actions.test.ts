// Every action has keys of its own, and the keyboard's events find them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { actionFor, ACTIONS, actionNamed, chordOf, spelled } from "../../../static/src/board/actions.ts";

type Keys = { key: string; code?: string; shiftKey?: boolean; altKey?: boolean; ctrlKey?: boolean; metaKey?: boolean };
const press = (keys: Keys) => ({ code: "", shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...keys }) as KeyboardEvent;

test("no two actions share a name or a chord", () => {
  const names = ACTIONS.map(({ name }) => name), chords = ACTIONS.flatMap(({ keys }) => keys);

  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  assert.deepEqual(chords.filter((chord, index) => chords.indexOf(chord) !== index), []);
});

test("every action has words for it", () => {
  assert.deepEqual(ACTIONS.filter(({ label }) => label === ""), []);
});

test("chords read the same on every keyboard", () => {
  assert.equal(chordOf(press({ key: "Z", shiftKey: true, metaKey: true })), "Shift+Mod+z");
  assert.equal(chordOf(press({ key: "!", code: "Digit1", shiftKey: true })), "Shift+1");
  assert.equal(chordOf(press({ key: "?", shiftKey: true })), "?");
  assert.equal(chordOf(press({ key: "ArrowLeft", altKey: true })), "Alt+ArrowLeft");
  assert.equal(chordOf(press({ key: "å", code: "KeyA", altKey: true })), "Alt+a");
});

test("a key press finds its action, with capital letters on too", () => {
  assert.equal(actionFor(press({ key: "E" })), actionNamed("add-event"));
  assert.equal(actionFor(press({ key: "y", ctrlKey: true })), actionNamed("redo"));
  assert.equal(actionFor(press({ key: "F12" })), undefined);
});

test("a chord is spelled as the machine's keys are labelled", () => {
  assert.equal(spelled("Shift+Mod+z", false), "Shift+Ctrl+Z");
  assert.equal(spelled("Shift+Mod+z", true), "⇧⌘Z");
  assert.equal(spelled("Alt+ArrowLeft", false), "Alt+←");
  assert.equal(spelled("+", false), "+");
});
