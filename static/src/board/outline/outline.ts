// The board as a list, in reading order: for screen readers always, for everybody once it is shown. The keyboard's focus
// lives here. Only a window of the list is drawn, however long it is.
import { h } from "../../shared/html.ts";
import type { Box, Change, Id } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { addNews, type Item, type News, newsInWords, noNews, outlineOf, windowAround } from "../kernels/outline.ts";
import { Names } from "./names.ts";

const TELL_AFTER = 900;
const DRAWN = 140;
const ROW = 32;
const WALKS: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at) => at + 1, ArrowUp: (at) => at - 1, Home: () => 0, End: (_, last) => last, PageDown: (at) => at + 10, PageUp: (at) => at - 10,
};

export class Outline {
  readonly list: HTMLElement;
  private readonly board: Board;
  private readonly panel: HTMLElement;
  /** As high as the whole list, so that it scrolls as if all of it were drawn. */
  private readonly rows = h("div", { role: "none" });
  private readonly head: HTMLElement;
  private readonly live: HTMLElement;
  private items: Item[] = [];
  private at = new Map<Id, number>();
  private here = 0;
  private frame = 0;
  private readonly heard = new Map<string, News>();
  private timer = 0;

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.list = h("div", { class: "board-outline__list", role: "listbox", "aria-label": "The board as a list", "aria-multiselectable": "true", tabindex: 0, "data-outline": true }, this.rows);
    const close = h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Hide the outline", onclick: () => this.toggle(false) }, icon("x"));
    this.head = h("div", { class: "board-panel__head", hidden: true }, h("h2", { class: "board-panel__title" }, "Outline"), close);
    this.panel = h("section", { class: "board-outline", "aria-label": "Outline" }, this.head, this.list);
    this.live = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    host.append(this.panel, this.live);
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.list.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("scroll", () => this.changed(), { passive: true });
    board.onSelection(() => this.follow());
  }

  get isOpen(): boolean {
    return !this.head.hidden;
  }

  /** Shows the list to eyes too, or hides it from them; the focus stays in it. */
  toggle(isOpen = !this.isOpen): void {
    this.head.hidden = !isOpen;
    this.panel.toggleAttribute("data-open", isOpen);
    this.list.focus({ preventScroll: true });
    this.changed();
  }

  /** Brings the list up to date, once a frame. */
  changed(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.render());
  }

  /** Selects the next thing of the list, or the one before. */
  walk(by: 1 | -1): void {
    this.go(this.board.selection.size ? this.here + by : this.here);
  }

  /** Says something to whoever listens rather than looks. */
  say(text: string): void {
    this.live.textContent = text;
  }

  /** Tells what somebody else did, several changes in one sentence. */
  tell(change: Change): void {
    // Who comes and goes is told by the list of people.
    if (change.effects.every(({ table }) => table === "board_guest")) return;
    const news = this.heard.get(change.caller_name) ?? noNews();
    this.heard.set(change.caller_name, news);
    addNews(news, change.kind, change.effects);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.say([...this.heard].map(([person, told]) => newsInWords(person, told)).join(". "));
      this.heard.clear();
    }, TELL_AFTER);
  }

  private render(): void {
    this.frame = 0;
    const { regions, notes, connectors } = this.board.model;
    this.items = outlineOf(regions.values(), notes.values(), connectors.values());
    this.at = new Map(this.items.map(({ id }, index) => [id, index]));
    this.here = Math.max(0, Math.min(this.selectedAt() ?? this.here, this.items.length - 1));
    this.draw();
  }

  /** Draws the window around what is looked at: around the scrolled place where that is, else around the selection. */
  private draw(): void {
    const seen = this.isOpen ? Math.floor(this.list.scrollTop / ROW) + Math.ceil(this.list.clientHeight / ROW / 2) : this.here;
    const { start, end } = windowAround(seen, this.items.length, DRAWN);
    const names = new Names(this.board);
    const old = new Map([...this.rows.children].map((option) => [option.id, option as HTMLElement]));
    const part = this.items.slice(start, end).map((item, index) => this.option(item, names, { old, at: start + index }));
    // The option that has the focus is always there, for assistive tools to follow.
    const active = this.items[this.here];
    const isAway = active !== undefined && (this.here < start || this.here >= end);
    if (isAway) part.push(this.option(active, names, { old, at: this.here }));
    for (const [index, option] of part.entries()) option.classList.toggle("visually-hidden", isAway && index === part.length - 1);
    if (part.length !== this.rows.children.length || part.some((option, index) => this.rows.children[index] !== option)) this.rows.replaceChildren(...part);
    this.rows.style.paddingTop = `${start * ROW}px`;
    this.rows.style.paddingBottom = `${(this.items.length - end) * ROW}px`;
    this.mark();
  }

  private option({ id, row }: Item, names: Names, { old, at }: { old: Map<string, HTMLElement>; at: number }): HTMLElement {
    const option = old.get(`option-${id}`) ?? h("div", { class: "board-outline__item", role: "option", id: `option-${id}`, "data-id": id, "data-row": row, "aria-selected": "false" });
    const name = names.of({ id, row });
    if (option.textContent !== name) option.textContent = name;
    option.setAttribute("aria-posinset", String(at + 1));
    option.setAttribute("aria-setsize", String(this.items.length));
    return option;
  }

  private mark(): void {
    for (const option of this.rows.children) option.setAttribute("aria-selected", String(this.board.selection.has((option as HTMLElement).dataset.id ?? "")));
    const active = this.board.selection.size ? this.items[this.here]?.id : undefined;
    if (active) this.list.setAttribute("aria-activedescendant", `option-${active}`);
    else this.list.removeAttribute("aria-activedescendant");
  }

  /** The wall's selection has changed: the list's place follows it. */
  private follow(): void {
    if (this.frame) return;
    const at = this.selectedAt();
    if (at === undefined) return this.mark();
    this.here = at;
    if (this.isOpen) this.scrollTo(at);
    this.draw();
  }

  private selectedAt(): number | undefined {
    for (const id of this.board.selection) {
      const at = this.at.get(id);
      if (at !== undefined) return at;
    }
    return undefined;
  }

  private scrollTo(at: number): void {
    const top = at * ROW, { scrollTop, clientHeight } = this.list;
    if (top < scrollTop) this.list.scrollTop = top;
    else if (top + ROW > scrollTop + clientHeight) this.list.scrollTop = top + ROW - clientHeight;
  }

  private go(to: number): void {
    const item = this.items[Math.max(0, Math.min(to, this.items.length - 1))];
    if (!item) return;
    this.board.select([item.id]);
    const box = this.boxOf(item);
    if (box) this.board.reveal(box);
  }

  private boxOf({ id, row }: Item): Box | null {
    const { notes, connectors, regions } = this.board.model;
    if (row !== "connector") return (row === "note" ? notes : regions).get(id) ?? null;
    const arrow = connectors.get(id);
    return arrow ? boundsOf([arrow.source_id, arrow.target_id].flatMap((end) => notes.get(end) ?? [])) : null;
  }

  private pressed(event: KeyboardEvent): void {
    const walk = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !this.isOpen ? undefined : WALKS[event.key];
    if (!walk) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(this.board.selection.size ? walk(this.here, this.items.length - 1) : this.here);
  }

  private clicked(event: Event): void {
    const id = (event.target as HTMLElement).closest<HTMLElement>("[data-id]")?.dataset.id;
    const at = id ? this.at.get(id) : undefined;
    if (at !== undefined) this.go(at);
  }
}
