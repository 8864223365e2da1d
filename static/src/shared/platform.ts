// What the machine's keys are called.

export const IS_MAC = typeof navigator !== "undefined" && /Mac|iP(hone|ad)/.test(navigator.platform);

/** Whether the key of shortcuts is held: Cmd on a Mac, Ctrl elsewhere. */
export function isModHeld(event: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return IS_MAC ? event.metaKey : event.ctrlKey;
}
