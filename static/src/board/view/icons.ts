// The kinds' icons, read once from the sprite that the page uses anyway: as paths for the canvas, as elements for files.

const paths = new Map<string, Path2D>();
const symbols = new Map<string, Element>();

/** Loads the sprite; calls back when icons can be drawn. */
export async function loadIcons(url: string, done: () => void): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) return;
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  for (const symbol of sprite.querySelectorAll("symbol")) symbols.set(symbol.id, symbol);
  done();
}

/** An icon as a path in a box of 24 by 24. */
export function iconPath(name: string): Path2D | undefined {
  let path = paths.get(name);
  const symbol = symbols.get(name);
  if (!path && symbol) paths.set(name, (path = pathOf(symbol)));
  return path;
}

/** The shapes of an icon, in a box of 24 by 24. */
export function iconShapes(name: string): Element[] {
  return [...(symbols.get(name)?.children ?? [])];
}

function pathOf(symbol: Element): Path2D {
  const path = new Path2D();
  const number = (shape: Element, name: string) => Number(shape.getAttribute(name) ?? 0);
  for (const shape of symbol.children) {
    if (shape.tagName === "path") path.addPath(new Path2D(shape.getAttribute("d") ?? ""));
    if (shape.tagName === "circle") {
      path.moveTo(number(shape, "cx") + number(shape, "r"), number(shape, "cy"));
      path.arc(number(shape, "cx"), number(shape, "cy"), number(shape, "r"), 0, 2 * Math.PI);
    }
    if (shape.tagName === "rect") path.roundRect(number(shape, "x"), number(shape, "y"), number(shape, "width"), number(shape, "height"), number(shape, "rx"));
    if (shape.tagName === "line") {
      path.moveTo(number(shape, "x1"), number(shape, "y1"));
      path.lineTo(number(shape, "x2"), number(shape, "y2"));
    }
    if (shape.tagName === "polygon" || shape.tagName === "polyline") path.addPath(new Path2D(`M${shape.getAttribute("points")}`));
  }
  return path;
}
