// Brings the wall along while something is carried near its edge, as long as the pointer rests there.
import type { Board } from "../board.ts";
import { pullAt } from "../kernels/edge.ts";
import type { Press } from "./tool.ts";

export class EdgeScroll {
  private readonly board: Board;
  private readonly moved: (press: Press) => void;
  private held: Press | null = null;
  private frame = 0;
  private before = 0;

  /** `moved` is told where the pointer is on the wall after each step. */
  constructor(board: Board, moved: (press: Press) => void) {
    this.board = board;
    this.moved = moved;
  }

  /** Notes where the pointer carries something; null: no more. */
  hold(press: Press | null): void {
    this.held = press;
    if (!press || this.frame) return;
    this.before = performance.now();
    this.frame = requestAnimationFrame((now) => this.step(now));
  }

  private step(now: number): void {
    this.frame = 0;
    const { held, board: { view } } = this;
    if (!held) return;
    const pull = pullAt(held.screen, view.viewport);
    const seconds = Math.min(0.05, Math.max(0, now - this.before) / 1_000);
    this.before = now;
    if (!pull.x && !pull.y) return;
    view.pan(-pull.x * seconds, -pull.y * seconds);
    this.moved({ ...held, at: view.toWorld(held.screen) });
    this.frame = requestAnimationFrame((next) => this.step(next));
  }
}
