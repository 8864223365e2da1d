// One socket to one domain: says hello, comes back by itself after a drop, and knows whether it is there.
import type { ServerMessage } from "./protocol.ts";

export type SocketState = "connecting" | "open" | "offline" | "refused";
export type SocketEvents = {
  onMessage: (message: ServerMessage) => void;
  onState: (state: SocketState) => void;
  hello: () => Record<string, unknown>;
};

const FIRST_WAIT = 400;
const LONGEST_WAIT = 8_000;
const LOOK_EVERY = 1_000;
const SILENCE = 10_000;
const ANSWER_WITHIN = 8_000;
const ASLEEP = 5_000;
const NOT_WELCOME = new Set([4403, 4404]);

/** A socket that the page has opened before its modules were there, with what came over it since (early/main.ts). */
type Early = { socket: string; link: WebSocket; heard: MessageEvent[] };

/** Hands the early socket over, once, where it is this one and still good; who takes it says hello if it is not open yet. */
function takeEarly(path: string): Early | null {
  const holder = window as { early?: Early };
  const { early } = holder;
  if (early?.socket !== path) return null;
  delete holder.early;
  early.link.onopen = early.link.onmessage = null;
  return early.link.readyState <= WebSocket.OPEN ? early : null;
}

export class Socket {
  private readonly path: string;
  private readonly events: SocketEvents;
  private link: WebSocket | null = null;
  private wait = FIRST_WAIT;
  private timer = 0;
  private watch = 0;
  private heardAt = 0;
  private askedAt = 0;
  private lookedAt = 0;
  private isClosed = false;

  constructor(path: string, events: SocketEvents) {
    this.path = path;
    this.events = events;
    window.addEventListener("online", () => this.retryNow());
    window.addEventListener("offline", () => this.drop());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
  }

  get isOpen(): boolean {
    return this.link?.readyState === WebSocket.OPEN;
  }

  open(): void {
    this.events.onState("connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const early = takeEarly(this.path);
    const link = early?.link ?? new WebSocket(`${scheme}://${location.host}${this.path}`);
    this.link = link;
    this.heardAt = this.lookedAt = this.askedAt = Date.now();
    clearInterval(this.watch);
    this.watch = window.setInterval(() => this.look(), LOOK_EVERY);
    link.addEventListener("open", () => this.opened(link));
    link.addEventListener("message", (event) => this.heard(link, event));
    link.addEventListener("close", (event) => this.dropped(link, event.code));
    for (const event of early?.heard ?? []) this.heard(link, event);
  }

  /** Sends a message; returns false where the socket is not open. */
  send(type: string, body: Record<string, unknown> = {}): boolean {
    if (!this.link || this.link.readyState !== WebSocket.OPEN) return false;
    this.link.send(JSON.stringify({ v: 1, type, ...body }));
    // Frames are not answered; everything else is, or the line is dead though it looks open.
    if (type !== "frame") this.askedAt ||= Date.now();
    return true;
  }

  /** Gives the connection up, as after a bad network; it comes back by itself. */
  drop(): void {
    const { link } = this;
    if (!link) return;
    link.close();
    // A dead line's close comes a minute late; nobody waits for it.
    this.dropped(link, 1006);
  }

  close(): void {
    this.isClosed = true;
    this.link?.close();
  }

  private opened(link: WebSocket): void {
    if (link !== this.link) return;
    this.wait = FIRST_WAIT;
    this.send("hello", this.events.hello());
  }

  private heard(link: WebSocket, event: MessageEvent): void {
    if (link !== this.link) return;
    const message = JSON.parse(String(event.data)) as ServerMessage;
    this.heardAt = Date.now();
    this.askedAt = 0;
    if (message.type === "welcome") this.events.onState("open");
    this.events.onMessage(message);
    // For what every page shows, such as the bell.
    if (message.type === "change") window.dispatchEvent(new CustomEvent("change-seen", { detail: message.change }));
  }

  /** Asks after a silence, and gives up a line on which an answer is overdue. */
  private look(): void {
    const now = Date.now();
    const hasSlept = now - this.lookedAt > ASLEEP;
    this.lookedAt = now;
    if (hasSlept) return this.wake();
    if (this.askedAt && now - this.askedAt > ANSWER_WITHIN) this.drop();
    else if (!this.askedAt && now - this.heardAt > SILENCE) this.send("ping");
  }

  /** After a sleep nothing is known of the line: asks anew, with the full time for an answer. */
  private wake(): void {
    if (!this.link) return this.retryNow();
    this.askedAt = 0;
    if (!this.send("ping")) this.askedAt = Date.now();
  }

  private dropped(link: WebSocket, code: number): void {
    if (link !== this.link) return;
    clearInterval(this.watch);
    this.link = null;
    if (NOT_WELCOME.has(code)) this.isClosed = true;
    this.events.onState(NOT_WELCOME.has(code) ? "refused" : "offline");
    if (this.isClosed) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  private retryNow(): void {
    if (this.link || this.isClosed) return;
    clearTimeout(this.timer);
    this.wait = FIRST_WAIT;
    this.open();
  }
}
