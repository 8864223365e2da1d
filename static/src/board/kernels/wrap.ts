// Breaks a note's words into lines that fit, at the largest size that holds them all.

/** The width of a piece of text without spaces around it, in board units. */
export type Measure = (text: string, size: number) => number;
export type Wrapped = { lines: string[]; size: number; leading: number };

/** From what fills a note with one word to what is just readable at zoom 1. */
const SIZES = [28, 26, 24, 22, 20, 18, 16, 14.5, 13, 11.5, 10];
const SMALLEST = 10;
const LEADING = 1.2;
const ELLIPSIS = "…";
// A long word is written smaller before it is broken, but for the longest; at the smallest size nothing may stick out.
const OVERLONG = 1.6;
const SPACE = " ";

/** Lines and size (board units) of `text` in a box of `width` × `height`. */
export function wrap(text: string, width: number, height: number, measure: Measure): Wrapped {
  const paragraphs = text.split("\n").map((paragraph) => paragraph.split(/\s+/).filter(Boolean));
  for (const size of SIZES) {
    const leading = size * LEADING;
    const lines = linesOf(paragraphs, { width, breakAt: width * OVERLONG }, (part) => measure(part, size));
    if (lines.length * leading <= height && lines.every((line) => line.width <= width)) return { lines: lines.map((line) => line.text), size, leading };
  }
  const leading = SMALLEST * LEADING;
  const measured = (part: string) => measure(part, SMALLEST);
  const lines = linesOf(paragraphs, { width, breakAt: width }, measured).map((line) => line.text);
  const room = Math.max(1, Math.floor(height / leading));
  const kept = lines.slice(0, room);
  if (lines.length > room) kept[room - 1] = shortened(kept[room - 1] ?? "", width, measured);
  return { lines: kept, size: SMALLEST, leading };
}

type Room = { width: number; breakAt: number };
type Line = { text: string; width: number };

function linesOf(paragraphs: string[][], room: Room, measure: (part: string) => number): Line[] {
  return paragraphs.flatMap((words) => paragraphLines(words, room, measure));
}

/** Adds up the widths of words rather than measuring lines: the same words come again on thousands of notes. */
function paragraphLines(words: string[], room: Room, measure: (part: string) => number): Line[] {
  const lines: Line[] = [];
  const space = measure(SPACE);
  let line: Line = { text: "", width: 0 };
  for (const whole of words) {
    let word = whole, width = measure(word);
    if (line.text && line.width + space + width <= room.width) {
      line = { text: `${line.text} ${word}`, width: line.width + space + width };
      continue;
    }
    if (line.text) lines.push(line);
    while (width > room.breakAt && word.length > 1) {
      const cut = breakOf(word, room.width, measure);
      lines.push({ text: word.slice(0, cut), width: measure(word.slice(0, cut)) });
      word = word.slice(cut);
      width = measure(word);
    }
    line = { text: word, width };
  }
  return line.text || lines.length === 0 ? [...lines, line] : lines;
}

/** How many letters of a word that is too long go on this line. */
function breakOf(word: string, width: number, measure: (part: string) => number): number {
  let count = word.length - 1;
  while (count > 1 && measure(word.slice(0, count)) > width) count -= 1;
  return count;
}

function shortened(line: string, width: number, measure: (part: string) => number): string {
  let count = line.length - 1;
  while (count > 0 && measure(line.slice(0, count) + ELLIPSIS) > width) count -= 1;
  return line.slice(0, count) + ELLIPSIS;
}
