// The board as a list, in reading order: for screen readers, and the place where the keyboard's focus lives.
import { h } from "../../shared/html.ts";
import { infoOf } from "../../shared/kinds.ts";
import type { Change, Id, Note } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { readingOrder } from "../kernels/nearest.ts";

const BATCH = 900;

export class Outline {
  readonly list: HTMLElement;
  private readonly board: Board;
  private readonly live: HTMLElement;
  private readonly options = new Map<Id, HTMLElement>();
  private frame = 0;
  private heard = new Map<string, number>();
  private timer = 0;

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.list = h("div", { class: "board-outline", role: "listbox", "aria-label": "Notes on the board", "aria-multiselectable": "true", tabindex: 0, "data-outline": true });
    this.live = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    host.append(this.list, this.live);
    this.list.addEventListener("click", (event) => this.clicked(event));
    board.onSelection(() => this.showSelection());
  }

  /** Brings the list up to date, once a frame. */
  changed(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.render());
  }

  /** Tells what somebody else did, several changes in one sentence. */
  tell(change: Change): void {
    const what = `${change.caller_name}: ${change.kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()}`;
    this.heard.set(what, (this.heard.get(what) ?? 0) + 1);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.live.textContent = [...this.heard].map(([text, count]) => (count > 1 ? `${text}, ${count} times` : text)).join(". ");
      this.heard = new Map();
    }, BATCH);
  }

  private render(): void {
    this.frame = 0;
    const notes = readingOrder(this.board.model.notes.values());
    const gone = new Set(this.options.keys());
    const counts = this.arrowsOut();
    let before: HTMLElement | null = null;
    for (const note of notes) {
      gone.delete(note.id);
      const option = this.options.get(note.id) ?? this.option(note.id);
      const name = this.nameOf(note, counts.get(note.id) ?? 0);
      if (option.textContent !== name) option.textContent = name;
      const here: ChildNode | null = before ? before.nextSibling : this.list.firstChild;
      if (here !== option) this.list.insertBefore(option, here);
      before = option;
    }
    for (const id of gone) {
      this.options.get(id)?.remove();
      this.options.delete(id);
    }
    this.showSelection();
  }

  private arrowsOut(): Map<Id, number> {
    const counts = new Map<Id, number>();
    for (const { source_id } of this.board.model.connectors.values()) counts.set(source_id, (counts.get(source_id) ?? 0) + 1);
    return counts;
  }

  /** "Domain event: Order placed, in Sales, 2 out". */
  private nameOf(note: Note, out: number): string {
    const { model } = this.board;
    const context = model.contextOf(note)?.name;
    const problems = model.findingsAt(note.element_id).length;
    const parts = [
      `${infoOf(note.kind).name}: ${model.textOf(note) || "empty"}`,
      context && `in ${context}`,
      note.is_pivotal && "pivotal",
      note.author_id !== undefined && "only you see it",
      out > 0 && `${out} out`,
      problems > 0 && `${problems} ${problems === 1 ? "finding" : "findings"}`,
    ];
    return parts.filter(Boolean).join(", ");
  }

  private option(id: Id): HTMLElement {
    const made = h("div", { role: "option", id: `option-${id}`, "data-id": id, "aria-selected": "false" });
    this.options.set(id, made);
    return made;
  }

  private showSelection(): void {
    let active = "";
    for (const [id, option] of this.options) {
      const isSelected = this.board.selection.has(id);
      option.setAttribute("aria-selected", String(isSelected));
      if (isSelected) active ||= option.id;
    }
    if (active) this.list.setAttribute("aria-activedescendant", active);
    else this.list.removeAttribute("aria-activedescendant");
  }

  private clicked(event: Event): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset.id;
    const note = id ? this.board.model.notes.get(id) : undefined;
    if (!note) return;
    this.board.select([note.id]);
    this.board.reveal(note);
  }
}
