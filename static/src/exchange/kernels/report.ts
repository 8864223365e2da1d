// What a look at a file says, in sentences.

export type Skipped = { where: string; problem: string };
export type Report = {
  format: string;
  counts: Record<string, number>;
  skipped_count: number;
  skipped: Skipped[];
  remarks: string[];
  name?: string;
  board?: string | null;
};

const FORMATS: Record<string, string> = {
  "board-json": "a board as JSON", "board-csv": "a table of notes", "miro-json": "items of a Miro board", lines: "lines of text",
};

/** "412 notes, 3 regions", without what there is none of. */
export function countsInWords(counts: Record<string, number>): string {
  const told = Object.entries(counts).filter(([, count]) => count > 0);
  return told.map(([what, count]) => `${count} ${count === 1 ? what.replace(/s$/, "") : what}`).join(", ");
}

/** "Read as a table of notes: 412 notes, 3 regions." */
export function headline(report: Report): string {
  return `Read as ${FORMATS[report.format] ?? report.format}: ${countsInWords(report.counts)}.`;
}

/** "3 not understood, and left out:", or nothing. */
export function skippedHeadline(report: Report): string {
  return report.skipped_count ? `${report.skipped_count} not understood, and left out:` : "";
}

/** The first lines of what was left out, and how many more there are. */
export function skippedLines(report: Report, atMost: number): string[] {
  const shown = report.skipped.slice(0, atMost).map(({ where, problem }) => `${where}: ${problem}`);
  const more = report.skipped_count - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
