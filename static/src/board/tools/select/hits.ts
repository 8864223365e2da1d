// What the pointer is over: a thing on the wall, or a handle of what is selected.
import type { Box, Connector, Id, Note, Point, Region } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { arrowBetween, type Segment } from "../../kernels/geometry.ts";
import { type Corner, connectorAt, cornerAt, noteAt, regionAt } from "../../kernels/hit.ts";
import type { Press } from "../tool.ts";

const REACH = 8;
const HANDLE = 12;
// A finger is less exact than a pointer.
const HANDLE_OF_FINGERS = 22;

export type End = "source" | "target";

/** What lies under a point of the wall, as an id. */
export function hitAt(board: Board, at: Point): Id | null {
  const { model, view } = board;
  const reach = REACH / view.camera.zoom;
  return noteUnder(board, at)?.id
    ?? connectorAt(model.connectors.values(), (id) => boxById(board, id), { point: at, reach })?.id
    ?? regionAt(model.regions.values(), at, reach)?.id
    ?? null;
}

export function noteUnder(board: Board, at: Point): Note | null {
  const { model, view } = board;
  const near = [...view.within({ x: at.x - 1, y: at.y - 1, width: 2, height: 2 })].map((id) => model.notes.get(id)).filter((note) => note !== undefined);
  return noteAt(near, at, (note) => view.boxOf(note));
}

/** The handle right of a single selected note, from which an arrow is drawn. */
export function handleOf(board: Board): { id: Id; at: Point } | null {
  const [note, more] = board.selectedNotes;
  if (!note || more || !board.mayEdit) return null;
  const box = board.view.boxOf(note);
  return { id: note.id, at: { x: box.x + box.width + 18 / board.view.camera.zoom, y: box.y + box.height / 2 } };
}

export function handleAt(board: Board, press: Press): Id | null {
  const handle = handleOf(board);
  return handle && isNear(board, handle.at, press) ? handle.id : null;
}

/** The one selected note or region that may be resized. */
export function resizable(board: Board): Note | Region | null {
  const [id, more] = [...board.selection];
  const found = id && !more ? (board.model.notes.get(id) ?? board.model.regions.get(id)) : undefined;
  return found && board.mayEdit && !found.is_locked ? found : null;
}

export function resizeHandleAt(board: Board, press: Press): { of: Note | Region; corner: Corner } | null {
  const of = resizable(board);
  const corner = of && cornerAt(of, press.at, reachOf(board, press));
  return of && corner ? { of, corner } : null;
}

/** The one selected arrow, as it is drawn. */
export function selectedArrow(board: Board): { connector: Connector; line: Segment } | null {
  const [id, more] = [...board.selection];
  const connector = id && !more ? board.model.connectors.get(id) : undefined;
  const line = connector && lineOf(board, connector);
  return connector && line ? { connector, line } : null;
}

/** The line of an arrow, as it is drawn; null where its notes overlap. */
export function lineOf(board: Board, connector: Connector): Segment | null {
  const source = boxById(board, connector.source_id), target = boxById(board, connector.target_id);
  return source && target && arrowBetween(source, target);
}

export function arrowEndAt(board: Board, press: Press): { connector: Connector; end: End } | null {
  const arrow = board.mayEdit ? selectedArrow(board) : null;
  if (!arrow) return null;
  if (isNear(board, arrow.line.to, press)) return { connector: arrow.connector, end: "target" };
  return isNear(board, arrow.line.from, press) ? { connector: arrow.connector, end: "source" } : null;
}

function boxById(board: Board, id: Id): Box | null {
  const note = board.model.notes.get(id);
  return note ? board.view.boxOf(note) : null;
}

function isNear(board: Board, handle: Point, press: Press): boolean {
  return Math.hypot(handle.x - press.at.x, handle.y - press.at.y) <= reachOf(board, press);
}

function reachOf(board: Board, press: Press): number {
  return (press.touch ? HANDLE_OF_FINGERS : HANDLE) / board.view.camera.zoom;
}
