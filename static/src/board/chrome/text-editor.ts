// Writing on a note: one textarea laid over the canvas, as large as the note.
import { NameHint } from "../../naming/hint.ts";
import { h } from "../../shared/html.ts";
import type { Id } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { roomOf } from "../kernels/draw/shapes.ts";

// A browser breaks lines a little earlier than the wall does: so much smaller, and the words stay where they are.
const TIGHT = 0.985;
/** Nobody can write smaller than at this zoom. */
const CLOSE = 0.7;

export class TextEditor {
  private readonly board: Board;
  private readonly area: HTMLTextAreaElement;
  private readonly onDone: () => void;
  private readonly hint: NameHint;
  private id: Id | null = null;
  private before = "";

  constructor(board: Board, host: HTMLElement, onDone: () => void) {
    this.board = board;
    this.onDone = onDone;
    this.area = h("textarea", { class: "board-editor", "aria-label": "Text of the note", hidden: true, maxlength: 4000, spellcheck: "true" });
    this.hint = new NameHint(this.area);
    this.hint.box.classList.add("board-editor-hint");
    this.area.addEventListener("blur", () => this.close(true));
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("input", () => this.fit());
    host.append(this.area, this.hint.box);
  }

  get isOpen(): boolean {
    return this.id !== null;
  }

  open(id: Id): void {
    const note = this.board.model.notes.get(id);
    if (!note || !this.board.mayEdit) return;
    this.close(true);
    this.id = id;
    this.before = this.board.model.textOf(note);
    this.area.value = this.before;
    this.area.dataset.kind = note.kind;
    this.area.hidden = false;
    this.place();
    this.area.focus();
    this.area.select();
    if (note.kind === "event") this.hint.start();
    this.board.session.show({ kind: "editing", id });
  }

  /** Follows the camera. */
  place(): void {
    const note = this.id ? this.board.model.notes.get(this.id) : undefined;
    if (!note) return this.id ? this.close(false) : undefined;
    const { camera } = this.board.view;
    const zoom = Math.max(camera.zoom, CLOSE);
    const at = this.board.view.toScreen(note);
    const style = this.area.style;
    style.setProperty("left", `${at.x}px`);
    this.hint.box.style.setProperty("left", `clamp(8px, ${at.x}px, 100% - 268px)`);
    this.hint.box.style.setProperty("top", `${at.y + Math.max(note.height, 60) * zoom + 10}px`);
    style.setProperty("top", `${at.y}px`);
    style.setProperty("width", `${note.width * zoom}px`);
    style.setProperty("height", `${Math.max(note.height, 60) * zoom}px`);
    this.fit();
  }

  /** Writes as large as the wall will, in the same part of the note, for as long as there is room. */
  private fit(): void {
    const note = this.id ? this.board.model.notes.get(this.id) : undefined;
    if (!note) return;
    const { view } = this.board;
    const zoom = Math.max(view.camera.zoom, CLOSE);
    const room = roomOf(note.kind, { x: 0, y: 0, width: note.width, height: note.height });
    const style = this.area.style;
    style.setProperty("font-size", `${view.wordsOf(note, this.area.value).size * TIGHT * zoom}px`);
    style.setProperty("padding-left", `${room.x * zoom}px`);
    style.setProperty("padding-right", `${(note.width - room.x - room.width) * zoom}px`);
    style.setProperty("padding-block", "0px");
    const { height } = this.area.getBoundingClientRect();
    style.setProperty("height", "0px");
    const spare = (room.height * zoom - this.area.scrollHeight) / 2;
    style.setProperty("height", `${height}px`);
    style.setProperty("padding-top", `${Math.max(0, room.y * zoom + spare)}px`);
  }

  close(isKept: boolean): void {
    if (!this.id) return;
    const id = this.id, text = this.area.value.trim();
    this.id = null;
    this.area.hidden = true;
    this.hint.stop();
    this.board.session.show({ kind: "editing", id: null });
    if (isKept && text !== this.before && this.board.model.notes.has(id)) this.board.session.askBoard("EditNote", { note_id: id, text });
    this.onDone();
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    const isEnd = event.key === "Escape" || (event.key === "Enter" && !event.shiftKey) || event.key === "Tab";
    if (!isEnd) return;
    event.preventDefault();
    this.close(event.key !== "Escape");
  }
}
