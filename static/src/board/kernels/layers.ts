// Notes in layers that overlap nothing of their own: each layer may be drawn in any order, so by colour, all at once.
import type { Box, Id } from "../../shared/protocol.ts";

export type Stacked = Box & { id: Id; z: string };

/** The layer of each box, 0 the lowest: one above the highest box below that it overlaps. `touching` asks an index. */
export function layersOf(boxes: Iterable<Stacked>, touching: (box: Box) => Iterable<Id>): Map<Id, number> {
  const sorted = [...boxes].sort((one, other) => (one.z < other.z ? -1 : one.z > other.z ? 1 : 0));
  const layers = new Map<Id, number>();
  for (const box of sorted) {
    let layer = 0;
    for (const id of touching(box)) {
      const below = id === box.id ? undefined : layers.get(id);
      if (below !== undefined && below >= layer) layer = below + 1;
    }
    layers.set(box.id, layer);
  }
  return layers;
}
