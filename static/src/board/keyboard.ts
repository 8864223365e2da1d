// Keys on the board: to the pointer where they change what it does, else to the action of that chord.
import { type Action, actionFor, type Context } from "./actions.ts";
import type { Pointer } from "./tools/pointer.ts";

// While an action loads what it opens, keys are meant for that already: they must do nothing on the wall.
let isOpening = false;

export function startKeyboard(context: Context, pointer: Pointer): void {
  window.addEventListener("keydown", (event) => keyPressed(event, context, pointer));
}

function keyPressed(event: KeyboardEvent, context: Context, pointer: Pointer): void {
  const target = event.target as HTMLElement;
  const isTyping = target.matches("input, textarea, select, [contenteditable]");
  const isOnBoard = target === document.body || target === context.app || target.matches("[data-outline]");
  const isModal = document.querySelector("dialog[open], [popover]:popover-open") !== null;
  if (isTyping || isModal) return;
  if (isOpening) return event.preventDefault();
  if (event.code === "Space" && isOnBoard) {
    event.preventDefault();
    return pointer.holdSpace(true);
  }
  if (event.key === "Escape") return void (pointer.cancel() || context.board.select([]), context.useTool("select"));
  const action = actionFor(event);
  // Tab, Enter and arrows belong to the page unless the board itself has the focus.
  const isPages = ["Tab", "Enter"].includes(event.key) || event.key.startsWith("Arrow");
  if (!action || action.isNative || (isPages && !isOnBoard)) return;
  if (event.key === "Tab" && !action.isEnabled(context)) return;
  event.preventDefault();
  if (action.isEnabled(context)) void run(action, context);
}

async function run(action: Action, context: Context): Promise<void> {
  const opening = action.run(context);
  if (!opening) return;
  isOpening = true;
  try {
    await opening;
  } finally {
    isOpening = false;
  }
}
