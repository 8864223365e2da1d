// From the browser's pointer to the tool's states; panning and zooming belong to every tool.
import { IS_MAC, isModHeld } from "../../shared/platform.ts";
import type { Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { EdgeScroll } from "./edge-scroll.ts";
import type { Press, State } from "./tool.ts";

const ZOOM_SPEED = 0.0022;
const LONG_PRESS = 550;

export type PointerEvents = { onDouble: (at: Point) => void; onPoint: (at: Point) => void; onMenu: (at: Point, screen: Point) => void };

export class Pointer {
  private readonly board: Board;
  private readonly events: PointerEvents;
  private first: State;
  private state: State;
  private panning: Point | null = null;
  private isSpaceHeld = false;
  private readonly touches = new Map<number, Point>();
  private pinch: { distance: number; middle: Point } | null = null;
  private longPress = 0;
  private readonly edge: EdgeScroll;
  /** The finger whose long press has done its work: the rest of its way means nothing. */
  private spent: number | null = null;

  constructor(board: Board, first: State, events: PointerEvents) {
    this.board = board;
    this.first = this.state = first;
    this.events = events;
    this.edge = new EdgeScroll(board, (press) => this.state.carries && this.go(this.state.move ? this.state.move(press) : this.state));
    const surface = board.view.surface;
    surface.addEventListener("pointerdown", (event) => this.down(event));
    surface.addEventListener("pointermove", (event) => this.move(event));
    surface.addEventListener("pointerup", (event) => this.up(event));
    surface.addEventListener("pointercancel", (event) => this.cancelled(event));
    surface.addEventListener("dblclick", (event) => this.events.onDouble(this.board.view.toWorld(this.screenOf(event))));
    surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    surface.addEventListener("contextmenu", (event) => this.menu(event));
    window.addEventListener("keyup", (event) => event.code === "Space" && this.holdSpace(false));
  }

  use(first: State): void {
    this.state.cancel?.();
    this.first = first;
    this.go(first);
  }

  /** Gives up what is being done; returns whether there was anything. */
  cancel(): boolean {
    const was = this.state;
    was.cancel?.();
    this.go(this.first);
    return was !== this.first;
  }

  holdSpace(isHeld: boolean): void {
    this.isSpaceHeld = isHeld;
    this.showCursor();
  }

  paint(pen: CanvasRenderingContext2D): void {
    this.state.paint?.(pen);
  }

  private down(event: PointerEvent): void {
    this.board.view.surface.setPointerCapture(event.pointerId);
    // The outline keeps the keyboard: a click on the wall must not drop the focus to the page.
    document.querySelector<HTMLElement>("[data-outline]")?.focus({ preventScroll: true });
    const press = this.pressOf(event);
    if (event.pointerType === "touch") {
      this.touches.set(event.pointerId, press.screen);
      if (this.touches.size === 2) return this.startPinch();
      this.longPress = window.setTimeout(() => this.pressedLong(event.pointerId, press), LONG_PRESS);
    }
    if (event.button === 1 || this.isSpaceHeld) {
      this.panning = press.screen;
      this.showCursor();
    } else if (event.button === 0 && !(IS_MAC && event.ctrlKey)) {
      this.go(this.state.down ? this.state.down(press) : this.state);
    }
  }

  private move(event: PointerEvent): void {
    if (event.pointerId === this.spent) return;
    const press = this.pressOf(event);
    this.board.pointer = press.at;
    const before = this.touches.get(event.pointerId);
    if (before && Math.hypot(before.x - press.screen.x, before.y - press.screen.y) > 6) clearTimeout(this.longPress);
    if (this.touches.has(event.pointerId)) this.touches.set(event.pointerId, press.screen);
    this.events.onPoint(press.at);
    if (this.pinch) return this.movePinch();
    if (this.panning) {
      this.board.view.pan(press.screen.x - this.panning.x, press.screen.y - this.panning.y);
      this.panning = press.screen;
      return;
    }
    this.go(this.state.move ? this.state.move(press) : this.state);
    this.edge.hold(this.state.carries ? press : null);
  }

  private up(event: PointerEvent): void {
    clearTimeout(this.longPress);
    this.touches.delete(event.pointerId);
    if (event.pointerId === this.spent) return void (this.spent = null);
    if (this.pinch || this.panning) {
      if (this.touches.size < 2) this.pinch = null;
      this.panning = null;
      this.showCursor();
      return;
    }
    this.go(this.state.up ? this.state.up(this.pressOf(event)) : this.state);
  }

  private cancelled(event: PointerEvent): void {
    this.touches.delete(event.pointerId);
    this.panning = this.pinch = null;
    this.cancel();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const { view } = this.board;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey) view.zoomTo(view.camera.zoom * Math.exp(-event.deltaY * unit * ZOOM_SPEED), this.screenOf(event));
    else if (event.shiftKey) view.pan(-(event.deltaY || event.deltaX) * unit, 0);
    else view.pan(-event.deltaX * unit, -event.deltaY * unit);
  }

  private menu(event: MouseEvent): void {
    event.preventDefault();
    // A finger that stays has opened the menu itself; some browsers tell of it a second time.
    if ((event as PointerEvent).pointerType === "touch") return;
    const screen = this.screenOf(event);
    this.events.onMenu(this.board.view.toWorld(screen), screen);
  }

  private pressedLong(pointer: number, press: Press): void {
    this.cancel();
    this.spent = pointer;
    this.events.onMenu(press.at, press.screen);
  }

  private startPinch(): void {
    clearTimeout(this.longPress);
    this.cancel();
    this.pinch = this.spread();
  }

  private movePinch(): void {
    const now = this.spread();
    if (!this.pinch || !now) return;
    const { view } = this.board;
    view.pan(now.middle.x - this.pinch.middle.x, now.middle.y - this.pinch.middle.y);
    view.zoomTo((view.camera.zoom * now.distance) / Math.max(1, this.pinch.distance), now.middle);
    this.pinch = now;
  }

  private spread(): { distance: number; middle: Point } | null {
    const [one, other] = [...this.touches.values()];
    if (!one || !other) return null;
    return { distance: Math.hypot(one.x - other.x, one.y - other.y), middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } };
  }

  private go(next: State | null): void {
    this.state = next ?? this.first;
    if (!this.state.carries) this.edge.hold(null);
    this.showCursor();
    this.board.view.moved();
  }

  private showCursor(): void {
    const cursor = this.panning ? "grabbing" : this.isSpaceHeld ? "grab" : (this.state.cursor ?? "default");
    this.board.view.surface.style.setProperty("cursor", cursor);
  }

  private screenOf(event: MouseEvent): Point {
    const box = this.board.view.surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  private pressOf(event: PointerEvent): Press {
    const screen = this.screenOf(event);
    return { at: this.board.view.toWorld(screen), screen, shift: event.shiftKey, alt: event.altKey, mod: isModHeld(event), touch: event.pointerType === "touch" };
  }
}
