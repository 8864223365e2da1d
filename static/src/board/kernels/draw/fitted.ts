// Shortens a line of text to a width.

/** `text`, or as much of it as fits with an ellipsis behind; at least one letter. */
export function fitted(text: string, width: number, measure: (part: string) => number): string {
  if (measure(text) <= width) return text;
  let least = 1, most = text.length;
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (measure(`${text.slice(0, middle).trimEnd()}…`) <= width) least = middle;
    else most = middle - 1;
  }
  return `${text.slice(0, least).trimEnd()}…`;
}
