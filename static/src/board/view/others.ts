// The others on the board: their cursors, selections and drags. Frames only; nothing here lasts.
import type { Frame, Id, Person, Point } from "../../shared/protocol.ts";
import type { BoardView } from "./board-view.ts";

type Seen = { cursor: Point | null; shown: Point | null; selection: Id[]; editing: Id | null; dragged: Map<Id, Point>; at: number; timer: number };

const IDLE_AFTER = 20_000;
const EASE = 0.35;
const DRAG_LASTS = 3_000;

export class Others {
  private readonly view: BoardView;
  private readonly seen = new Map<string, Seen>();
  private people = new Map<string, Person>();
  private readonly isCalm = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(view: BoardView) {
    this.view = view;
  }

  setPeople(people: Person[]): void {
    this.people = new Map(people.map((person) => [person.session, person]));
    for (const session of this.seen.keys()) if (!this.people.has(session)) this.forget(session);
    this.view.moved();
  }

  /** Who else edits a note right now. */
  editorOf(note: Id): Person | undefined {
    for (const [session, { editing }] of this.seen) if (editing === note) return this.people.get(session);
    return undefined;
  }

  take(session: string, frame: Frame): void {
    const seen = this.seenOf(session);
    seen.at = performance.now();
    if (frame.kind === "cursor") seen.cursor = { x: frame.x, y: frame.y };
    if (frame.kind === "selection") seen.selection = frame.ids;
    if (frame.kind === "editing") seen.editing = frame.id;
    if (frame.kind === "drag") {
      for (const { id, x, y } of frame.notes) {
        seen.dragged.set(id, { x, y });
        if (!this.view.shifted.has(id)) this.view.shifted.set(id, this.view.model.notes.get(id) ?? { x, y });
      }
      // A drag whose drop never comes (given up, or its browser gone) must not hold the notes for ever.
      clearTimeout(seen.timer);
      seen.timer = window.setTimeout(() => this.release(seen), DRAG_LASTS);
    }
    this.view.moved();
  }

  /** Ends remote drags of notes whose move has arrived. */
  settle(ids: Iterable<Id>): void {
    for (const id of ids) {
      for (const { dragged } of this.seen.values()) if (dragged.delete(id)) this.view.shifted.delete(id);
    }
  }

  paint(pen: CanvasRenderingContext2D): void {
    let isMoving = false;
    for (const [session, seen] of this.seen) {
      const person = this.people.get(session);
      if (!person || performance.now() - seen.at > IDLE_AFTER) continue;
      const colour = this.view.palette.people[person.color % this.view.palette.people.length] ?? "";
      for (const id of seen.selection) this.paintSelected(pen, id, colour);
      isMoving = this.easeDrags(seen) || isMoving;
      isMoving = this.paintCursor(pen, seen, person.name, colour) || isMoving;
    }
    if (isMoving) requestAnimationFrame(() => this.view.moved());
  }

  private easeDrags(seen: Seen): boolean {
    let isMoving = false;
    for (const [id, to] of seen.dragged) {
      const from = this.view.shifted.get(id) ?? to;
      const next = this.eased(from, to);
      isMoving ||= next.x !== from.x || next.y !== from.y;
      this.view.shifted.set(id, next);
    }
    if (isMoving) requestAnimationFrame(() => this.view.wallChanged());
    return isMoving;
  }

  private paintCursor(pen: CanvasRenderingContext2D, seen: Seen, name: string, colour: string): boolean {
    if (!seen.cursor) return false;
    seen.shown = this.eased(seen.shown ?? seen.cursor, seen.cursor);
    const at = this.view.toScreen(seen.shown);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(at.x, at.y);
    pen.lineTo(at.x + 4.5, at.y + 16);
    pen.lineTo(at.x + 8, at.y + 9.5);
    pen.lineTo(at.x + 15, at.y + 8);
    pen.closePath();
    pen.fill();
    pen.font = `600 12px ${this.view.palette.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    const width = pen.measureText(name).width + 14;
    pen.beginPath();
    pen.roundRect(at.x + 11, at.y + 16, width, 21, 5);
    pen.fill();
    pen.fillStyle = "#fff";
    pen.fillText(name, at.x + 18, at.y + 27);
    return seen.shown.x !== seen.cursor.x || seen.shown.y !== seen.cursor.y;
  }

  private paintSelected(pen: CanvasRenderingContext2D, id: Id, colour: string): void {
    const note = this.view.model.notes.get(id);
    if (!note) return;
    const box = this.view.boxOf(note), zoom = this.view.camera.zoom, at = this.view.toScreen(box);
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.strokeRect(at.x - 3, at.y - 3, box.width * zoom + 6, box.height * zoom + 6);
  }

  private eased(from: Point, to: Point): Point {
    const near = Math.hypot(to.x - from.x, to.y - from.y) < 0.5;
    if (near || this.isCalm.matches) return to;
    return { x: from.x + (to.x - from.x) * EASE, y: from.y + (to.y - from.y) * EASE };
  }

  private forget(session: string): void {
    const seen = this.seen.get(session);
    this.seen.delete(session);
    if (seen) this.release(seen);
  }

  private release(seen: Seen): void {
    clearTimeout(seen.timer);
    for (const id of seen.dragged.keys()) this.view.shifted.delete(id);
    seen.dragged.clear();
    this.view.wallChanged();
  }

  private seenOf(session: string): Seen {
    let seen = this.seen.get(session);
    if (!seen) this.seen.set(session, (seen = { cursor: null, shown: null, selection: [], editing: null, dragged: new Map(), at: 0, timer: 0 }));
    return seen;
  }
}
