// An icon of the sprite, for what scripts build. The page says where the sprite is: <body data-icons="...">.
const SVG = "http://www.w3.org/2000/svg";

/** A decorative <svg class="icon"> that shows the sprite's symbol `name`. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `${document.body.dataset.icons ?? ""}#${name}`);
  svg.append(use);
  return svg;
}
