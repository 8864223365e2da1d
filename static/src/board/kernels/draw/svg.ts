// Spells a draw list as an SVG file. Pure: a text comes out.
import type { Box } from "../../../shared/protocol.ts";
import type { Op, Shape, Text } from "./ops.ts";

export type Sheet = {
  box: Box; background: string; font: string;
  /** The width of words, which any font then keeps to. */
  measure: (text: string, size: number, weight: number) => number;
  /** The shapes of an icon in a box of 24 by 24, as markup. */
  icon: (name: string) => string;
  title: string;
  /** Whether fonts come in no weights but normal and bold, as those of PDF do. */
  isCoarse?: boolean;
};

export function svgOf(ops: readonly Op[], sheet: Sheet): string {
  const { x, y, width, height } = sheet.box;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${numbers(x, y, width, height)}" width="${number(width)}" height="${number(height)}" font-family="${escaped(sheet.font)}">`,
    `<title>${escaped(sheet.title)}</title>`,
    `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" ${paint("fill", sheet.background)}/>`,
    ...ops.map((op) => spelled(op, sheet)),
    "</svg>", "",
  ].join("\n");
}

/** A colour as every reader of SVG knows it: "rgb(1 2 3 / 40%)" and its kin are too new for some. */
export function paint(name: "fill" | "stroke", colour: string): string {
  const parts = /^rgba?\(([^)]*)\)$/.exec(colour)?.[1]?.split(/[\s,/]+/).filter(Boolean);
  if (!parts || parts.length < 3) return `${name}="${escaped(colour)}"`;
  const hex = parts.slice(0, 3).map((part) => Math.round(Number(part)).toString(16).padStart(2, "0")).join("");
  const alpha = parts[3] === undefined ? 1 : parts[3].endsWith("%") ? Number.parseFloat(parts[3]) / 100 : Number(parts[3]);
  return `${name}="#${hex}"${alpha < 1 ? ` ${name}-opacity="${number(alpha)}"` : ""}`;
}

function spelled(op: Op, sheet: Sheet): string {
  switch (op.op) {
    case "fill": return `<path ${paint("fill", op.paint)}${opacity(op.alpha)} d="${op.shapes.map(pathOf).join("")}"/>`;
    case "stroke": {
      const dash = op.dash.length ? ` stroke-dasharray="${numbers(...op.dash)}"` : "";
      return `<path fill="none" ${paint("stroke", op.paint)} stroke-width="${number(op.width)}"${dash} d="${op.shapes.map(pathOf).join("")}"/>`;
    }
    case "text": return textOf(op, sheet);
    case "icons": {
      const signs = op.signs.map(({ icon, x, y, size }) => `<g transform="translate(${numbers(x, y)}) scale(${number(size / 24)})">${sheet.icon(icon)}</g>`);
      return `<g fill="none" ${paint("stroke", op.paint)} stroke-width="2"${opacity(op.alpha)}>${signs.join("")}</g>`;
    }
  }
}

// The letters' middle lies so far over their base line, as a share of the size.
const MIDDLE = 0.35;

function textOf({ align, alpha, halo, lines, paint: ink, size, weight }: Text, { isCoarse, measure }: Sheet): string {
  const anchor = align === "center" ? ' text-anchor="middle"' : "";
  const spell = ({ text, x, y }: { text: string; x: number; y: number }) =>
    `<text x="${number(x)}" y="${number(y + size * MIDDLE)}" textLength="${number(measure(text, size, weight))}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
  const words = lines.map(spell).join("");
  const look = `font-size="${number(size)}" font-weight="${isCoarse ? (weight < 600 ? "normal" : "bold") : weight}"${anchor}${opacity(alpha)}`;
  const behind = halo ? `<g ${look} fill="none" ${paint("stroke", halo)} stroke-width="${number(size * 0.3)}" stroke-linejoin="round" aria-hidden="true">${words}</g>` : "";
  return `${behind}<g ${look} ${paint("fill", ink)}>${words}</g>`;
}

function pathOf(shape: Shape): string {
  switch (shape.shape) {
    case "line": return `M${numbers(shape.from.x, shape.from.y)}L${numbers(shape.to.x, shape.to.y)}`;
    case "polygon": return `M${shape.points.map(({ x, y }) => numbers(x, y)).join("L")}Z`;
    case "ellipse": {
      const { x, y, rx, ry } = shape;
      return `M${numbers(x - rx, y)}A${numbers(rx, ry)} 0 1 1 ${numbers(x + rx, y)}A${numbers(rx, ry)} 0 1 1 ${numbers(x - rx, y)}Z`;
    }
    case "rect": {
      const { x, y, width, height, radii } = shape;
      if (!radii) return `M${numbers(x, y)}H${number(x + width)}V${number(y + height)}H${number(x)}Z`;
      const [a, b, c, d] = radii;
      const arc = (radius: number, toX: number, toY: number) => (radius ? `A${numbers(radius, radius)} 0 0 1 ${numbers(toX, toY)}` : "");
      return `M${numbers(x + a, y)}H${number(x + width - b)}${arc(b, x + width, y + b)}V${number(y + height - c)}${arc(c, x + width - c, y + height)}`
        + `H${number(x + d)}${arc(d, x, y + height - d)}V${number(y + a)}${arc(a, x + a, y)}Z`;
    }
  }
}

function opacity(alpha: number): string {
  return alpha < 1 ? ` opacity="${number(alpha)}"` : "";
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function numbers(...values: number[]): string {
  return values.map(number).join(" ");
}

export function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  // Control characters have no place in XML, however they came onto a note.
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}
