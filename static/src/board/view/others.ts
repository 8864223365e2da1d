// The others on the board: their cursors, selections, pens and drags. Frames only; nothing here lasts.
import type { Box, Frame, Id, Person, Point } from "../../shared/protocol.ts";
import { glide } from "../kernels/glide.ts";
import type { BoardView } from "./board-view.ts";

type Seen = {
  cursor: Point | null; shown: Point | null; at: number;
  selection: Id[]; editing: Id | null; dragged: Map<Id, Point>; timer: number;
};

const IDLE_AFTER = 20_000;
const DRAG_LASTS = 3_000;

export class Others {
  private readonly view: BoardView;
  private readonly seen = new Map<string, Seen>();
  private people = new Map<string, Person>();
  private readonly isCalm = matchMedia("(prefers-reduced-motion: reduce)");
  private paintedAt = 0;

  constructor(view: BoardView) {
    this.view = view;
  }

  setPeople(people: Person[]): void {
    this.people = new Map(people.map((person) => [person.session, person]));
    for (const session of this.seen.keys()) if (!this.people.has(session)) this.forget(session);
    this.view.moved();
  }

  /** Who else writes on a note right now. */
  editorsOf(note: Id): Person[] {
    return [...this.seen].flatMap(([session, { editing }]) => (editing === note ? (this.people.get(session) ?? []) : []));
  }

  /** Where somebody's cursor was last, on this board. */
  cursorOf(session: string): Point | null {
    return this.seen.get(session)?.cursor ?? null;
  }

  take(session: string, frame: Frame): void {
    const seen = this.seenOf(session);
    if (frame.kind === "cursor") [seen.cursor, seen.at] = [{ x: frame.x, y: frame.y }, performance.now()];
    if (frame.kind === "selection") seen.selection = frame.ids;
    if (frame.kind === "editing") seen.editing = frame.id;
    if (frame.kind === "drag") this.drag(seen, frame.notes);
    this.view.moved();
  }

  /** Ends remote drags of notes whose move has arrived. */
  settle(ids: Iterable<Id>): void {
    for (const id of ids) {
      for (const { dragged } of this.seen.values()) if (dragged.delete(id)) this.view.shifted.delete(id);
    }
  }

  paint(pen: CanvasRenderingContext2D): void {
    const now = performance.now();
    // After a pause the first step is one of a usual picture, not of the whole pause.
    const elapsed = Math.min(now - this.paintedAt, 50);
    this.paintedAt = now;
    let isMoving = false, isWallMoving = false;
    for (const [session, seen] of this.seen) {
      const person = this.people.get(session);
      if (!person) continue;
      const colour = this.view.palette.people[person.color % this.view.palette.people.length] ?? "";
      for (const id of seen.selection) this.frameNote(pen, id, colour);
      for (const [id, at] of seen.dragged) this.frameRegion(pen, id, at, colour);
      if (seen.editing) this.paintPen(pen, seen.editing, person.name, colour);
      isWallMoving = this.moveDrags(seen, elapsed) || isWallMoving;
      if (now - seen.at < IDLE_AFTER) isMoving = this.paintCursor(pen, seen, person.name, colour, elapsed) || isMoving;
    }
    // When this picture is done: the view would forget it meanwhile.
    if (isWallMoving) queueMicrotask(() => this.view.wallChanged());
    else if (isMoving) queueMicrotask(() => this.view.moved());
  }

  private drag(seen: Seen, notes: (Point & { id: Id })[]): void {
    for (const { id, x, y } of notes) {
      seen.dragged.set(id, { x, y });
      if (this.view.model.notes.has(id) && !this.view.shifted.has(id)) this.view.shifted.set(id, this.view.model.notes.get(id) ?? { x, y });
    }
    // A drag whose drop never comes (given up, or its browser gone) must not hold the notes for ever.
    clearTimeout(seen.timer);
    seen.timer = window.setTimeout(() => this.release(seen), DRAG_LASTS);
  }

  private moveDrags(seen: Seen, elapsed: number): boolean {
    let isMoving = false;
    for (const [id, to] of seen.dragged) {
      if (!this.view.model.notes.has(id)) continue;
      const from = this.view.shifted.get(id) ?? to;
      const next = this.eased(from, to, elapsed);
      isMoving ||= next.x !== from.x || next.y !== from.y;
      this.view.shifted.set(id, next);
    }
    return isMoving;
  }

  private paintCursor(pen: CanvasRenderingContext2D, seen: Seen, name: string, colour: string, elapsed: number): boolean {
    if (!seen.cursor) return false;
    seen.shown = this.eased(seen.shown ?? seen.cursor, seen.cursor, elapsed);
    const at = this.view.toScreen(seen.shown);
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(at.x, at.y);
    pen.lineTo(at.x + 4.5, at.y + 16);
    pen.lineTo(at.x + 8, at.y + 9.5);
    pen.lineTo(at.x + 15, at.y + 8);
    pen.closePath();
    pen.fill();
    this.paintTag(pen, { x: at.x + 11, y: at.y + 16 }, name, colour);
    return seen.shown.x !== seen.cursor.x || seen.shown.y !== seen.cursor.y;
  }

  private frameNote(pen: CanvasRenderingContext2D, id: Id, colour: string): Box | null {
    const note = this.view.model.notes.get(id) ?? this.view.model.regions.get(id);
    if (!note) return null;
    const box = this.view.model.notes.has(id) ? this.view.boxOf(note as never) : note;
    const zoom = this.view.camera.zoom, at = this.view.toScreen(box);
    const frame = { x: at.x - 3, y: at.y - 3, width: box.width * zoom + 6, height: box.height * zoom + 6 };
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.strokeRect(frame.x, frame.y, frame.width, frame.height);
    return frame;
  }

  /** A region that somebody carries: its notes move on the wall, of it one sees the frame. */
  private frameRegion(pen: CanvasRenderingContext2D, id: Id, to: Point, colour: string): void {
    const region = this.view.model.regions.get(id);
    if (!region) return;
    const at = this.view.toScreen(to), zoom = this.view.camera.zoom;
    pen.strokeStyle = colour;
    pen.lineWidth = 2;
    pen.setLineDash([6, 5]);
    pen.strokeRect(at.x, at.y, region.width * zoom, region.height * zoom);
    pen.setLineDash([]);
  }

  private paintPen(pen: CanvasRenderingContext2D, id: Id, name: string, colour: string): void {
    const frame = this.frameNote(pen, id, colour);
    if (frame) this.paintTag(pen, { x: frame.x - 1, y: frame.y - 21 }, `${name} is writing`, colour);
  }

  private paintTag(pen: CanvasRenderingContext2D, at: Point, text: string, colour: string): void {
    pen.font = `600 12px ${this.view.palette.font}`;
    pen.textAlign = "left";
    pen.textBaseline = "middle";
    pen.fillStyle = colour;
    pen.beginPath();
    pen.roundRect(at.x, at.y, pen.measureText(text).width + 14, 21, 5);
    pen.fill();
    pen.fillStyle = "#fff";
    pen.fillText(text, at.x + 7, at.y + 11);
  }

  private eased(from: Point, to: Point, elapsed: number): Point {
    return this.isCalm.matches ? to : glide(from, to, elapsed);
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
    if (!seen) this.seen.set(session, (seen = { cursor: null, shown: null, at: 0, selection: [], editing: null, dragged: new Map(), timer: 0 }));
    return seen;
  }
}
