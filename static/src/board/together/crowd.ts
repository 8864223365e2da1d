// Who is here: a few faces in the bar, each followed with a click, and everybody in a list behind them.
import { h } from "../../shared/html.ts";
import type { Person } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import type { Others } from "../view/others.ts";
import type { Company } from "./company.ts";

const FACES = 4;
const CALLERS = new Set(["editor", "facilitator", "owner"]);
const LEADERS = new Set(["facilitator", "owner"]);

export type CrowdParts = { board: Board; others: Others; company: Company; boardId: string; slug: string };

export class Crowd {
  private readonly parts: CrowdParts;
  private readonly faces: HTMLElement;
  private readonly list = h("div", { class: "menu people", id: "people", popover: "auto", role: "dialog", "aria-label": "People here" });
  private readonly count = h("button", { class: "icon-button people__count", type: "button", popovertarget: "people", "aria-haspopup": "dialog", "data-tip": "People here" });
  private people: Person[] = [];

  constructor(faces: HTMLElement, parts: CrowdParts) {
    this.faces = faces;
    this.parts = parts;
    faces.after(this.count, this.list);
    this.list.addEventListener("beforetoggle", () => this.fill());
  }

  setPeople(people: Person[]): void {
    this.people = people;
    this.changed();
  }

  changed(): void {
    const { boardId } = this.parts;
    const others = this.people.filter((person) => person.board === boardId && !this.isMe(person));
    this.faces.replaceChildren(...others.slice(0, FACES).map((person) => this.face(person)));
    this.count.replaceChildren(icon("users"), h("span", {}, String(this.people.length)));
    this.count.setAttribute("aria-label", `People here: ${this.people.length}`);
    if (this.list.matches(":popover-open")) this.fill();
  }

  private face(person: Person): HTMLElement {
    const isFollowed = this.parts.company.following === person.session;
    const act = () => this.parts.company.follow(isFollowed ? null : person);
    return h("button", {
      class: "avatar avatar--button", type: "button", "data-person": (person.color % 8) + 1, "aria-pressed": String(isFollowed),
      "aria-label": `Follow ${person.name}`, "data-tip": `Follow ${person.name}`, onclick: act,
    }, initialsOf(person.name));
  }

  private fill(): void {
    const { company } = this.parts;
    const role = this.parts.board.session.you?.role ?? "";
    const isAlone = this.people.every((person) => this.isMe(person));
    this.list.replaceChildren(...this.people.map((person) => this.row(person)),
      ...(isAlone ? [h("p", { class: "people__alone muted" }, "Nobody else is here. Invite somebody with a link.")] : []),
      ...(!isAlone && CALLERS.has(role) ? [h("div", { class: "menu__line", role: "separator" }), this.item("Ask everyone to come here", "bell", () => company.summon(false))] : []),
      ...(!isAlone && LEADERS.has(role) ? [this.item("Bring everyone here now", "users", () => company.summon(true))] : []));
  }

  private row(person: Person): HTMLElement {
    const { boardId, slug, company, others } = this.parts;
    const name = h("span", { class: "people__name" }, h("span", { class: "truncate" }, this.isMe(person) ? `${person.name} (you)` : person.name), h("span", { class: "people__where truncate" }, this.placeOf(person)));
    const acts: Node[] = [];
    if (person.board === boardId && !this.isMe(person)) {
      const isFollowed = company.following === person.session;
      if (others.cursorOf(person.session)) acts.push(this.act("crosshair", `Go to ${person.name}'s cursor`, () => this.jump(person)));
      acts.push(this.act("eye", isFollowed ? `Stop following ${person.name}` : `Follow ${person.name}`, () => company.follow(isFollowed ? null : person), isFollowed));
    } else if (person.board && person.board !== boardId) {
      acts.push(h("a", { class: "icon-button icon-button--small", href: `/d/${slug}/boards/${person.board}/`, "aria-label": `Go to ${person.name}'s board`, title: `Go to ${person.name}'s board` }, icon("arrow-right")));
    }
    return h("div", { class: "people__row" }, h("span", { class: "avatar", "data-person": (person.color % 8) + 1, "aria-hidden": "true" }, initialsOf(person.name)), name, ...acts);
  }

  /** "Editor · Checkout": what they may do, and where they are. */
  private placeOf(person: Person): string {
    const { board, boardId } = this.parts;
    const role = person.role.charAt(0).toUpperCase() + person.role.slice(1);
    if (person.board === boardId) return `${role} · on this board`;
    const name = person.board ? (board.session.rows.rows("board").get(person.board)?.name as string | undefined) : undefined;
    return name ? `${role} · on ${name}` : `${role} · in the model`;
  }

  private jump(person: Person): void {
    const { board, others } = this.parts;
    const at = others.cursorOf(person.session);
    const { camera, viewport } = board.view;
    if (at) board.view.look({ ...camera, x: at.x - viewport.width / 2 / camera.zoom, y: at.y - viewport.height / 2 / camera.zoom });
    this.list.hidePopover();
  }

  private act(name: string, label: string, run: () => void, isOn = false): HTMLElement {
    return h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": label, title: label, "aria-pressed": String(isOn), onclick: run }, icon(name));
  }

  private item(label: string, name: string, run: () => void): HTMLElement {
    return h("button", { class: "menu__item", type: "button", onclick: run }, icon(name), label);
  }

  private isMe(person: Person): boolean {
    return person.session === this.parts.board.session.you?.session;
  }
}

function initialsOf(name: string): string {
  return name.split(/\s+/).map((word) => word[0] ?? "").slice(0, 2).join("").toUpperCase() || "?";
}
