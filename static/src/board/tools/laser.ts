// The laser pointer: a trail that all see while it is drawn, and that fades. Frames only; nothing of it lasts.
import type { Frame, Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { State, Tool } from "./tool.ts";

const LASTS = 700;
const MOST = 40;
const WIDTH = 4;
const ME = "me";

type Trail = { points: (Point & { at: number })[]; colour: string };
type LaserFrame = Extract<Frame, { kind: "laser" }>;

export class Laser {
  readonly tool: Tool = () => this.resting();
  private readonly board: Board;
  private readonly trails = new Map<string, Trail>();

  constructor(board: Board) {
    this.board = board;
  }

  /** Takes in what somebody else points at. */
  take(session: string, { x, y, on }: LaserFrame): void {
    const person = this.board.session.people.find((one) => one.session === session);
    const { people } = this.board.view.palette;
    if (on !== false) this.lengthen(session, { x, y }, people[(person?.color ?? 0) % people.length] ?? "");
  }

  paint(pen: CanvasRenderingContext2D): void {
    const now = performance.now();
    for (const [session, trail] of this.trails) {
      trail.points = trail.points.filter(({ at }) => now - at < LASTS);
      if (trail.points.length === 0) this.trails.delete(session);
      else this.paintTrail(pen, trail, now);
    }
    if (this.trails.size > 0) requestAnimationFrame(() => this.board.view.moved());
  }

  private resting(): State {
    return {
      cursor: "crosshair",
      down: (press) => {
        this.point(press.at);
        return {
          cursor: "crosshair",
          move: (now) => {
            this.point(now.at);
            return null;
          },
        };
      },
      move: (press) => {
        this.point(press.at);
        return null;
      },
    };
  }

  private point({ x, y }: Point): void {
    this.lengthen(ME, { x, y }, this.board.view.palette.error);
    this.board.session.show({ kind: "laser", x: Math.round(x), y: Math.round(y) });
  }

  private lengthen(whose: string, point: Point, colour: string): void {
    const before = this.trails.get(whose)?.points ?? [];
    this.trails.set(whose, { points: [...before, { ...point, at: performance.now() }].slice(-MOST), colour });
    this.board.view.moved();
  }

  private paintTrail(pen: CanvasRenderingContext2D, { points, colour }: Trail, now: number): void {
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineCap = "round";
    points.forEach((point, index) => {
      const before = points[index - 1];
      const share = 1 - (now - point.at) / LASTS;
      const to = this.board.view.toScreen(point);
      pen.globalAlpha = Math.max(0, share);
      pen.lineWidth = WIDTH * (0.4 + 0.6 * share);
      pen.beginPath();
      if (before) {
        const from = this.board.view.toScreen(before);
        pen.moveTo(from.x, from.y);
        pen.lineTo(to.x, to.y);
        pen.stroke();
      }
      if (index === points.length - 1) {
        pen.arc(to.x, to.y, WIDTH + 1, 0, 2 * Math.PI);
        pen.fill();
      }
    });
    pen.globalAlpha = 1;
    pen.lineCap = "butt";
  }
}
