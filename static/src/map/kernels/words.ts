// Breaks a name into lines that fit a box.

/** At most `count` lines of at most `width` letters; what does not fit ends in "…". */
export function linesOfText(text: string, width: number, count: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const kept = lines.slice(0, count).map((line) => shortened(line, width));
  if (lines.length > count) kept[count - 1] = shortened(`${kept[count - 1] ?? ""}…`, width);
  return kept;
}

function shortened(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1).replace(/…$/, "")}…`;
}
