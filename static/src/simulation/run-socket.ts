// One socket to one run: frames in, commands out; comes back by itself after a drop.
import type { RunMessage } from "./protocol.ts";

const FIRST_WAIT = 400, LONGEST_WAIT = 8_000, HEARTBEAT = 20_000, NOT_FOUND = 4404;

export type RunEvents = { onMessage: (message: RunMessage) => void; onOffline: () => void };

export class RunSocket {
  readonly run: string;
  private readonly events: RunEvents;
  private link: WebSocket | null = null;
  private wait = FIRST_WAIT;
  private beat = 0;
  private isClosed = false;

  constructor(run: string, events: RunEvents) {
    this.run = run;
    this.events = events;
    this.open();
  }

  /** Sends a command; returns false where the socket is not open. */
  command(command: string, body: Record<string, unknown> = {}): boolean {
    return this.send("control", { command, ...body });
  }

  close(): void {
    this.isClosed = true;
    this.link?.close();
  }

  private open(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const link = new WebSocket(`${scheme}://${location.host}/ws/runs/${this.run}/`);
    this.link = link;
    link.addEventListener("open", () => {
      this.wait = FIRST_WAIT;
      clearInterval(this.beat);
      this.beat = window.setInterval(() => this.send("ping"), HEARTBEAT);
    });
    link.addEventListener("message", (event) => {
      if (!this.isClosed) this.events.onMessage(JSON.parse(String(event.data)) as RunMessage);
    });
    link.addEventListener("close", (event) => this.dropped(event.code));
  }

  private send(type: string, body: Record<string, unknown> = {}): boolean {
    if (this.link?.readyState !== WebSocket.OPEN) return false;
    this.link.send(JSON.stringify({ v: 1, type, ...body }));
    return true;
  }

  private dropped(code: number): void {
    clearInterval(this.beat);
    if (this.isClosed || code === NOT_FOUND) return;
    this.events.onOffline();
    window.setTimeout(() => this.isClosed || this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }
}
