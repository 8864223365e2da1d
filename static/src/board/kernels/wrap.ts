// Breaks a note's words into lines that fit, at the largest size that holds them all.

export type Measure = (text: string, size: number) => number;
export type Wrapped = { lines: string[]; size: number; leading: number };

const SIZES = [18, 16, 14, 12, 10];
const LEADING = 1.22;
const ELLIPSIS = "…";
// A long word is written smaller before it is broken, but for the longest; at the smallest size nothing may stick out.
const OVERLONG = 1.6;

/** Lines and size (board units) of `text` in a box of `width` × `height`. */
export function wrap(text: string, width: number, height: number, measure: Measure): Wrapped {
  const smallest = SIZES[SIZES.length - 1] ?? 10;
  for (const size of SIZES) {
    const lines = linesOf(text, { width, breakAt: width * OVERLONG }, (part) => measure(part, size));
    const leading = size * LEADING;
    const fits = lines.length * leading <= height && lines.every((line) => measure(line, size) <= width);
    if (fits) return { lines, size, leading };
  }
  const leading = smallest * LEADING;
  const measured = (part: string) => measure(part, smallest);
  const lines = linesOf(text, { width, breakAt: width }, measured);
  const room = Math.max(1, Math.floor(height / leading));
  const kept = lines.slice(0, room);
  if (lines.length > room) kept[room - 1] = shortened(kept[room - 1] ?? "", width, measured);
  return { lines: kept, size: smallest, leading };
}

type Room = { width: number; breakAt: number };

function linesOf(text: string, room: Room, measure: (part: string) => number): string[] {
  return text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, room, measure));
}

function paragraphLines(paragraph: string, room: Room, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of paragraph.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || measure(longer) <= room.width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
    for (let cut = breakOf(line, room, measure); cut > 0; cut = breakOf(line, room, measure)) {
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
    }
  }
  return line || lines.length === 0 ? [...lines, line] : lines;
}

/** How many letters of a word that is too long go on this line; 0 where it fits. */
function breakOf(word: string, { width, breakAt }: Room, measure: (part: string) => number): number {
  if (word.length <= 1 || word.includes(" ") || measure(word) <= breakAt) return 0;
  let count = word.length - 1;
  while (count > 1 && measure(word.slice(0, count)) > width) count -= 1;
  return count;
}

function shortened(line: string, width: number, measure: (part: string) => number): string {
  let count = line.length - 1;
  while (count > 0 && measure(line.slice(0, count) + ELLIPSIS) > width) count -= 1;
  return line.slice(0, count) + ELLIPSIS;
}
