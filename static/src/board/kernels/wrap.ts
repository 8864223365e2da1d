// Breaks a note's words into lines that fit, at the largest size that holds them all.

export type Measure = (text: string, size: number) => number;
export type Wrapped = { lines: string[]; size: number; leading: number };

const SIZES = [18, 16, 14, 12, 10];
const LEADING = 1.22;
const ELLIPSIS = "…";

/** Lines and size (board units) of `text` in a box of `width` × `height`. */
export function wrap(text: string, width: number, height: number, measure: Measure): Wrapped {
  const smallest = SIZES[SIZES.length - 1] ?? 10;
  for (const size of SIZES) {
    const lines = linesOf(text, width, (part) => measure(part, size));
    const leading = size * LEADING;
    const fits = lines.length * leading <= height && lines.every((line) => measure(line, size) <= width);
    if (fits) return { lines, size, leading };
  }
  const leading = smallest * LEADING;
  const lines = linesOf(text, width, (part) => measure(part, smallest));
  const room = Math.max(1, Math.floor(height / leading));
  const kept = lines.slice(0, room);
  if (lines.length > room) kept[room - 1] = `${(kept[room - 1] ?? "").slice(0, -1)}${ELLIPSIS}`;
  return { lines: kept, size: smallest, leading };
}

function linesOf(text: string, width: number, measure: (part: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, width, measure));
}

function paragraphLines(paragraph: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
    for (let cut = breakOf(line, width, measure); cut > 0; cut = breakOf(line, width, measure)) {
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return line || lines.length === 0 ? [...lines, line] : lines;
}

/** How many letters of a word that is too long go on this line; 0 where it fits. */
function breakOf(word: string, width: number, measure: (part: string) => number): number {
  if (word.length <= 1 || word.includes(" ") || measure(word) <= width * 1.6) return 0;
  let count = word.length - 1;
  while (count > 1 && measure(word.slice(0, count)) > width) count -= 1;
  return count;
}
