// The tools of few states: the hand, placing a note, drawing a region.
import type { Box, NoteKind, Point, RegionKind } from "../../shared/protocol.ts";
import { newId } from "../../shared/ids.ts";
import { infoOf } from "../../shared/kinds.ts";
import { boxOf } from "../kernels/geometry.ts";
import { outlineOf } from "../kernels/draw/shapes.ts";
import { trace } from "../view/canvas-ops.ts";
import { panning } from "./panning.ts";
import type { State, Tool } from "./tool.ts";

const SMALLEST = 100;
// What a click or a single stroke means: a lane as high as a note with some air, a phase as wide as a few notes.
const LEAST: Partial<Record<RegionKind, { width: number; height: number }>> = { swimlane: { width: 600, height: 180 }, phase: { width: 360, height: 500 }, theme: { width: 400, height: 300 } };
const QUESTIONS: Partial<Record<RegionKind, string>> = { context: "Name of the bounded context", swimlane: "Who works in this lane?", phase: "Which phase begins here?", theme: "Which theme is this?" };

export const handTool: Tool = (board) => {
  return { cursor: "grab", down: (press) => panning(board, press) };
};

/** Places notes of a kind: a ghost follows the pointer, a click sets it down and opens it for writing. */
export function noteTool(kind: NoteKind): Tool {
  return (board, help) => {
    let ghost: Point | null = null;
    const placing: State = {
      cursor: "copy",
      move(press) {
        ghost = press.at;
        board.view.moved();
        return this;
      },
      up(press) {
        const id = board.addNote(kind, press.at);
        help.done();
        help.editText(id);
        return null;
      },
      paint(pen) {
        if (!ghost) return;
        const [width, height] = infoOf(kind).extent;
        const zoom = board.view.camera.zoom, at = board.view.toScreen(ghost);
        pen.globalAlpha = 0.55;
        pen.fillStyle = board.view.palette.kinds.get(kind)?.fill ?? "";
        pen.beginPath();
        trace(pen, outlineOf(kind, { x: at.x - (width * zoom) / 2, y: at.y - (height * zoom) / 2, width: width * zoom, height: height * zoom }));
        pen.fill();
        pen.globalAlpha = 1;
      },
    };
    return placing;
  };
}

/** Draws a region; a context asks for its name. */
export function regionTool(kind: RegionKind): Tool {
  return (board, help) => ({
    cursor: "crosshair",
    down(press) {
      let area: Box = boxOf(press.at, press.at);
      return {
        cursor: "crosshair",
        move(now) {
          area = boxOf(press.at, now.at);
          board.view.moved();
          return this;
        },
        up() {
          help.done();
          const least = LEAST[kind];
          if (!least && (area.width < SMALLEST || area.height < SMALLEST)) return null;
          const width = area.width < SMALLEST ? least?.width : area.width, height = area.height < SMALLEST ? least?.height : area.height;
          const place = { x: Math.round(area.x), y: Math.round(area.y), width: Math.round(width ?? SMALLEST), height: Math.round(height ?? SMALLEST) };
          help.askName(QUESTIONS[kind] ?? "Name of the region", (name) => {
            const id = newId();
            board.session.askBoard("AddRegion", { region_id: id, kind, name, ...place });
            board.select([id]);
          });
          return null;
        },
        paint(pen) {
          const at = board.view.toScreen(area), zoom = board.view.camera.zoom;
          pen.setLineDash([6, 5]);
          pen.strokeStyle = board.view.palette.selection;
          pen.lineWidth = 2;
          pen.strokeRect(at.x, at.y, area.width * zoom, area.height * zoom);
          pen.setLineDash([]);
        },
      };
    },
  });
}
