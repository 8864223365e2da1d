// What tools, actions and panels share: the model, the view, the session and the selection.
import type { BoardLevel, BoardRow, Box, Id, Note, Point, Region } from "../shared/protocol.ts";
import { say } from "../shared/html.ts";
import { infoOf } from "../shared/kinds.ts";
import { newId } from "../shared/ids.ts";
import type { NoteKind } from "../shared/protocol.ts";
import { boundsOf, contains, holds } from "./kernels/geometry.ts";
import { offers } from "./storming/levels.ts";
import type { Session } from "./sync.ts";
import type { Paint } from "./tools/tool.ts";
import type { BoardModel } from "./view/model.ts";
import type { BoardView } from "./view/board-view.ts";

export type Listener = () => void;
export type Place = { domain: Id; board: Id };

export class Board {
  readonly model: BoardModel;
  readonly view: BoardView;
  readonly session: Session;
  readonly selection = new Set<Id>();
  /** Painters of what features show above the wall for a while, such as what a search has found. */
  readonly overlays = new Set<Paint>();
  readonly place: Place;
  mayEdit = false;
  snapsToGrid = false;
  /** Where the pointer was last over the wall; null before it has been there. */
  pointer: Point | null = null;
  /** The kinds that the workshop's phase has opened; null where every kind is open. */
  openKinds: ReadonlySet<string> | null = null;
  private readonly listeners: Listener[] = [];
  private readonly rowListeners = new Set<Listener>();

  constructor(model: BoardModel, view: BoardView, session: Session, place: Place) {
    this.model = model;
    this.view = view;
    this.session = session;
    this.place = place;
  }

  /** Whether notes or regions of a kind may be added in this phase. */
  isOpen(kind: string): boolean {
    return this.openKinds === null || this.openKinds.has(kind);
  }

  /** The board's own row, once it is there. */
  get row(): BoardRow | undefined {
    return this.model.boards.get(this.session.boardId ?? "");
  }

  get level(): BoardLevel {
    return this.row?.level ?? "design";
  }

  /** Whether one may change the model beyond this board: members may, guests may not. */
  get mayModel(): boolean {
    return this.mayEdit && this.session.you?.role !== "guest";
  }

  /** Whether notes of a kind are offered here now: by the workshop's phase, without one by the level. */
  offers(kind: NoteKind): boolean {
    return this.openKinds ? this.isOpen(kind) : offers(this.level, kind);
  }

  onSelection(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Calls back after rows have changed, until the returned function is called. */
  onRowsChange(listener: Listener): () => void {
    this.rowListeners.add(listener);
    return () => this.rowListeners.delete(listener);
  }

  rowsChanged(): void {
    for (const listener of this.rowListeners) listener();
  }

  select(ids: Iterable<Id>): void {
    const wanted = new Set(ids);
    if (wanted.size === this.selection.size && [...wanted].every((id) => this.selection.has(id))) return;
    this.selection.clear();
    for (const id of wanted) this.selection.add(id);
    this.selectionChanged();
  }

  /** Drops from the selection what is no longer there. */
  dropMissing(): void {
    this.select([...this.selection].filter((id) => this.model.notes.has(id) || this.model.connectors.has(id) || this.model.regions.has(id)));
  }

  get selectedNotes(): Note[] {
    return [...this.selection].map((id) => this.model.notes.get(id)).filter((note): note is Note => note !== undefined);
  }

  get selectedRegions(): Region[] {
    return [...this.selection].map((id) => this.model.regions.get(id)).filter((region): region is Region => region !== undefined);
  }

  /** The notes that lie wholly in a box, such as a region's. */
  notesIn(box: Box): Note[] {
    return [...this.view.within(box)].map((id) => this.model.notes.get(id)).filter((note): note is Note => note !== undefined && holds(box, note));
  }

  /** Lets drags rest on the grid, for this browser, until it is told otherwise. */
  snapToGrid(isOn: boolean): void {
    this.snapsToGrid = isOn;
    say(isOn ? "Notes snap to the grid." : "Notes no longer snap to the grid.");
  }

  /** The selected notes that may be moved and changed. */
  get movableNotes(): Note[] {
    return this.selectedNotes.filter((note) => !note.is_locked);
  }

  /** Takes a thing, with its group, into the selection or out of it. */
  toggle(id: Id): void {
    const unit = new Set(this.unitOf(id));
    if (this.selection.has(id)) this.select([...this.selection].filter((one) => !unit.has(one)));
    else this.select([...this.selection, ...unit]);
  }

  /** A thing with the others of its group. */
  unitOf(id: Id): Id[] {
    return this.unitsOf([id]);
  }

  unitsOf(ids: Iterable<Id>): Id[] {
    const all = new Set(ids);
    const groups = new Set([...all].map((id) => this.model.notes.get(id)?.group_id).filter((group) => group));
    if (groups.size > 0) for (const note of this.model.notes.values()) if (groups.has(note.group_id)) all.add(note.id);
    return [...all];
  }

  /** Those of the notes that are not locked. */
  unlocked(ids: Iterable<Id>): Id[] {
    return [...ids].filter((id) => !this.model.notes.get(id)?.is_locked);
  }

  /** Adds a note with its middle at `at`, with an arrow to it from another where there is one; returns its id. */
  addNote(kind: NoteKind, at: Point, text = "", from: Id | null = null): Id {
    const [width, height] = infoOf(kind).extent;
    const id = newId();
    const arrows = from ? { arrows: [{ id: newId(), source_id: from, target_id: id }] } : {};
    this.session.askBoard("AddNotes", { notes: [{ id, kind, text, x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) }], ...arrows });
    this.select([id]);
    return id;
  }

  /** A free place of that size, from `at` on to the right and down. */
  freePlace(at: Point, width: number, height: number): Point {
    for (let step = 0; step < 40; step += 1) {
      const place = { x: at.x, y: at.y + step * (height + 20) };
      const around: Box = { x: place.x - width / 2, y: place.y - height / 2, width, height };
      if (this.view.within(around).size === 0) return place;
    }
    return at;
  }

  connect(source: Id, target: Id): void {
    if (source !== target) this.session.askBoard("Connect", { connector_id: newId(), source_id: source, target_id: target });
  }

  removeSelection(): void {
    const of = (rows: Map<Id, { is_locked?: boolean }>) => [...this.selection].filter((id) => rows.has(id) && !rows.get(id)?.is_locked);
    const body = { note_ids: of(this.model.notes), connector_ids: of(this.model.connectors as Map<Id, object>), region_ids: of(this.model.regions) };
    const count = body.note_ids.length + body.connector_ids.length + body.region_ids.length;
    if (count < this.selection.size) say("What is locked stays. Unlock it first.");
    if (this.mayEdit && count) this.session.askBoard("RemoveFromBoard", body);
  }

  /** Moves the selected notes by some board units, as one intent. */
  nudge(dx: number, dy: number): void {
    this.moveBy(this.movableNotes, dx, dy);
  }

  /** Moves notes, as they were when the move began, as one intent; those that are gone by now are left out. */
  moveBy(notes: readonly (Point & { id: Id })[], dx: number, dy: number): void {
    const moves = notes.filter(({ id }) => this.model.notes.has(id)).map(({ id, x, y }) => ({ id, x: x + dx, y: y + dy }));
    if (this.mayEdit && moves.length && (dx || dy)) this.session.askBoard("MoveNotes", { moves });
  }

  /** Brings a box into view where it is not. */
  reveal(box: Box): void {
    const { camera, viewport } = this.view;
    const seen = { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
    const corners = [{ x: box.x, y: box.y }, { x: box.x + box.width, y: box.y + box.height }];
    if (corners.every((corner) => contains(seen, corner))) return;
    this.view.look({ ...camera, x: box.x + box.width / 2 - seen.width / 2, y: box.y + box.height / 2 - seen.height / 2 });
  }

  fitSelection(): void {
    this.view.fitBox(boundsOf(this.selectedNotes), 1.5);
  }

  private selectionChanged(): void {
    this.view.moved();
    this.session.show({ kind: "selection", ids: [...this.selection] });
    for (const listener of this.listeners) listener();
  }
}
