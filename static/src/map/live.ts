// Hears of changes to the map that others make, and asks for a fresh look after each and after every reconnect.
import type { ServerMessage } from "../shared/protocol.ts";
import { Socket } from "../shared/socket.ts";

const OF_THE_MAP = new Set(["context", "relationship", "map_view", "subscription", "flow"]);
const CALM = 250;

/** Calls `refresh` after changes of what the map draws; bursts count once. */
export function listenForChanges(path: string, refresh: () => void): void {
  let calm = 0;
  let wasOpen = false;
  const soon = () => {
    clearTimeout(calm);
    calm = window.setTimeout(refresh, CALM);
  };
  new Socket(path, {
    hello: () => ({ since: null, board: null }),
    onMessage: (message) => concernsTheMap(message) && soon(),
    onState: (state) => {
      if (state === "open" && wasOpen) soon();
      wasOpen ||= state === "open";
    },
  }).open();
}

function concernsTheMap(message: ServerMessage): boolean {
  if (message.type === "skipped") return true;
  return message.type === "change" && message.change.effects.some((effect) => OF_THE_MAP.has(effect.table));
}
