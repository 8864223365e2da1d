// The run drawn over a board: tokens along arrows, how many wait at a note, what went to a dead-letter queue.
import { between } from "../board/kernels/geometry.ts";
import { type BoardView, createBoardView } from "../board/view/board-view.ts";
import { BoardModel } from "../board/view/model.ts";
import type { Point } from "../shared/protocol.ts";
import { countedByArrow, type Crowd, crowdAt, virtualAt } from "./kernels/tokens.ts";
import type { RunFrame } from "./protocol.ts";
import type { BoardRows } from "./rows.ts";

const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const TURN = 2 * Math.PI;

export class BoardStage {
  private readonly view: BoardView;
  private readonly rows: BoardRows;
  private frame: RunFrame | null = null;
  private heardAt = 0;

  constructor(host: HTMLElement, rows: BoardRows) {
    this.rows = rows;
    host.replaceChildren();
    this.view = createBoardView(host, new BoardModel(rows as never));
    this.view.overlay = (pen) => this.paint(pen);
    this.view.fitAll();
    new ResizeObserver(() => this.view.fitAll()).observe(host);
    panByPointer(this.view);
  }

  show(frame: RunFrame, now: number): void {
    this.frame = frame;
    this.heardAt = now;
    this.view.moved();
  }

  private paint(pen: CanvasRenderingContext2D): void {
    const frame = this.frame;
    if (!frame) return;
    const elapsed = (performance.now() - this.heardAt) / 1000;
    const crowd = crowdAt(frame.tokens, virtualAt(frame, elapsed));
    if (reducedMotion.matches) this.paintCounts(pen, crowd);
    else this.paintTokens(pen, crowd);
    for (const [element, count] of crowd.waiting) this.paintBadge(pen, element, String(count), "waiting");
    this.paintDeadLetters(pen, frame);
    if (frame.status === "running" && !reducedMotion.matches) this.view.moved();
  }

  private paintTokens(pen: CanvasRenderingContext2D, { moving }: Crowd): void {
    const size = Math.max(3, Math.min(9, 14 * this.view.camera.zoom));
    for (const { from, to, share, isRetry } of moving) {
      const arrow = this.view.arrowOf(from, to);
      if (!arrow) continue;
      const at = this.view.toScreen(between(arrow, Math.min(1, share)));
      pen.fillStyle = isRetry ? this.view.palette.warning : this.view.palette.token;
      pen.beginPath();
      pen.arc(at.x, at.y, size, 0, TURN);
      pen.fill();
      pen.strokeStyle = this.view.palette.paper;
      pen.lineWidth = 1.5;
      pen.stroke();
    }
  }

  private paintCounts(pen: CanvasRenderingContext2D, { moving }: Crowd): void {
    for (const [key, count] of countedByArrow(moving)) {
      const [from = "", to = ""] = key.split(" ");
      const arrow = this.view.arrowOf(from, to);
      if (arrow) this.pill(pen, this.view.toScreen(between(arrow, 0.5)), String(count), this.view.palette.token);
    }
  }

  private paintDeadLetters(pen: CanvasRenderingContext2D, frame: RunFrame): void {
    const lost = new Map<string, number>();
    for (const [id, figures] of Object.entries(frame.subscriptions)) {
      const policy = String(this.rows.rows("subscription").get(id)?.policy_id ?? "");
      if (figures.dead_lettered) lost.set(policy, (lost.get(policy) ?? 0) + figures.dead_lettered);
    }
    for (const [element, count] of lost) this.paintBadge(pen, element, `DLQ ${count}`, "lost");
  }

  private paintBadge(pen: CanvasRenderingContext2D, element: string, text: string, what: "waiting" | "lost"): void {
    const box = this.view.placeOf(element);
    if (!box) return;
    const corner = { x: box.x + box.width, y: what === "waiting" ? box.y : box.y + box.height };
    this.pill(pen, this.view.toScreen(corner), text, what === "lost" ? this.view.palette.error : this.view.palette.selection);
  }

  private pill(pen: CanvasRenderingContext2D, at: Point, text: string, colour: string): void {
    pen.font = `600 11px ${this.view.palette.font}`;
    const width = Math.max(18, pen.measureText(text).width + 10);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(at.x - width / 2, at.y - 9, width, 18, 9);
    pen.fill();
    pen.fillStyle = this.view.palette.paper;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(text, at.x, at.y + 0.5);
  }
}

function panByPointer(view: BoardView): void {
  const surface = view.surface;
  surface.addEventListener("pointerdown", (event) => surface.setPointerCapture(event.pointerId));
  surface.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) view.pan(event.movementX, event.movementY);
  });
  surface.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    view.zoomTo(view.camera.zoom * Math.exp(-event.deltaY / 300), { x: event.offsetX, y: event.offsetY });
  }, { passive: false });
}
