// Hands a file to the browser's downloads, named after the board.

/** Saves `content` as "<board's name>.<ending>". */
export function saveFile(content: Blob, ending: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = `${fileNameOf(boardName())}.${ending}`;
  link.click();
  // The download has begun by then; until it has, the address must stand.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export function boardName(): string {
  return document.querySelector(".board-title")?.textContent?.trim() ?? "";
}

/** A board's name without what file systems refuse. */
export function fileNameOf(name: string): string {
  return name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, "-").slice(0, 100) || "board";
}
