// How large a picture is.
import type { Box } from "../../../shared/protocol.ts";
import { boundsOf } from "../geometry.ts";
import type { Figures } from "./figures.ts";

/** The box of a picture of figures with a margin around, in board units; null where there is nothing. */
export function pictureBox({ regions, layers, arrows }: Figures, margin = 48): Box | null {
  const lines = arrows.map(({ line: { from, to } }): Box => ({ x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y) }));
  const box = boundsOf([...regions.map((region) => region.box), ...layers.flat().map((note) => note.box), ...lines]);
  return box && { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin };
}
