// A grid index: which boxes lie in a part of the wall, without asking them all.
import type { Box, Id } from "../../shared/protocol.ts";
import { overlaps } from "./geometry.ts";

const CELL = 512;

export class Grid {
  private readonly cells = new Map<number, Set<Id>>();
  private readonly boxes = new Map<Id, Box>();

  put(id: Id, box: Box): void {
    const before = this.boxes.get(id);
    if (before && before.x === box.x && before.y === box.y && before.width === box.width && before.height === box.height) return;
    this.remove(id);
    this.boxes.set(id, { x: box.x, y: box.y, width: box.width, height: box.height });
    for (const key of keysOf(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.add(id);
      else this.cells.set(key, new Set([id]));
    }
  }

  remove(id: Id): void {
    const box = this.boxes.get(id);
    if (!box) return;
    this.boxes.delete(id);
    for (const key of keysOf(box)) {
      const cell = this.cells.get(key);
      cell?.delete(id);
      if (cell?.size === 0) this.cells.delete(key);
    }
  }

  clear(): void {
    this.cells.clear();
    this.boxes.clear();
  }

  /** The ids of all boxes that overlap `area`, each once, in no particular order. */
  within(area: Box): Set<Id> {
    const found = new Set<Id>();
    const left = Math.floor(area.x / CELL), right = Math.floor((area.x + area.width) / CELL);
    const top = Math.floor(area.y / CELL), bottom = Math.floor((area.y + area.height) / CELL);
    // Far out there are more cells in view than boxes on the wall.
    if ((right - left + 1) * (bottom - top + 1) > this.boxes.size) {
      for (const [id, box] of this.boxes) if (overlaps(box, area)) found.add(id);
      return found;
    }
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        for (const id of this.cells.get(keyOf(column, row)) ?? NOBODY) {
          const box = this.boxes.get(id);
          if (box && overlaps(box, area)) found.add(id);
        }
      }
    }
    return found;
  }
}

// Numbers are cheaper keys than texts; a wall of ±32,768 cells is wider than anybody goes.
const HALF = 32_768;
const NOBODY: ReadonlySet<Id> = new Set();

function keyOf(column: number, row: number): number {
  return (column + HALF) * 2 * HALF + row + HALF;
}

function* keysOf(box: Box): Generator<number> {
  for (let column = Math.floor(box.x / CELL); column <= Math.floor((box.x + box.width) / CELL); column += 1) {
    for (let row = Math.floor(box.y / CELL); row <= Math.floor((box.y + box.height) / CELL); row += 1) yield keyOf(column, row);
  }
}
