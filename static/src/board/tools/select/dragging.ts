// Dragging notes: shown to all while it lasts, one intent when it ends. Snaps to neighbours; Alt at the start copies, later it lets go.
import type { Box, Id, Note, Point } from "../../../shared/protocol.ts";
import type { Board } from "../../board.ts";
import { copySelection } from "../../copies.ts";
import { windowOf } from "../../kernels/camera.ts";
import { boundsOf } from "../../kernels/geometry.ts";
import { type Guide, snap } from "../../kernels/snap.ts";
import type { Press, State } from "../tool.ts";
import { paintGuides } from "./guides.ts";

const SNAPS_WITHIN = 6;
// Beyond so many notes in view nobody reads the guides, and looking for them costs.
const MOST_NEIGHBOURS = 400;

export function dragging(board: Board, from: Press): State {
  const start = board.movableNotes.map(({ id, x, y, width, height }) => ({ id, x, y, width, height }));
  const around = boundsOf(start) ?? { ...from.at, width: 0, height: 0 };
  const neighbours = neighboursOf(board, new Set(start.map(({ id }) => id)));
  const isCopy = from.alt;
  let guides: Guide[] = [], ghosts: Box[] = [];
  const offset = (to: Press): Point => {
    const wanted = { x: to.at.x - from.at.x, y: to.at.y - from.at.y };
    const found = settled(board, { around, neighbours, wanted, to });
    guides = found.guides;
    return found;
  };
  const release = () => {
    board.session.unshow("drag");
    for (const { id } of start) board.view.shifted.delete(id);
    board.view.changed();
  };
  return {
    cursor: isCopy ? "copy" : "grabbing",
    carries: true,
    move(now) {
      const { x, y } = offset(now);
      if (isCopy) {
        ghosts = start.map((box) => ({ ...box, x: box.x + x, y: box.y + y }));
        board.view.moved();
        return this;
      }
      const notes = start.map((box) => ({ id: box.id, x: box.x + x, y: box.y + y }));
      for (const note of notes) board.view.shifted.set(note.id, { x: note.x, y: note.y });
      board.view.wallChanged();
      board.session.show({ kind: "drag", notes });
      return this;
    },
    up(now) {
      const { x, y } = offset(now);
      release();
      if (isCopy) copySelection(board, { x, y });
      else board.moveBy(start, x, y);
      return null;
    },
    cancel: release,
    paint(pen) {
      paintGuides(board, pen, guides);
      for (const box of ghosts) paintGhost(board, pen, box);
    },
  };
}

type Drag = { around: Box; neighbours: Box[]; wanted: Point; to: Press };

/** How far the notes go: along one axis with Shift, to the lines of their neighbours unless Alt or Ctrl is held. */
function settled(board: Board, { around, neighbours, wanted, to }: Drag): Point & { guides: Guide[] } {
  const isAcross = Math.abs(wanted.x) > Math.abs(wanted.y);
  const { x, y } = to.shift ? (isAcross ? { x: wanted.x, y: 0 } : { x: 0, y: wanted.y }) : wanted;
  if (to.alt || to.mod) return { x: Math.round(x), y: Math.round(y), guides: [] };
  const moved = { ...around, x: Math.round(around.x + x), y: Math.round(around.y + y) };
  const found = snap(moved, neighbours, { reach: SNAPS_WITHIN / board.view.camera.zoom, isOnGrid: board.snapsToGrid });
  return {
    x: to.shift && !isAcross ? 0 : moved.x - around.x + found.dx,
    y: to.shift && isAcross ? 0 : moved.y - around.y + found.dy,
    guides: found.guides.filter(({ axis }) => !to.shift || (axis === "x") === isAcross),
  };
}

function neighboursOf(board: Board, moving: Set<Id>): Box[] {
  const { view, model } = board;
  const inView = [...view.within(windowOf(view.camera, view.viewport))].filter((id) => !moving.has(id)).map((id) => model.notes.get(id)).filter((note): note is Note => note !== undefined);
  return inView.length > MOST_NEIGHBOURS ? [] : inView;
}

function paintGhost(board: Board, pen: CanvasRenderingContext2D, box: Box): void {
  const at = board.view.toScreen(box), zoom = board.view.camera.zoom;
  pen.strokeStyle = board.view.palette.selection;
  pen.fillStyle = board.view.palette.selection;
  pen.lineWidth = 1.5;
  pen.setLineDash([5, 4]);
  pen.strokeRect(at.x, at.y, box.width * zoom, box.height * zoom);
  pen.setLineDash([]);
  pen.globalAlpha = 0.12;
  pen.fillRect(at.x, at.y, box.width * zoom, box.height * zoom);
  pen.globalAlpha = 1;
}
