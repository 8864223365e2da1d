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
const HEARTBEAT = 15_000;
const NOT_WELCOME = new Set([4403, 4404]);

export class Socket {
  private readonly path: string;
  private readonly events: SocketEvents;
  private link: WebSocket | null = null;
  private wait = FIRST_WAIT;
  private timer = 0;
  private beat = 0;
  private unanswered = 0;
  private isClosed = false;

  constructor(path: string, events: SocketEvents) {
    this.path = path;
    this.events = events;
    window.addEventListener("online", () => this.retryNow());
    window.addEventListener("offline", () => this.link?.close());
    document.addEventListener("visibilitychange", () => document.hidden || this.retryNow());
  }

  get isOpen(): boolean {
    return this.link?.readyState === WebSocket.OPEN;
  }

  open(): void {
    this.events.onState("connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const link = new WebSocket(`${scheme}://${location.host}${this.path}`);
    this.link = link;
    link.addEventListener("open", () => this.opened(link));
    link.addEventListener("message", (event) => this.heard(link, event));
    link.addEventListener("close", (event) => this.dropped(link, event.code));
  }

  /** Sends a message; returns false where the socket is not open. */
  send(type: string, body: Record<string, unknown> = {}): boolean {
    if (!this.link || this.link.readyState !== WebSocket.OPEN) return false;
    this.link.send(JSON.stringify({ v: 1, type, ...body }));
    return true;
  }

  /** Drops the connection as a bad network would; it comes back by itself. */
  drop(): void {
    this.link?.close();
  }

  close(): void {
    this.isClosed = true;
    this.link?.close();
  }

  private opened(link: WebSocket): void {
    if (link !== this.link) return;
    this.wait = FIRST_WAIT;
    this.unanswered = 0;
    this.send("hello", this.events.hello());
    clearInterval(this.beat);
    this.beat = window.setInterval(() => this.ping(), HEARTBEAT);
  }

  private heard(link: WebSocket, event: MessageEvent): void {
    if (link !== this.link) return;
    const message = JSON.parse(String(event.data)) as ServerMessage;
    this.unanswered = 0;
    if (message.type === "welcome") this.events.onState("open");
    this.events.onMessage(message);
  }

  private ping(): void {
    if (this.unanswered >= 2) this.link?.close();
    else if (this.send("ping")) this.unanswered += 1;
  }

  private dropped(link: WebSocket, code: number): void {
    if (link !== this.link) return;
    clearInterval(this.beat);
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
