// What tools, actions and panels share: the model, the view, the session and the selection.
import type { Box, Id, Note, Point } from "../shared/protocol.ts";
import { infoOf } from "../shared/kinds.ts";
import { newId } from "../shared/ids.ts";
import type { NoteKind } from "../shared/protocol.ts";
import { boundsOf, contains } from "./kernels/geometry.ts";
import type { Session } from "./sync.ts";
import type { BoardModel } from "./view/model.ts";
import type { BoardView } from "./view/board-view.ts";

export type Listener = () => void;

export class Board {
  readonly model: BoardModel;
  readonly view: BoardView;
  readonly session: Session;
  readonly selection = new Set<Id>();
  mayEdit = false;
  private readonly listeners: Listener[] = [];

  constructor(model: BoardModel, view: BoardView, session: Session) {
    this.model = model;
    this.view = view;
    this.session = session;
  }

  onSelection(listener: Listener): void {
    this.listeners.push(listener);
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

  /** Adds a note with its middle at `at`; returns its id. */
  addNote(kind: NoteKind, at: Point, text = ""): Id {
    const [width, height] = infoOf(kind).extent;
    const id = newId();
    this.session.askBoard("AddNotes", { notes: [{ id, kind, text, x: Math.round(at.x - width / 2), y: Math.round(at.y - height / 2) }] });
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
    const of = (rows: Map<Id, unknown>) => [...this.selection].filter((id) => rows.has(id));
    const body = { note_ids: of(this.model.notes), connector_ids: of(this.model.connectors), region_ids: of(this.model.regions) };
    if (this.mayEdit && body.note_ids.length + body.connector_ids.length + body.region_ids.length) this.session.askBoard("RemoveFromBoard", body);
  }

  duplicateSelection(): void {
    const copies = this.selectedNotes.map((note) => ({ id: newId(), kind: note.kind, text: this.model.textOf(note), x: note.x + 30, y: note.y + 30, width: note.width, height: note.height }));
    if (!this.mayEdit || copies.length === 0) return;
    this.session.askBoard("AddNotes", { notes: copies });
    this.select(copies.map((copy) => copy.id));
  }

  /** Moves the selected notes by some board units, as one intent. */
  nudge(dx: number, dy: number): void {
    const moves = this.selectedNotes.map((note) => ({ id: note.id, x: note.x + dx, y: note.y + dy }));
    if (this.mayEdit && moves.length) this.session.askBoard("MoveNotes", { moves });
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
