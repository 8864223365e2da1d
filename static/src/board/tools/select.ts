// Select and move: press on a note drags it, on an arrow or a border selects it, on the wall draws a marquee.
import type { Box, Id, Point, Region } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { boxOf } from "../kernels/geometry.ts";
import { type Corner, connectorAt, cornerAt, dragCorner, noteAt, regionAt } from "../kernels/hit.ts";
import { connecting } from "./connector.ts";
import type { Press, State, Tool } from "./tool.ts";

const SLOP = 4;
const REACH = 8;
const SMALLEST_REGION = 120;

export const selectTool: Tool = (board) => idle(board);

function idle(board: Board): State {
  return {
    cursor: "default",
    down(press) {
      const handle = handleAt(board, press.at);
      if (handle) return connecting(board, handle);
      const corner = regionCornerAt(board, press.at);
      if (corner) return resizingRegion(board, corner.region, corner.corner);
      return pressing(board, press);
    },
  };
}

/** What lies under a point of the wall, as an id. */
export function hitAt(board: Board, at: Point): Id | null {
  const { model, view } = board;
  const reach = REACH / view.camera.zoom;
  const near = [...view.within({ x: at.x - 1, y: at.y - 1, width: 2, height: 2 })].map((id) => model.notes.get(id)).filter((note) => note !== undefined);
  const boxById = (id: Id) => {
    const note = model.notes.get(id);
    return note ? view.boxOf(note) : null;
  };
  return noteAt(near, at, (note) => view.boxOf(note))?.id
    ?? connectorAt(model.connectors.values(), boxById, { point: at, reach })?.id
    ?? regionAt(model.regions.values(), at, reach)?.id
    ?? null;
}

function pressing(board: Board, press: Press): State {
  const hit = hitAt(board, press.at);
  const wasSelected = hit !== null && board.selection.has(hit);
  if (hit && press.shift) board.select(wasSelected ? [...board.selection].filter((id) => id !== hit) : [...board.selection, hit]);
  else if (hit && !wasSelected) board.select([hit]);
  else if (!hit && !press.shift) board.select([]);
  return {
    move(now) {
      if (Math.hypot(now.screen.x - press.screen.x, now.screen.y - press.screen.y) < SLOP) return this;
      if (!hit) return now.touch ? panning(board, now) : marquee(board, press, [...board.selection]);
      const region = board.model.regions.get(hit);
      if (region) return movingRegion(board, region, press.at);
      return board.mayEdit && board.selectedNotes.length ? dragging(board, press.at) : this;
    },
    up() {
      if (hit && wasSelected && !press.shift) board.select([hit]);
      return null;
    },
  };
}

function panning(board: Board, from: Press): State {
  let last = from.screen;
  return {
    cursor: "grabbing",
    move(now) {
      board.view.pan(now.screen.x - last.x, now.screen.y - last.y);
      last = now.screen;
      return this;
    },
    up: () => null,
  };
}

function marquee(board: Board, from: Press, kept: Id[]): State {
  let area: Box = boxOf(from.at, from.at);
  return {
    move(now) {
      area = boxOf(from.at, now.at);
      board.select(new Set([...kept, ...board.view.within(area)]));
      board.view.moved();
      return this;
    },
    up: () => null,
    paint(pen) {
      const at = board.view.toScreen(area), zoom = board.view.camera.zoom;
      pen.fillStyle = board.view.palette.selection;
      pen.globalAlpha = 0.1;
      pen.fillRect(at.x, at.y, area.width * zoom, area.height * zoom);
      pen.globalAlpha = 1;
      pen.strokeStyle = board.view.palette.selection;
      pen.lineWidth = 1;
      pen.strokeRect(at.x, at.y, area.width * zoom, area.height * zoom);
    },
  };
}

function dragging(board: Board, from: Point): State {
  const start = board.selectedNotes.map((note) => ({ id: note.id, x: note.x, y: note.y }));
  const place = (to: Press) => {
    let dx = to.at.x - from.x, dy = to.at.y - from.y;
    if (to.shift) [dx, dy] = Math.abs(dx) > Math.abs(dy) ? [dx, 0] : [0, dy];
    return start.map(({ id, x, y }) => ({ id, x: Math.round(x + dx), y: Math.round(y + dy) }));
  };
  const release = () => {
    board.session.unshow("drag");
    for (const { id } of start) board.view.shifted.delete(id);
    board.view.changed();
  };
  return {
    cursor: "grabbing",
    move(now) {
      const notes = place(now);
      for (const { id, x, y } of notes) board.view.shifted.set(id, { x, y });
      board.view.wallChanged();
      board.session.show({ kind: "drag", notes });
      return this;
    },
    up(now) {
      const moves = place(now).filter(({ id }) => board.model.notes.has(id));
      release();
      if (moves.length) board.session.askBoard("MoveNotes", { moves });
      return null;
    },
    cancel: release,
  };
}

function movingRegion(board: Board, region: Region, from: Point): State {
  const inside = [...board.view.within(region)].map((id) => board.model.notes.get(id)).filter((note) => note !== undefined)
    .filter((note) => note.x >= region.x && note.y >= region.y && note.x + note.width <= region.x + region.width && note.y + note.height <= region.y + region.height);
  let offset = { x: 0, y: 0 };
  if (!board.mayEdit) return idle(board);
  const release = () => {
    for (const note of inside) board.view.shifted.delete(note.id);
    board.view.changed();
  };
  return {
    cursor: "grabbing",
    move(now) {
      offset = { x: Math.round(now.at.x - from.x), y: Math.round(now.at.y - from.y) };
      for (const note of inside) board.view.shifted.set(note.id, { x: note.x + offset.x, y: note.y + offset.y });
      board.view.wallChanged();
      return this;
    },
    up() {
      release();
      const moves = inside.filter(({ id }) => board.model.notes.has(id)).map((note) => ({ id: note.id, x: note.x + offset.x, y: note.y + offset.y }));
      if (offset.x || offset.y) board.session.askBoard("ChangeRegion", { region_id: region.id, x: region.x + offset.x, y: region.y + offset.y, moves });
      return null;
    },
    cancel: release,
    paint(pen) {
      outlineOf(board, pen, { ...region, x: region.x + offset.x, y: region.y + offset.y });
    },
  };
}

function resizingRegion(board: Board, region: Region, corner: Corner): State {
  let box: Box = region;
  return {
    cursor: corner === "nw" || corner === "se" ? "nwse-resize" : "nesw-resize",
    move(now) {
      box = dragCorner(region, corner, { x: Math.round(now.at.x), y: Math.round(now.at.y) }, SMALLEST_REGION);
      board.view.moved();
      return this;
    },
    up() {
      if (box !== region) board.session.askBoard("ChangeRegion", { region_id: region.id, x: box.x, y: box.y, width: box.width, height: box.height });
      return null;
    },
    paint: (pen) => outlineOf(board, pen, box),
  };
}

function outlineOf(board: Board, pen: CanvasRenderingContext2D, box: Box): void {
  const at = board.view.toScreen(box), zoom = board.view.camera.zoom;
  pen.strokeStyle = board.view.palette.selection;
  pen.lineWidth = 2;
  pen.strokeRect(at.x, at.y, box.width * zoom, box.height * zoom);
}

function regionCornerAt(board: Board, at: Point): { region: Region; corner: Corner } | null {
  if (!board.mayEdit) return null;
  for (const id of board.selection) {
    const region = board.model.regions.get(id);
    const corner = region && cornerAt(region, at, 12 / board.view.camera.zoom);
    if (region && corner) return { region, corner };
  }
  return null;
}

/** The handle right of a single selected note, from which an arrow is drawn. */
export function handleOf(board: Board): { id: Id; at: Point } | null {
  const [note, more] = board.selectedNotes;
  if (!note || more || !board.mayEdit) return null;
  const box = board.view.boxOf(note);
  return { id: note.id, at: { x: box.x + box.width + 18 / board.view.camera.zoom, y: box.y + box.height / 2 } };
}

function handleAt(board: Board, at: Point): Id | null {
  const handle = handleOf(board);
  const reach = 12 / board.view.camera.zoom;
  return handle && Math.hypot(handle.at.x - at.x, handle.at.y - at.y) <= reach ? handle.id : null;
}
