// Reads off the rows which marks a note wears.
import type { Note, Point } from "../../shared/protocol.ts";
import type { NoteMarks } from "../kernels/draw/marks.ts";
import { arrowBetween } from "../kernels/geometry.ts";
import type { BoardModel, Fork } from "./model.ts";

const SIGNS = { xor: "X", or: "O", and: "+" } as const;
const AWAY = 20;

/** The marks of a note; undefined where it wears none. */
export function marksOf(note: Note, model: BoardModel, fork: Fork | undefined): NoteMarks | undefined {
  const twins = note.element_id ? model.notesOf(note.element_id).length : 1;
  const comments = model.comments.size ? model.commentsOn(note).filter((comment) => !comment.is_resolved).length : 0;
  const state = note.kind === "hotspot" && note.hotspot_state !== "open" ? note.hotspot_state : null;
  const isUnowned = isUnownedEvent(note, model);
  if (twins < 2 && comments === 0 && !state && !fork && !isUnowned) return undefined;
  return { twins, comments, state, isUnowned, sign: fork ? signOf(fork) : null };
}

/** Where a board is about processes or a design and contexts are drawn, an event outside of all of them stands out. */
function isUnownedEvent(note: Note, model: BoardModel): boolean {
  if (note.kind !== "event" || model.contexts.size === 0) return false;
  const level = model.boards.get(note.board_id)?.level;
  return level !== undefined && level !== "big_picture" && note.element_id !== null && !model.contextOf(note);
}

/** Whether two notes' marks look alike. */
export function alike(one: NoteMarks | undefined, other: NoteMarks | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** A little way off the note, in the middle of its arrows to the outcomes. */
function signOf({ note, operator, targets }: Fork): NoteMarks["sign"] {
  const lines = targets.map((target) => arrowBetween(note, target)).filter((line) => line !== null);
  if (lines.length < 2) return null;
  const from = middleOf(lines.map((line) => line.from)), to = middleOf(lines.map((line) => line.to));
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const along = (start: number, end: number) => start + ((end - start) / length) * AWAY;
  return { text: SIGNS[operator], x: along(from.x, to.x) - note.x, y: along(from.y, to.y) - note.y };
}

function middleOf(points: Point[]): Point {
  const sum = points.reduce((all, point) => ({ x: all.x + point.x, y: all.y + point.y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}
