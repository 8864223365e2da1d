// All that can be done on a board. One file of actions/ for each group: to add a group, add a file and a line here.
import { IS_MAC } from "../shared/platform.ts";
import { ADDING } from "./actions/adding.ts";
import type { Action, Group } from "./actions/action.ts";
import { ARRANGING } from "./actions/arranging.ts";
import { EDITING } from "./actions/editing.ts";
import { LOOKING } from "./actions/looking.ts";
import { REACHING } from "./actions/reaching.ts";
import { STORMING } from "./actions/storming.ts";
import { TOOLS } from "./actions/tools.ts";
import { WALKING } from "./actions/walking.ts";
import { WORKSHOP } from "./actions/workshop.ts";

export type { Action, Context } from "./actions/action.ts";

export const GROUPS: readonly Group[] = [
  TOOLS,
  ADDING,
  EDITING,
  ARRANGING,
  STORMING,
  WALKING,
  WORKSHOP,
  REACHING,
  LOOKING,
];

export const ACTIONS: readonly Action[] = GROUPS.flatMap(({ actions }) => actions);

const ARROWS = { ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓" };

/** The name of a key press, such as "Shift+Mod+z"; Mod is Ctrl, or Cmd on a Mac. */
export function chordOf(event: KeyboardEvent): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  // With Alt, a Mac writes other letters: there the key counts, not what it writes.
  const letter = event.altKey ? /^Key([A-Z])$/.exec(event.code)?.[1] : undefined;
  const written = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const key = event.shiftKey && digit ? digit : (letter?.toLowerCase() ?? written);
  const isSign = key.length === 1 && !/[a-z0-9 ]/.test(key);
  return [event.shiftKey && !isSign && "Shift", event.altKey && "Alt", (event.ctrlKey || event.metaKey) && "Mod", key].filter(Boolean).join("+");
}

/** A chord as it stands on the keys: "Ctrl+Z", or "⌘Z" on a Mac. */
export function spelled(chord: string, isMac = IS_MAC): string {
  const words: Record<string, string> = isMac ? { ...ARROWS, Mod: "⌘", Shift: "⇧", Alt: "⌥" } : { ...ARROWS, Mod: "Ctrl" };
  const keys = chord.match(/[^+]+|\+$/g) ?? [];
  return keys.map((key) => words[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join(isMac ? "" : "+");
}

const BY_CHORD = new Map(ACTIONS.flatMap((action) => action.keys.map((chord): [string, Action] => [chord, action])));

export function actionFor(event: KeyboardEvent): Action | undefined {
  return BY_CHORD.get(chordOf(event));
}

export function actionNamed(name: string): Action {
  const found = ACTIONS.find((action) => action.name === name);
  if (!found) throw new Error(`There is no action ${name}.`);
  return found;
}
