// Brings the minimap where there is room for it, and hides and shows it.
import type { Board } from "../board.ts";
import type { Minimap } from "./minimap.ts";

const ROOM = "(min-width: 821px)";
const maps = new WeakMap<Board, Promise<Minimap>>();

/** Fetches the map behind the first paint; phones have no room for one. */
export function startMinimap(board: Board, host: HTMLElement): void {
  if (matchMedia(ROOM).matches) void mapOf(board, host);
}

export async function toggleMinimap(board: Board, host: HTMLElement): Promise<void> {
  (await mapOf(board, host)).toggle();
}

function mapOf(board: Board, host: HTMLElement): Promise<Minimap> {
  let map = maps.get(board);
  if (!map) maps.set(board, (map = import("./minimap.ts").then(({ Minimap }) => new Minimap(board, host))));
  return map;
}
