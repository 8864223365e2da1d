// "Everybody look here": brings the view to a part of the wall and dims the rest, until one puts it away.
import { h } from "../../shared/html.ts";
import type { Box } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import type { Camera } from "../kernels/camera.ts";
import type { BoardView } from "../view/board-view.ts";
import type { Call } from "./rows.ts";

const MARGIN = 12;
const GLIDE = 320;
const CLOSEST = 1.1, FARTHEST = 0.55;

export class Spotlight {
  private readonly board: Board;
  private readonly hole = h("div", { class: "spotlight", "aria-hidden": "true", hidden: true });
  private readonly words = h("p", { class: "spotlight-note__words" });
  private readonly note: HTMLElement;
  private area: Box | null = null;
  private before: Camera | null = null;

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.note = h("div", { class: "spotlight-note island", role: "status", hidden: true }, icon("bell"), this.words,
      h("button", { class: "button button--small", type: "button", onclick: () => this.close(true) }, "Back to where I was"),
      h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Stay here", onclick: () => this.close(false) }, icon("x")));
    host.append(this.hole, this.note);
    window.addEventListener("keydown", (event) => event.key === "Escape" && this.close(false));
  }

  show(call: Call, caller: string): void {
    this.before ??= this.board.view.camera;
    this.area = call;
    this.hole.hidden = this.note.hidden = false;
    this.words.textContent = call.words ? `${caller}: ${call.words}` : `${caller} asks everybody to look here.`;
    this.board.view.fitBox(call, CLOSEST);
    this.place();
  }

  /** Follows the camera. */
  place(): void {
    if (!this.area) return;
    const at = this.board.view.toScreen(this.area), { zoom } = this.board.view.camera;
    const place = { left: at.x - MARGIN, top: at.y - MARGIN, width: this.area.width * zoom + 2 * MARGIN, height: this.area.height * zoom + 2 * MARGIN };
    for (const [name, value] of Object.entries(place)) this.hole.style.setProperty(name, `${value}px`);
  }

  private close(goesBack: boolean): void {
    if (!this.area) return;
    this.area = null;
    this.hole.hidden = this.note.hidden = true;
    if (goesBack && this.before) this.board.view.look(this.before);
    this.before = null;
  }
}

/** Brings a box to the middle of the view, near enough to read; at once where motion is reduced. */
export function glide(view: BoardView, box: Box): void {
  const zoom = Math.min(CLOSEST, Math.max(FARTHEST, view.camera.zoom));
  const to = { x: box.x + box.width / 2 - view.viewport.width / zoom / 2, y: box.y + box.height / 2 - view.viewport.height / zoom / 2, zoom };
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return view.look(to);
  const from = view.camera, start = performance.now();
  const step = (now: number) => {
    const part = Math.min(1, (now - start) / GLIDE), eased = part * (2 - part);
    const between = (one: number, other: number) => one + (other - one) * eased;
    view.look({ x: between(from.x, to.x), y: between(from.y, to.y), zoom: between(from.zoom, to.zoom) });
    if (part < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
