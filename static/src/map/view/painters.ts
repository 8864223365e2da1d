// Paints one context and one relationship as SVG groups that a keyboard can reach.
import { type Box, directionOn, middleOf, pathOf, pointOn } from "../kernels/geometry.ts";
import type { Badge, Line } from "../kernels/lines.ts";
import { badgesOf, inWords, isSymmetric, type MapContext } from "../kernels/model.ts";
import { type Level, LETTERING } from "../kernels/levels.ts";
import { linesOfText } from "../kernels/words.ts";
import { svg } from "./svg.ts";

const BADGE_HEIGHT = 18;
const LETTER = 6.6;

export type Severity = "hint" | "info" | "warning" | "error";

/** A context's box with its name, what it is, and the gravest finding about it. */
export function paintContext(context: MapContext, box: Box, finding: Severity | undefined, level: Level = "near"): SVGGElement {
  const at = middleOf(box);
  const size = { width: box.width, height: box.height };
  const group = svg("g", {
    class: `cmap__context${context.is_big_ball_of_mud ? " cmap__context--mud" : ""}${context.is_external ? " cmap__context--external" : ""}`,
    role: "button",
    tabindex: 0,
    ...(finding ? { "aria-description": `The checks say: ${finding}` } : {}),
    "data-context": context.id,
    "data-subdomain": context.subdomain,
    transform: `translate(${box.x} ${box.y})`,
  });
  if (context.is_big_ball_of_mud) group.append(svg("path", { class: "cmap__mud", d: blotAround(box) }));
  const tip = context.purpose ? `${context.name}: ${context.purpose}` : context.name;
  group.append(svg("rect", { class: "cmap__box", ...size, rx: 12 }, svg("title", {}, tip)));
  const { line, letters, lines } = LETTERING[level];
  const names = linesOfText(context.name, letters, lines);
  const kind = level === "near" || level === "close" ? [kindOf(context)] : [];
  const top = at.y - box.y - (names.length * line + kind.length * 14) / 2 + line / 2;
  names.forEach((text, index) => {
    group.append(svg("text", { class: "cmap__name", x: box.width / 2, y: top + index * line }, `${text} `));
  });
  group.append(svg("text", { class: "cmap__kind", x: box.width / 2, y: top + names.length * line - 1 }, kindOf(context)));
  group.append(
    svg("g", { class: "cmap__handle", "data-handle": context.id, "aria-hidden": "true", transform: `translate(${box.width} ${box.height / 2})` },
      svg("circle", { class: "cmap__handle-reach", r: 18 }), svg("circle", { class: "cmap__handle-dot", r: 8 }), svg("path", { d: "M-3.5 0 H3.5 M0 -3.5 V3.5" }),
      svg("title", {}, "Drag to another context to relate the two")),
  );
  return group;
}

/** The mark of the gravest finding about a context. */
export function paintMark(context: MapContext, box: Box, finding: Severity): SVGGElement {
  return svg("g", { class: "cmap__labels", "data-context": context.id }, paintFinding(finding, box.x + box.width - 6, box.y + 6));
}

/** A relationship's line. */
export function paintLine(line: Line, nameOf: (id: string) => string, finding: Severity | undefined): SVGGElement {
  const { edge, curve } = line;
  const path = pathOf(curve);
  const words = inWords(edge, nameOf);
  const group = svg("g", {
    class: `cmap__edge cmap__edge--${edge.kind.replaceAll("_", "-")}`,
    role: "button",
    tabindex: 0,
    "aria-label": finding ? `${words}. ${finding}` : words,
    "data-relationship": edge.id,
  });
  group.append(svg("path", { class: "cmap__hit", d: path }), svg("path", { class: "cmap__line", d: path }));
  if (edge.kind === "partnership" || edge.kind === "shared_kernel") group.append(svg("path", { class: "cmap__core", d: path }));
  if (!isSymmetric(edge.kind)) group.append(svg("path", { class: "cmap__arrow", d: arrowAt(line) }));
  group.append(svg("title", {}, words));
  return group;
}

/** What is written at a line. Apart from the line, so that its name for screen readers is one plain sentence. */
export function paintLabels(line: Line, finding: Severity | undefined): SVGGElement {
  const group = svg("g", { class: "cmap__labels", "data-relationship": line.edge.id });
  const { text, at } = line.middle;
  if (text) group.append(svg("text", { class: "cmap__pattern", x: at.x, y: at.y }, text));
  const upstream = badgesOf(line.edge).upstream.length;
  for (const end of [line.badges.slice(0, upstream), line.badges.slice(upstream)]) group.append(svg("g", { class: "cmap__ends" }, ...end.map(paintBadge)));
  if (finding) {
    const beside = text ? (text.length * LETTER) / 2 + 12 : 0;
    group.append(paintFinding(finding, at.x + beside, at.y));
  }
  return group;
}

function paintBadge(badge: Badge): SVGGElement {
  return svg(
    "g",
    { class: badge.isSide ? "cmap__badge cmap__badge--side" : "cmap__badge" },
    svg("rect", { x: badge.x, y: badge.y, width: badge.width, height: BADGE_HEIGHT, rx: badge.isSide ? 9 : 4 }),
    svg("text", { x: badge.x + badge.width / 2, y: badge.y + BADGE_HEIGHT / 2 }, badge.text),
  );
}

function paintFinding(finding: Severity, x: number, y: number): SVGGElement {
  return svg(
    "g",
    { class: `cmap__finding cmap__finding--${finding}` },
    svg("circle", { cx: x, cy: y, r: 8 }),
    svg("text", { x, y }, finding === "hint" || finding === "info" ? "i" : "!"),
  );
}

function kindOf(context: MapContext): string {
  const subdomain = { core: "Core", supporting: "Supporting", generic: "Generic" }[context.subdomain];
  const parts = [context.is_external ? "External system" : subdomain];
  if (context.is_big_ball_of_mud) parts.push("Big Ball of Mud");
  return parts.join(" · ");
}

/** An arrow head in the middle of the line where nothing is written, else just past it, pointing downstream. */
function arrowAt(line: Line): string {
  const part = line.middle.text ? 0.62 : 0.5;
  const { x, y } = pointOn(line.curve, part);
  const way = directionOn(line.curve, part);
  const point = (ahead: number, aside: number) =>
    `${(x + way.x * ahead - way.y * aside).toFixed(1)} ${(y + way.y * ahead + way.x * aside).toFixed(1)}`;
  return `M${point(-5, 5)} L${point(5, 0)} L${point(-5, -5)}`;
}

/** A wobbly outline, the same for the same box. */
function blotAround(box: Box): string {
  const steps = 28;
  const points = Array.from({ length: steps }, (_, index) => {
    const angle = (index / steps) * 2 * Math.PI;
    const wobble = 1 + 0.05 * Math.sin(index * 2.4) + 0.03 * Math.cos(index * 5.1);
    const power = (value: number) => Math.sign(value) * Math.abs(value) ** 0.45;
    const x = box.width / 2 + power(Math.cos(angle)) * (box.width / 2 + 10) * wobble;
    const y = box.height / 2 + power(Math.sin(angle)) * (box.height / 2 + 9) * wobble;
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join(" L")} Z`;
}
