// The lasso: a freely drawn line selects the notes whose middle it encloses, but for locked ones.
import type { Id, Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { lassoed } from "../kernels/lasso.ts";
import type { Press, State, Tool } from "./tool.ts";

const STEP = 4;

export const lassoTool: Tool = (board, help) => ({ cursor: "crosshair", down: (press) => drawing(board, press, help.done) });

function drawing(board: Board, from: Press, done: () => void): State {
  const line: Point[] = [from.at];
  const kept: Id[] = from.shift || from.mod ? [...board.selection] : [];
  let last = from.screen;
  return {
    cursor: "crosshair",
    move(now) {
      if (Math.hypot(now.screen.x - last.x, now.screen.y - last.y) < STEP) return this;
      last = now.screen;
      line.push(now.at);
      const notes = lassoed(line, board.model.notes.values()).map(({ id }) => id);
      board.select([...kept, ...board.unitsOf(board.unlocked(notes))]);
      board.view.moved();
      return this;
    },
    up() {
      done();
      return null;
    },
    paint(pen) {
      pen.fillStyle = pen.strokeStyle = board.view.palette.selection;
      pen.lineWidth = 1.5;
      pen.beginPath();
      for (const point of line) pen.lineTo(...pixels(board.view.toScreen(point)));
      pen.stroke();
      pen.globalAlpha = 0.1;
      pen.fill();
      pen.globalAlpha = 1;
    },
  };
}

function pixels({ x, y }: Point): [number, number] {
  return [x, y];
}
