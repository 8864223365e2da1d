// The board as a picture file.
import { saveFile } from "./save.ts";
import type { Part } from "./registry.ts";

export async function savePng({ board }: Part): Promise<void> {
  const blob = await new Promise<Blob | null>((done) => board.view.picture.toBlob(done, "image/png"));
  if (blob) saveFile(blob, "png");
}
