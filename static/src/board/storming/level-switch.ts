// The level of the board beside its name: read by everybody, changed by the team. And the way back to where it came from.
import { h } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { LEVELS } from "./levels.ts";

export class LevelSwitch {
  private readonly board: Board;
  private readonly button: HTMLButtonElement;
  private readonly name: HTMLElement;
  private readonly items: HTMLElement[];
  private readonly origin: HTMLAnchorElement;
  private readonly slug: string;

  constructor(board: Board, app: HTMLElement) {
    this.board = board;
    this.slug = app.dataset.slug ?? "";
    this.name = h("span", {});
    this.button = h("button", { class: "board-level", type: "button", popovertarget: "board-level-menu" }, icon("layers"), this.name, icon("chevron-down"));
    this.items = LEVELS.map(({ level, name, note }) => h("button", { class: "menu__item menu__item--tall", type: "button", onclick: () => this.choose(level) },
      h("span", {}, h("strong", {}, name), h("small", {}, note)), h("span", { class: "menu__tick" }, icon("check"))));
    this.origin = h("a", { class: "board-level board-level--back", hidden: true }, icon("arrow-up"), h("span", { class: "truncate" }));
    const menu = h("div", { class: "menu", id: "board-level-menu", popover: "auto", role: "group", "aria-label": "Level of the board" }, ...this.items);
    document.querySelector(".board-title")?.after(this.button, this.origin);
    document.body.append(menu);
    this.changed();
  }

  changed(): void {
    const { board } = this;
    const now = LEVELS.find(({ level }) => level === board.level);
    this.name.textContent = now?.name ?? "";
    this.button.setAttribute("aria-label", `Level: ${now?.name ?? ""}`);
    this.button.disabled = !board.mayModel;
    this.items.forEach((item, at) => item.setAttribute("aria-pressed", String(LEVELS[at]?.level === board.level)));
    const origin = board.row?.origin_id ? board.model.boards.get(board.row.origin_id) : undefined;
    this.origin.hidden = !origin;
    if (!origin) return;
    this.origin.href = `/d/${this.slug}/boards/${origin.id}/`;
    this.origin.title = this.origin.ariaLabel = `Back to “${origin.name}”, where this board was started`;
    this.origin.lastElementChild?.replaceChildren(origin.name);
  }

  private choose(level: string): void {
    if (level !== this.board.level) this.board.session.ask("ChangeBoardLevel", { changed_board_id: this.board.row?.id, level });
  }
}
