// Find on the board: what matches is framed, Enter goes from one to the next and takes the camera along.
import { h } from "../../shared/html.ts";
import type { Box, Id } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Context } from "../actions.ts";
import type { Board } from "../board.ts";
import { find, type Findable } from "../kernels/find.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { readingOrder } from "../kernels/nearest.ts";

let open: Search | null = null;

/** Opens the search, or goes back to it. */
export function openSearch(context: Context): void {
  open ??= new Search(context, () => (open = null));
  open.focus();
}

class Search {
  private readonly context: Context;
  private readonly onClose: () => void;
  private readonly input: HTMLInputElement;
  private readonly count: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly paint = (pen: CanvasRenderingContext2D) => this.paintFound(pen);
  private found: Id[] = [];
  private at = -1;

  constructor(context: Context, onClose: () => void) {
    this.context = context;
    this.onClose = onClose;
    this.input = h("input", { class: "board-search__input", type: "text", "aria-label": "Find on the board", placeholder: "Find on the board", autocomplete: "off", spellcheck: "false" });
    this.count = h("span", { class: "board-search__count", role: "status" });
    const button = (label: string, sign: string, press: () => void) => h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": label, onclick: press }, icon(sign));
    this.bar = h("search", { class: "board-search island" }, icon("search"), this.input, this.count,
      button("Previous match", "arrow-up", () => this.go(-1)), button("Next match", "arrow-down", () => this.go(1)), button("Close the search", "x", () => this.close()));
    this.input.addEventListener("input", () => this.changed());
    this.bar.addEventListener("keydown", (event) => this.key(event));
    context.app.append(this.bar);
    context.board.overlays.add(this.paint);
  }

  focus(): void {
    this.input.focus();
    this.input.select();
  }

  private changed(): void {
    const { board } = this.context;
    this.found = find(findable(board), this.input.value);
    this.at = -1;
    if (this.found.length > 0) this.go(1);
    this.tell();
    board.view.moved();
  }

  private go(step: number): void {
    const { board } = this.context;
    // What was found may be gone by now, and new things may match.
    const still = new Set(find(findable(board), this.input.value));
    this.found = this.found.filter((id) => still.has(id));
    const count = this.found.length;
    if (count === 0) return this.tell();
    this.at = (this.at + step + count) % count;
    const id = this.found[this.at] ?? "";
    const box = placeOf(board, id);
    board.select([id]);
    if (box) board.reveal(box);
    this.tell();
  }

  private tell(): void {
    const count = this.found.length;
    const text = this.input.value.trim() === "" ? "" : count === 0 ? "None" : `${this.at + 1} of ${count}`;
    this.count.textContent = text;
    this.bar.toggleAttribute("data-none", text === "None");
  }

  private key(event: KeyboardEvent): void {
    const step = { Enter: event.shiftKey ? -1 : 1, F3: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey);
    if (event.key === "Escape") this.close();
    else if (isFind) this.focus();
    else if (step !== undefined && event.target === this.input) this.go(step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private close(): void {
    const { board, focus } = this.context;
    board.overlays.delete(this.paint);
    this.bar.remove();
    board.view.moved();
    this.onClose();
    focus();
  }

  private paintFound(pen: CanvasRenderingContext2D): void {
    const { board } = this.context;
    const { view } = board;
    pen.strokeStyle = view.palette.token;
    for (const [index, id] of this.found.entries()) {
      const box = placeOf(board, id);
      if (!box) continue;
      const at = view.toScreen(box), zoom = view.camera.zoom;
      pen.lineWidth = index === this.at ? 4 : 2;
      pen.strokeRect(at.x - 7, at.y - 7, box.width * zoom + 14, box.height * zoom + 14);
    }
  }
}

/** Notes in reading order, then regions by place, then arrows with a label. */
function findable({ model }: Board): Findable[] {
  return [
    ...readingOrder(model.notes.values()).map((note) => ({ id: note.id, text: model.textOf(note) })),
    ...readingOrder(model.regions.values()).map((region) => ({ id: region.id, text: model.titleOf(region) })),
    ...[...model.connectors.values()].filter(({ label }) => label).map(({ id, label }) => ({ id, text: label })),
  ];
}

function placeOf({ model, view }: Board, id: Id): Box | null {
  const note = model.notes.get(id);
  if (note) return view.boxOf(note);
  const region = model.regions.get(id);
  // A region may be larger than the window: its title is what was found.
  if (region) return { x: region.x, y: region.y, width: Math.min(region.width, 300), height: Math.min(region.height, 50) };
  const connector = model.connectors.get(id);
  const ends = connector ? [model.notes.get(connector.source_id), model.notes.get(connector.target_id)] : [];
  return boundsOf(ends.filter((end) => end !== undefined));
}
