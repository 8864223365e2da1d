// The menu of what is selected, or of the wall: role=menu, by mouse, finger and keyboard. Sub-menus take the place of the list.
import { h } from "../../shared/html.ts";
import { KINDS } from "../../shared/kinds.ts";
import type { Point } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import { type Action, actionNamed, type Context, spelled } from "../actions.ts";
import { boundsOf } from "../kernels/geometry.ts";

type Entry = string | { label: string; icon: string; entries: string[] } | "-";

const KIND_MENU = { label: "Change kind", icon: "refresh-cw", entries: KINDS.map(({ kind }) => `turn-${kind}`) };
const ADD_MENU = { label: "Add a note", icon: "sticky-note", entries: KINDS.map(({ kind }) => `add-${kind}`) };
const ALIGN_MENU = {
  label: "Align and distribute", icon: "align-start-vertical",
  entries: ["align-left", "align-centre", "align-right", "align-top", "align-middle", "align-bottom", "distribute-x", "distribute-y"],
};
const NOTE: Entry[] = [
  "edit", KIND_MENU, "pivotal", "-", "next", "sibling", "connect-all", "context-around", "look-closer", "-", "copy", "cut", "paste", "duplicate", "-",
  ALIGN_MENU, "to-front", "to-back", "-", "group", "ungroup", "lock", "-", "give-dot", "take-dot", "park", "-", "remove",
];
const CONNECTOR: Entry[] = ["edit", "-", "remove"];
const REGION: Entry[] = ["edit", "-", "copy", "cut", "paste", "duplicate", "-", "lock", "-", "remove"];
const WALL: Entry[] = ["paste", "paste-same", ADD_MENU, "-", "select-all", "search", "unlock-all", "-", "fit", "actual-size", "snap-grid", "help"];

let shown: Menu | null = null;

/** Opens the menu of the selection at a point of the canvas. */
export function openMenu(context: Context, screen: Point): void {
  const frame = context.board.view.surface.getBoundingClientRect();
  shown?.close(false);
  shown = new Menu(context, { x: frame.left + screen.x, y: frame.top + screen.y });
}

/** Opens it beside what is selected, for the keyboard. */
export function openMenuOfSelection(context: Context): void {
  const { view, selectedNotes, selectedRegions } = context.board;
  const box = boundsOf([...selectedNotes, ...selectedRegions]);
  const at = box ? view.toScreen({ x: box.x + box.width / 2, y: box.y + box.height / 2 }) : { x: view.viewport.width / 2, y: view.viewport.height / 3 };
  openMenu(context, { x: Math.max(0, Math.min(at.x, view.viewport.width)), y: Math.max(0, Math.min(at.y, view.viewport.height)) });
}

class Menu {
  private readonly context: Context;
  private readonly box: HTMLElement;
  private readonly at: Point;
  private readonly outside = (event: PointerEvent) => this.box.contains(event.target as Node) || this.close(false);
  private typed = "";
  private typedAt = 0;

  constructor(context: Context, at: Point) {
    this.context = context;
    this.at = at;
    this.box = h("div", { class: "menu board-menu", role: "menu", popover: "manual", tabindex: -1 });
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("contextmenu", (event) => event.preventDefault());
    context.app.append(this.box);
    this.box.showPopover();
    this.list();
    window.addEventListener("pointerdown", this.outside, true);
  }

  close(isFocusKept = true): void {
    if (shown === this) shown = null;
    window.removeEventListener("pointerdown", this.outside, true);
    this.box.remove();
    if (isFocusKept) this.context.focus();
  }

  private list(first = 0): void {
    const { board } = this.context;
    const [id] = board.selection;
    const { connectors, regions } = board.model;
    const what = !id ? "Wall" : board.selection.size > 1 ? `${board.selection.size} selected` : connectors.has(id) ? "Arrow" : regions.has(id) ? "Region" : "Note";
    const entries = !id ? WALL : board.selection.size === 1 && connectors.has(id) ? CONNECTOR : board.selection.size === 1 && regions.has(id) ? REGION : NOTE;
    this.show(what, entries.map((entry) => this.row(entry)), first);
  }

  private show(label: string, rows: (HTMLElement | null)[], first: number): void {
    this.box.setAttribute("aria-label", label);
    this.box.replaceChildren(...withoutLooseLines(rows.filter((row) => row !== null)));
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const room = document.documentElement;
    this.box.style.setProperty("left", `${Math.max(8, Math.min(this.at.x, room.clientWidth - width - 8))}px`);
    this.box.style.setProperty("top", `${Math.max(8, Math.min(this.at.y, room.clientHeight - height - 8))}px`);
    (this.items()[first] ?? this.box).focus({ preventScroll: true });
  }

  private row(entry: Entry): HTMLElement | null {
    if (entry === "-") return h("div", { class: "menu__line", role: "separator" });
    if (typeof entry === "string") return this.item(actionNamed(entry));
    const actions = entry.entries.map(actionNamed).filter((action) => action.isEnabled(this.context));
    if (actions.length === 0) return null;
    const open = () => this.submenu(entry.label, actions);
    return h("button", { class: "menu__item", role: "menuitem", type: "button", tabindex: -1, "aria-haspopup": "menu", "data-stays": true, onclick: open },
      icon(entry.icon), entry.label, h("span", { class: "menu__note" }, icon("chevron-right")));
  }

  private item(action: Action): HTMLElement | null {
    if (!action.isEnabled(this.context) || (action.name === "remove" && this.isLocked())) return null;
    const tone = action.name === "remove" ? " menu__item--danger" : "";
    const key = action.keys[0];
    return h("button", { class: `menu__item${tone}`, role: "menuitem", type: "button", tabindex: -1, "data-stays": true, "aria-keyshortcuts": key?.replace("Mod", "Control") ?? null, onclick: () => this.run(action) },
      icon(action.icon ?? "circle-dot"), this.labelOf(action), key ? h("span", { class: "menu__note menu__keys", "aria-hidden": "true" }, spelled(key)) : null);
  }

  private labelOf(action: Action): string {
    if (action.name === "paste") return "Paste";
    if (action.name === "connect-all") return "Connect in order";
    if (action.name === "pivotal") return this.context.board.selectedNotes[0]?.is_pivotal ? "No longer pivotal" : "Mark as pivotal";
    if (action.name !== "lock") return action.label.replace(/^(Add|Change into): /, "");
    return this.isLocked() ? "Unlock" : "Lock";
  }

  /** Whether all that is selected is locked. */
  private isLocked(): boolean {
    const { model, selection } = this.context.board;
    return [...selection].every((id) => (model.notes.get(id) ?? model.regions.get(id))?.is_locked);
  }

  private submenu(label: string, actions: readonly Action[]): void {
    const back = h("button", { class: "menu__item menu__item--back", role: "menuitem", type: "button", tabindex: -1, "data-stays": true, "data-back": true, onclick: () => this.back(label) }, icon("chevron-left"), label);
    this.show(label, [back, h("div", { class: "menu__line", role: "separator" }), ...actions.map((action) => this.item(action))], 1);
  }

  private back(label: string): void {
    this.list();
    this.items().find((item) => item.textContent?.startsWith(label))?.focus();
  }

  private run(action: Action): void {
    this.close();
    if (action.isEnabled(this.context)) action.run(this.context);
  }

  private items(): HTMLElement[] {
    return [...this.box.querySelectorAll<HTMLElement>("[role=menuitem]")];
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    const items = this.items();
    const here = items.indexOf(document.activeElement as HTMLElement);
    const there = { ArrowDown: here + 1, ArrowUp: here < 0 ? items.length - 1 : here - 1, Home: 0, End: items.length - 1 }[event.key];
    const back = this.box.querySelector<HTMLElement>("[data-back]");
    if (there !== undefined) items.at(there % items.length)?.focus();
    else if (event.key === "ArrowRight" && items[here]?.ariaHasPopup === "menu") items[here]?.click();
    else if ((event.key === "ArrowLeft" || event.key === "Escape") && back) back.click();
    else if (event.key === "Escape" || event.key === "Tab") this.close();
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) this.goTo(event.key, items, here);
    else return;
    event.preventDefault();
  }

  /** The next item that begins with what was typed within a second. */
  private goTo(letter: string, items: readonly HTMLElement[], here: number): void {
    const now = performance.now();
    this.typed = now - this.typedAt < 1_000 ? this.typed + letter.toLowerCase() : letter.toLowerCase();
    this.typedAt = now;
    const from = this.typed.length > 1 ? here : here + 1;
    const inOrder = [...items.slice(Math.max(0, from)), ...items.slice(0, Math.max(0, from))];
    inOrder.find((item) => item.textContent?.toLowerCase().startsWith(this.typed))?.focus();
  }
}

/** Lines only between items: none at the ends, never two in a row. */
function withoutLooseLines(rows: readonly HTMLElement[]): HTMLElement[] {
  const isLine = (row: HTMLElement | undefined) => !row || row.classList.contains("menu__line");
  const single = rows.filter((row, index) => !isLine(row) || !isLine(rows[index - 1]));
  return single.filter((row, index) => !isLine(row) || single.slice(index + 1).some((other) => !isLine(other)));
}
