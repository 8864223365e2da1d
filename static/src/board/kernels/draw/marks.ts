// Small marks that say more of a note: several notes of one thing, a discussion, a settled hotspot, how outcomes fork.
import type { Point } from "../../../shared/protocol.ts";
import type { Look, NoteFigure } from "./figures.ts";
import { fill, type Op, type Shape, stroke, type Words } from "./ops.ts";

/** `twins`: how many notes of the board show the same; `isUnowned`: no context owns it; `sign`: of outcomes, with its middle from the note's corner. */
export type NoteMarks = { twins: number; comments: number; state: "decided" | "parked" | null; isUnowned?: boolean; sign: (Point & { text: string }) | null };

const LEAST_ZOOM = 0.4;
const SIZE = 11;
const WEIGHT = 700;
const STATES = { decided: "✓ decided", parked: "‖ parked" } as const;

/** The operations that draw the marks of one layer of notes. */
export function markOps(notes: NoteFigure[], look: Look): Op[] {
  const marked = look.zoom < LEAST_ZOOM ? [] : notes.filter((note) => note.marks);
  if (marked.length === 0) return [];
  const pills: Shape[] = [], bubbles: Shape[] = [], discs: Shape[] = [];
  const said: Words[] = [], counts: Words[] = [], signs: Words[] = [];
  const pill = (x: number, y: number, text: string) => {
    const width = look.measure(text, SIZE, WEIGHT) + 14;
    pills.push({ shape: "rect", x: x - width / 2, y: y - 9, width, height: 18, radii: [9, 9, 9, 9] });
    said.push({ text, x, y: y + 0.5 });
  };
  for (const { box, marks } of marked) {
    if (!marks) continue;
    const right = box.x + box.width, bottom = box.y + box.height;
    if (marks.state) pill(box.x + box.width / 2, bottom - 14, STATES[marks.state]);
    if (marks.isUnowned) pill(box.x + box.width / 2, box.y, "no context");
    if (marks.twins > 1) pill(box.x + 22, bottom - 2, `×${marks.twins}`);
    if (marks.comments > 0) {
      bubbles.push({ shape: "rect", x: right - 28, y: bottom - 14, width: 24, height: 18, radii: [9, 9, 9, 2] });
      counts.push({ text: String(marks.comments), x: right - 16, y: bottom - 5 });
    }
    if (marks.sign) {
      const x = box.x + marks.sign.x, y = box.y + marks.sign.y;
      discs.push({ shape: "ellipse", x, y, rx: 10, ry: 10 });
      signs.push({ text: marks.sign.text, x, y: y + 0.5 });
    }
  }
  const { palette } = look;
  const written = (paint: string, size: number, lines: Words[]): Op[] => (lines.length ? [{ op: "text", paint, alpha: 1, size, weight: WEIGHT, align: "center", halo: null, lines }] : []);
  const framed = (shapes: Shape[]) => (shapes.length ? [fill(palette.paper, shapes), stroke(palette.connector, 1.5, shapes)] : []);
  return [
    ...framed([...pills, ...discs]), ...written(palette.regionInk, SIZE, said), ...written(palette.regionInk, 13, signs),
    ...(bubbles.length ? [fill(palette.selection, bubbles)] : []), ...written(palette.paper, SIZE, counts),
  ];
}
