// The kinds' icons as paths for the canvas, read once from the sprite that the page uses anyway.

const SIZE = 24;
const paths = new Map<string, Path2D>();

/** Loads the sprite; calls back when icons can be drawn. */
export async function loadIcons(url: string, done: () => void): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) return;
  const sprite = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  for (const symbol of sprite.querySelectorAll("symbol")) paths.set(symbol.id, pathOf(symbol));
  done();
}

/** Strokes an icon of `size` board units at (x, y) in the present stroke style. */
export function strokeIcon(pen: CanvasRenderingContext2D, name: string, x: number, y: number, size: number): void {
  const path = paths.get(name);
  if (!path) return;
  pen.save();
  pen.translate(x, y);
  pen.scale(size / SIZE, size / SIZE);
  pen.lineWidth = 2;
  pen.stroke(path);
  pen.restore();
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
