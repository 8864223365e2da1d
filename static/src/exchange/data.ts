// A board as data: the server writes the file, so that every way gives the same bytes.
import { say } from "../shared/html.ts";
import { saveFile } from "../board/export/save.ts";
import type { Board } from "../board/board.ts";

/** Saves the whole board in a format of the server's. */
export async function saveData(board: Board, format: string, ending: string): Promise<void> {
  const { domain, board: id } = board.session.place;
  const answer = await fetch(`/api/v1/domains/${domain}/boards/${id}/export/${format}/`).catch(() => null);
  if (!answer?.ok) return say("The board could not be fetched. Try again in a moment.", "error");
  saveFile(await answer.blob(), ending);
}
