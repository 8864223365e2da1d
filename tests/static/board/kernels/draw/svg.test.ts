// A draw list becomes an SVG that says the same and that no text can break.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawList } from "../../../../../static/src/board/kernels/draw/list.ts";
import { paint, svgOf } from "../../../../../static/src/board/kernels/draw/svg.ts";
import { pictureBox } from "../../../../../static/src/board/kernels/draw/bounds.ts";
import { aLook, aNote, anArrow, aRegion } from "./figures.ts";

const sheet = { box: { x: -10, y: -20, width: 300, height: 200 }, background: "rgb(1, 2, 3)", font: "A, \"B\"", measure: (text: string, size: number) => text.length * size, icon: (name: string) => `<path id="${name}"/>`, title: "a < b & c" };

test("an empty list is an empty sheet of its size", () => {
  assert.equal(svgOf([], sheet), [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 300 200" width="300" height="200" font-family="A, &quot;B&quot;">',
    "<title>a &lt; b &amp; c</title>",
    '<rect x="-10" y="-20" width="300" height="200" fill="#010203"/>', "</svg>", "",
  ].join("\n"));
});

test("each operation is spelled in its order", () => {
  const spelled = svgOf([
    { op: "fill", paint: "red", alpha: 0.5, shapes: [{ shape: "rect", x: 0, y: 0, width: 10, height: 5 }] },
    { op: "stroke", paint: "blue", width: 2, dash: [3, 1], shapes: [{ shape: "line", from: { x: 0, y: 0 }, to: { x: 1.234, y: 5 } }] },
    { op: "text", paint: "black", alpha: 1, size: 10, weight: 500, align: "center", halo: null, lines: [{ text: "<&\u0001>", x: 4, y: 8 }] },
    { op: "icons", paint: "black", alpha: 1, signs: [{ icon: "zap", x: 1, y: 2, size: 12 }] },
  ], sheet).split("\n").slice(3, -2);

  assert.deepEqual(spelled, [
    '<path fill="red" opacity="0.5" d="M0 0H10V5H0Z"/>',
    '<path fill="none" stroke="blue" stroke-width="2" stroke-dasharray="3 1" d="M0 0L1.23 5"/>',
    '<g font-size="10" font-weight="500" text-anchor="middle" fill="black"><text x="4" y="11.5" textLength="40" lengthAdjust="spacingAndGlyphs">&lt;&amp;&gt;</text></g>',
    '<g fill="none" stroke="black" stroke-width="2"><g transform="translate(1 2) scale(0.5)"><path id="zap"/></g></g>',
  ]);
});

test("colours become what every reader of SVG knows", () => {
  assert.equal(paint("fill", "rgb(255, 169, 77)"), 'fill="#ffa94d"');
  assert.equal(paint("stroke", "rgb(22 32 42 / 13%)"), 'stroke="#16202a" stroke-opacity="0.13"');
  assert.equal(paint("fill", "rgba(0, 0, 0, 0.5)"), 'fill="#000000" fill-opacity="0.5"');
});

test("a picture is as large as what it shows and a margin", () => {
  const figures = { regions: [aRegion(0, 0, 400, 300)], arrows: [anArrow(50, 700)], layers: [[aNote(-100, 350)]] };

  assert.deepEqual(pictureBox(figures, 10), { x: -110, y: -10, width: 820, height: 490 });
  assert.equal(pictureBox({ regions: [], arrows: [], layers: [] }), null);
});

test("every text of the board is in its picture", () => {
  const figures = { regions: [aRegion(0, 0, 900, 300)], arrows: [anArrow(150, 400, "total > 500")], layers: [[aNote(0, 60)]] };

  const svg = svgOf(drawList(figures, aLook(1)), sheet);

  for (const text of ["Sales", "total &gt; 500", ">Order<", ">placed<"]) assert.ok(svg.includes(text), text);
});
