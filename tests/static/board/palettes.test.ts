// The notes' colours: readable, bordered, and for eyes that tell other colours apart still far enough from each other.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { KINDS } from "../../../static/src/shared/kinds.ts";

type Colour = readonly [number, number, number];

// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const EYES: Record<string, readonly Colour[]> = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};
/** Distance in OKLab, times 100: below about 2 nobody sees a difference. */
const APART = 6;

const css = readFileSync("static/css/tokens.css", "utf8");
const block = (start: string) => css.slice(css.indexOf(start), css.indexOf("\n}", css.indexOf(start)));
const tokens = (text: string) => new Map([...text.matchAll(/--sticky-([a-z-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
const usual = tokens(block(":root, .on-paper {"));
const names = KINDS.map(({ kind }) => kind.replaceAll("_", "-"));

const hex = (text: string): Colour => [1, 3, 5].map((at) => linear(Number.parseInt(text.slice(at, at + 2), 16) / 255)) as unknown as Colour;
const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
const contrast = (one: string, other: string) => {
  const [dark, light] = [luminance(hex(one)), luminance(hex(other))].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};
const seen = (colour: Colour, eyes: readonly Colour[]) => eyes.map((row) => Math.min(1, Math.max(0, row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]))) as unknown as Colour;

function oklab([red, green, blue]: Colour): Colour {
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return [
    0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  ];
}

const distance = (one: Colour, other: Colour) => 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

function closest(palette: Map<string, string>, eyes: readonly Colour[]): number {
  const colours = names.map((name) => oklab(seen(hex(palette.get(name) ?? ""), eyes)));
  return Math.min(...colours.flatMap((one, index) => colours.slice(index + 1).map((other) => distance(one, other))));
}

for (const name of ["usual", ...Object.keys(EYES)]) {
  const palette = name === "usual" ? usual : new Map([...usual, ...tokens(block(`:root[data-note-colours="${name}"]`))]);

  test(`words are readable on every note of the palette ${name}, and its border stands out from a light board`, () => {
    for (const kind of names) {
      assert.ok(contrast(palette.get(kind) ?? "", usual.get("ink") ?? "") >= 4.5, `${kind}: words`);
      assert.ok(contrast(palette.get(`${kind}-line`) ?? "", "#eef1f1") >= 3, `${kind}: border`);
    }
  });
}

for (const [name, eyes] of Object.entries(EYES)) {
  test(`to ${name} eyes any two kinds of their palette differ, which they do not in the usual one`, () => {
    const palette = new Map([...usual, ...tokens(block(`:root[data-note-colours="${name}"]`))]);

    assert.ok(closest(palette, eyes) >= APART, `only ${closest(palette, eyes)} apart`);
    assert.ok(closest(usual, eyes) < APART);
  });
}

test("with more contrast words on notes have seven to one, and each border is black on light and white on dark", () => {
  const more = new Map([...usual, ...tokens(block(':root[data-contrast="more"]'))]);

  for (const kind of names) {
    assert.ok(contrast(more.get(kind) ?? "", more.get("ink") ?? "") >= 7, kind);
    assert.equal(more.get(`${kind}-line`), "light-dark(#10161b, #ffffff)");
  }
});
