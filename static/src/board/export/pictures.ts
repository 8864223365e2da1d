// The board as a picture file: SVG, PNG or PDF, all from the draw list that the wall is painted from.
import { say } from "../../shared/html.ts";
import type { Box } from "../../shared/protocol.ts";
import { pictureBox } from "../kernels/draw/bounds.ts";
import type { Figures, Look } from "../kernels/draw/figures.ts";
import { drawList } from "../kernels/draw/list.ts";
import { svgOf } from "../kernels/draw/svg.ts";
import { iconShapes } from "../view/icons.ts";
import { Letters } from "../view/letters.ts";
import { readPalette } from "../view/palette.ts";
import { paintPicture } from "../view/picture.ts";
import type { Part } from "./registry.ts";
import { boardName, saveFile } from "./save.ts";

// What PDF readers bring along, and the fonts that are exactly as wide.
const PDF_FONT = 'Helvetica, Arial, "Liberation Sans", sans-serif';
/** Points: the longer side of A3, and the margin around the picture. */
const PAGE = 1190;
const MARGIN = 24;

export async function saveSvg(part: Part): Promise<void> {
  const { figures, box } = pictured(part);
  const look = part.board.view.lookAt(1, readPalette(true));
  saveFile(new Blob([spelled(figures, box, look)], { type: "image/svg+xml" }), "svg");
}

export async function savePng(part: Part): Promise<void> {
  const { figures, box } = pictured(part);
  const canvas = paintPicture(part.board.view, figures, box);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (blob) saveFile(blob, "png");
  else say("The picture is too large for this browser. Export it as SVG, or only what is selected.", "error");
}

export async function savePdf(part: Part): Promise<void> {
  const { figures, box } = pictured(part);
  const [{ jsPDF }, { svg2pdf }] = await Promise.all([import("jspdf"), import("svg2pdf.js")]);
  const scale = (PAGE - 2 * MARGIN) / Math.max(box.width, box.height);
  const width = box.width * scale, height = box.height * scale;
  const page: [number, number] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const pdf = new jsPDF({ unit: "pt", format: page, orientation: page[0] > page[1] ? "landscape" : "portrait", compress: true });
  pdf.setProperties({ title: boardName() });
  if (isLatin(figures)) {
    const svg = new DOMParser().parseFromString(spelled(figures, box, pdfLook(), true), "image/svg+xml").documentElement;
    await svg2pdf(svg, pdf, { x: MARGIN, y: MARGIN, width, height });
  } else {
    // The fonts that every PDF reader has know no other letters: these go in as a picture.
    pdf.addImage(paintPicture(part.board.view, figures, box), "PNG", MARGIN, MARGIN, width, height);
  }
  saveFile(pdf.output("blob"), "pdf");
}

function pictured({ board, only }: Part): { figures: Figures; box: Box } {
  const figures = board.view.figures(only);
  const box = pictureBox(figures);
  // A selection of a single arrow still shows something: the whole board.
  return box ? { figures, box } : pictured({ board, only: null });
}

function spelled(figures: Figures, box: Box, look: Look, isCoarse = false): string {
  const serializer = new XMLSerializer();
  const icon = (name: string) => iconShapes(name).map((shape) => serializer.serializeToString(shape).replaceAll(' xmlns="http://www.w3.org/2000/svg"', "")).join("");
  return svgOf(drawList(figures, look), { box, background: look.palette.wall, font: isCoarse ? "helvetica" : look.palette.font, measure: look.measure, icon, title: boardName(), isCoarse });
}

function pdfLook(): Look {
  const palette = readPalette(true);
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) throw new Error("This browser draws no canvas.");
  const letters = new Letters(pen);
  letters.use(PDF_FONT);
  return { zoom: 1, palette, measure: letters.measure, wordsOf: letters.wordsOf };
}

/** Whether the standard fonts of PDF can spell everything. */
function isLatin({ layers, regions, arrows }: Figures): boolean {
  const texts = [...layers.flat().map(({ text }) => text), ...regions.map(({ title }) => title), ...arrows.map(({ text }) => text)];
  return texts.every((text) => /^[\n\t\x20-\x7e\xa0-\xff…–—‘’“”•€]*$/.test(text));
}
