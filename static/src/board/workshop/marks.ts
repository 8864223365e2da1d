// What the workshop paints over the wall: locks on private notes, one's own dots, the heat of a vote, the stop of a walk.
import type { Box, Id, Note } from "../../shared/protocol.ts";
import { iconPath } from "../view/icons.ts";
import { myDots, openBallot } from "./dots.ts";
import type { State } from "./state.ts";

const DOT = 6;
const PILL = 22;

export function paintMarks(pen: CanvasRenderingContext2D, state: State, showsResult: boolean): void {
  const { view, model } = state.board;
  const { stop } = state;
  const ballot = openBallot(state.board);
  const result = !ballot && showsResult ? state.lastResult?.result : undefined;
  const most = Math.max(1, ...Object.values(result ?? {}));
  const mine = new Map<Id, number>();
  for (const { note_id } of ballot ? myDots(state.board, ballot) : []) mine.set(note_id, (mine.get(note_id) ?? 0) + 1);
  for (const note of model.notes.values()) {
    const count = result?.[note.id] ?? 0, dots = mine.get(note.id) ?? 0;
    if (note.author_id === undefined && !count && !dots && note !== stop) continue;
    const box = onScreen(state, note);
    if (box.x > view.viewport.width || box.y > view.viewport.height || box.x + box.width < 0 || box.y + box.height < 0) continue;
    if (note.author_id !== undefined) paintLock(pen, state, box);
    if (count) paintHeat(pen, state, { box, count, share: count / most });
    if (dots) paintDots(pen, state, box, dots);
    if (note === stop) paintStop(pen, state, box);
  }
}

function onScreen(state: State, note: Note): Box {
  const { view } = state.board;
  const box = view.boxOf(note), at = view.toScreen(box), { zoom } = view.camera;
  return { x: at.x, y: at.y, width: box.width * zoom, height: box.height * zoom };
}

function paintLock(pen: CanvasRenderingContext2D, state: State, box: Box): void {
  const { palette } = state.board.view;
  pen.strokeStyle = palette.regionInk;
  pen.lineWidth = 1.5;
  pen.setLineDash([5, 4]);
  pen.strokeRect(box.x - 4, box.y - 4, box.width + 8, box.height + 8);
  pen.setLineDash([]);
  if (box.width < 40) return;
  disc(pen, box.x + box.width - 2, box.y + 2, 11, palette.paper);
  const lock = iconPath("lock");
  if (!lock) return;
  pen.save();
  pen.translate(box.x + box.width - 9, box.y - 5);
  pen.scale(14 / 24, 14 / 24);
  pen.lineWidth = 2;
  pen.strokeStyle = palette.regionInk;
  pen.stroke(lock);
  pen.restore();
}

function paintDots(pen: CanvasRenderingContext2D, state: State, box: Box, count: number): void {
  const { palette } = state.board.view;
  const step = Math.min(2 * DOT + 3, (box.width - 2 * DOT) / Math.max(1, count - 1));
  const start = box.x + box.width / 2 - ((count - 1) * step) / 2;
  for (let at = 0; at < count; at += 1) {
    disc(pen, start + at * step, box.y + box.height, DOT + 2, palette.paper);
    disc(pen, start + at * step, box.y + box.height, DOT, palette.selection);
  }
}

function paintHeat(pen: CanvasRenderingContext2D, state: State, { box, count, share }: { box: Box; count: number; share: number }): void {
  const { palette } = state.board.view;
  pen.strokeStyle = palette.token;
  pen.globalAlpha = 0.35 + 0.65 * share;
  pen.lineWidth = 2 + 5 * share;
  pen.strokeRect(box.x - 4, box.y - 4, box.width + 8, box.height + 8);
  pen.globalAlpha = 1;
  const text = `${count}`;
  pen.font = `700 13px ${palette.font}`;
  const width = Math.max(PILL, pen.measureText(text).width + 14);
  pen.fillStyle = palette.token;
  pen.beginPath();
  pen.roundRect(box.x - 10, box.y - 14, width, PILL, PILL / 2);
  pen.fill();
  pen.fillStyle = palette.paper;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, box.x - 10 + width / 2, box.y - 14 + PILL / 2 + 0.5);
}

function paintStop(pen: CanvasRenderingContext2D, state: State, box: Box): void {
  pen.strokeStyle = state.board.view.palette.selection;
  pen.lineWidth = 4;
  pen.beginPath();
  pen.roundRect(box.x - 10, box.y - 10, box.width + 20, box.height + 20, 10);
  pen.stroke();
}

function disc(pen: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
