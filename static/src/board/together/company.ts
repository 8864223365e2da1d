// Going where others are: following somebody's view until one moves, and being called to a part of the board.
import { h, say } from "../../shared/html.ts";
import type { Box, Frame, Person } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { fit, windowOf } from "../kernels/camera.ts";

type Summons = Extract<Frame, { kind: "summon" }>;

const CALL_LASTS = 60_000;
const CLOSEST = 4;

export class Company {
  private readonly board: Board;
  private readonly onChange: () => void;
  private readonly followers = new Set<string>();
  private people: Person[] = [];
  private leader: Person | null = null;
  private isLed = false;
  private readonly news = h("div", { class: "board-news" });
  private readonly frame = h("div", { class: "board-led", hidden: true });
  private badge: HTMLElement | null = null;
  private call: HTMLElement | null = null;
  private timer = 0;

  constructor(board: Board, app: HTMLElement, onChange: () => void) {
    this.board = board;
    this.onChange = onChange;
    app.append(this.frame, this.news);
    window.addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("dialog[open], [popover]:popover-open") && this.follow(null));
  }

  get following(): string | null {
    return this.leader?.session ?? null;
  }

  /** Keeps showing what that person sees, until one moves the board oneself; null stops. */
  follow(person: Person | null): void {
    if (person?.session === this.leader?.session) return;
    this.leader = person;
    this.board.session.show({ kind: "follow", session: person?.session ?? null });
    this.badge?.remove();
    this.badge = null;
    if (person) {
      const stop = h("button", { class: "button button--small", type: "button", onclick: () => this.follow(null) }, "Stop");
      this.frame.dataset.person = String((person.color % 8) + 1);
      this.badge = h("div", { class: "board-status island", role: "status", "data-person": this.frame.dataset.person }, h("span", {}, "Following ", h("strong", {}, person.name)), stop);
      this.news.prepend(this.badge);
    }
    this.frame.hidden = !person;
    this.onChange();
  }

  /** Calls everybody on the board to what one sees: at once, or when they accept. */
  summon(isAtOnce: boolean): void {
    this.board.session.show({ kind: "summon", at_once: isAtOnce, ...this.sight() });
    say(isAtOnce ? "Everyone on this board now sees what you see." : "Everyone on this board is asked to come here.");
  }

  setPeople(people: Person[]): void {
    this.people = people;
    for (const session of this.followers) if (!people.some((one) => one.session === session)) this.followers.delete(session);
    if (this.leader && !people.some((one) => one.session === this.leader?.session)) {
      // Back after a drop they have another session, but are the same person.
      const again = people.find((one) => one.id === this.leader?.id && one.session !== this.board.session.you?.session);
      this.follow(again ?? null);
    }
  }

  take(from: string, frame: Frame): void {
    if (frame.kind === "follow") this.followed(from, frame.session === this.board.session.you?.session);
    if (frame.kind === "view" && from === this.leader?.session) this.look(frame);
    if (frame.kind === "summon") this.called(this.people.find((one) => one.session === from), frame);
  }

  /** The camera has moved: by one's own hand, or because one follows. */
  moved(): void {
    if (!this.isLed) this.follow(null);
    if (this.followers.size) this.showView();
  }

  private followed(from: string, isMine: boolean): void {
    if (!isMine) return void this.followers.delete(from);
    this.followers.add(from);
    this.showView();
  }

  private showView(): void {
    this.board.session.show({ kind: "view", ...this.sight() });
  }

  private sight(): Box {
    const { x, y, width, height } = windowOf(this.board.view.camera, this.board.view.viewport);
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  }

  private look(box: Box): void {
    const { view } = this.board;
    this.isLed = true;
    view.look(fit(box, view.viewport, 0, CLOSEST));
    this.isLed = false;
  }

  private called(by: Person | undefined, summons: Summons): void {
    const name = by?.name ?? "Somebody";
    const before = this.sight();
    if (summons.at_once) {
      this.go(summons);
      return this.ask(`${name} has brought everyone here.`, "Go back", () => this.go(before));
    }
    this.ask(`${name} asks everyone to come.`, "Go there", () => this.go(summons));
  }

  private go(box: Box): void {
    this.follow(null);
    this.look(box);
  }

  private ask(text: string, label: string, act: () => void): void {
    this.hush();
    const yes = h("button", { class: "button button--primary button--small", type: "button", onclick: () => (this.hush(), act()) }, label);
    const no = h("button", { class: "button button--small", type: "button", onclick: () => this.hush() }, "Stay");
    this.call = h("div", { class: "board-status island", role: "status" }, h("span", {}, text), yes, no);
    this.news.append(this.call);
    this.timer = window.setTimeout(() => this.hush(), CALL_LASTS);
  }

  private hush(): void {
    clearTimeout(this.timer);
    this.call?.remove();
    this.call = null;
  }
}
