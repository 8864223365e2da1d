// The map as a picture: what is drawn, with every colour and letter written into it, as SVG, PNG or on paper.
import { say } from "../shared/html.ts";
import type { MapView } from "./view/map-view.ts";

const STYLES = [
  "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "paint-order", "opacity",
  "font-family", "font-size", "font-weight", "text-anchor", "dominant-baseline", "display", "visibility",
];
/** Pixels per unit of a PNG, and the longest side that browsers paint. */
const SHARPNESS = 2;
const LONGEST = 8_000;

export async function saveMap(view: MapView, form: "svg" | "png", name: string): Promise<void> {
  const text = spelled(view);
  const svg = new Blob([text], { type: "image/svg+xml" });
  if (form === "svg") return save(svg, `${fileNameOf(name)}.svg`);
  const png = await painted(view, svg);
  if (png) save(png, `${fileNameOf(name)}.png`);
  else say("The map is too large for this browser to paint. Take the SVG, or focus on a part.", "error");
}

/** Prints the map alone, as large as the paper allows. */
export function printMap(view: MapView): void {
  const { x, y, width, height } = view.bounds();
  const { surface } = view;
  const world = surface.firstElementChild;
  const before = world?.getAttribute("transform") ?? "";
  surface.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  world?.removeAttribute("transform");
  document.documentElement.classList.add("prints-map");
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("prints-map");
    surface.removeAttribute("viewBox");
    world?.setAttribute("transform", before);
  }, { once: true });
  print();
}

/** The drawing as a file's text: the whole of it, whatever is in view, at full detail. */
function spelled(view: MapView): string {
  const { x, y, width, height } = view.bounds();
  const copy = view.surface.cloneNode(true) as SVGSVGElement;
  const ground = getComputedStyle(view.surface.parentElement?.parentElement ?? view.surface).backgroundColor;
  writeStyles(view.surface, copy);
  for (const gone of copy.querySelectorAll(".cmap__handle, .cmap__hit, .cmap__rubber")) gone.remove();
  for (const element of copy.querySelectorAll("[tabindex], [role], [aria-pressed]")) for (const name of ["tabindex", "role", "aria-pressed"]) element.removeAttribute(name);
  for (const [name, value] of Object.entries({ xmlns: "http://www.w3.org/2000/svg", viewBox: `${x} ${y} ${width} ${height}`, width, height })) copy.setAttribute(name, String(value));
  copy.firstElementChild?.removeAttribute("transform");
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of Object.entries({ x, y, width, height, fill: ground })) paper.setAttribute(name, String(value));
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

/** Style sheets do not travel with a file: what they say becomes attributes. */
function writeStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value !== "" && value !== "normal" && value !== "auto") to.setAttribute(name, value);
  }
  to.removeAttribute("class");
  const [sources, copies] = [[...from.children], [...to.children]];
  sources.forEach((source, index) => copies[index] && writeStyles(source, copies[index]));
  if (from.matches(".cmap__hit, .cmap__handle, .cmap__rubber")) to.setAttribute("class", from.getAttribute("class") ?? "");
}

async function painted(view: MapView, svg: Blob): Promise<Blob | null> {
  const { width, height } = view.bounds();
  const scale = Math.min(SHARPNESS, LONGEST / Math.max(width, height));
  const picture = new Image();
  picture.src = URL.createObjectURL(svg);
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(picture.src);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has begun by then; until it has, the address must stand.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function fileNameOf(name: string): string {
  return name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, "-").slice(0, 100) || "context map";
}
