// The simulate page: joins the latest run of the domain, and every one that anybody starts.
import { newId } from "../shared/ids.ts";
import { BoardStage } from "./board-stage.ts";
import { Counters } from "./counters.ts";
import { MapStage } from "./map-stage.ts";
import { isActive, type RunFrame, type RunMessage } from "./protocol.ts";
import { RecordLog } from "./record-log.ts";
import { type BoardRows, fetchBoard } from "./rows.ts";
import { RunSocket } from "./run-socket.ts";
import { Scrubber } from "./scrubber.ts";
import { StoryView } from "./story-view.ts";
import { Transport } from "./transport.ts";

class Page {
  private readonly root: HTMLElement;
  private readonly domain: string;
  private readonly transport: Transport;
  private readonly scrubber: Scrubber;
  private socket: RunSocket | null = null;
  private rows: BoardRows | null = null;
  private board: BoardStage | null = null;
  private map: MapStage | null = null;
  private counters: Counters | null = null;
  private log: RecordLog | null = null;
  private latest: RunFrame | null = null;

  constructor(root: HTMLElement) {
    this.root = root;
    this.domain = root.dataset.domain ?? "";
    const wishes = { start: () => void this.start(), command: (name: string, body = {}) => this.command(name, body) };
    this.transport = new Transport(root, { mayEdit: this.mayEdit, wishes });
    this.scrubber = new Scrubber(this.find("#moment"), this.find("#now"), {
      onMoment: (frame) => this.draw(frame),
      onNow: () => this.latest && this.draw(this.latest),
      onFailure: (text) => this.complain(text),
    });
    this.find("#board-choice").addEventListener("change", () => void this.load());
  }

  get mayEdit(): boolean {
    return this.root.dataset.mayEdit === "true";
  }

  async open(): Promise<void> {
    await this.load();
    if (this.root.dataset.run) this.join(this.root.dataset.run);
    watchRuns(this.domain, Number(this.root.dataset.version), (run) => this.join(run));
  }

  private async load(): Promise<void> {
    const board = this.find<HTMLSelectElement>("#board-choice").value;
    const rows = await fetchBoard(this.domain, board);
    this.rows = rows;
    this.board = board ? new BoardStage(this.find("#board-panel"), rows) : null;
    this.map ??= new MapStage(this.find("#map-panel"), rows);
    const onBreak = this.mayEdit ? (subscription: string, command: string) => this.command(command, { subscription }) : null;
    this.counters = new Counters(this.find("#counters"), rows, onBreak);
    if (this.latest) this.show(this.latest);
    if (this.socket) this.listen(this.socket.run);
  }

  private join(run: string): void {
    if (this.socket?.run === run) return;
    this.socket?.close();
    this.latest = null;
    this.scrubber.join(run);
    this.listen(run);
    this.socket = new RunSocket(run, {
      onMessage: (message) => this.hear(message),
      onOffline: () => this.complain("The connection is gone; trying again."),
    });
  }

  private listen(run: string): void {
    if (!this.rows) return;
    const story = new StoryView(this.find("#story"), this.rows);
    this.log = new RecordLog(this.find("#log"), this.find("#correlation"), { rows: this.rows, run, story });
  }

  private hear(message: RunMessage): void {
    if (message.type === "error") this.complain(`${message.error.problem} ${message.error.fix}`);
    else if (message.type === "status") this.transport.say(message.status, message);
    else if (message.type === "frame") this.show(message);
  }

  private show(frame: RunFrame): void {
    // What the database tells on joining is older than what the worker shows.
    if (frame.frame === 0 && isActive(frame.status) && this.latest && this.latest.frame > 0) return;
    const isFirst = this.latest === null;
    this.latest = frame;
    this.scrubber.reach(frame);
    this.transport.show(frame);
    this.log?.add(frame.newest);
    if (isFirst && this.root.dataset.moment) this.scrubber.look(Number(this.root.dataset.moment) * 1e6);
    this.root.dataset.moment = "";
    if (!this.scrubber.isBack) this.draw(frame);
  }

  /** Draws a moment: the run's own, or an earlier one, which stands still. */
  private draw(frame: RunFrame): void {
    const now = performance.now();
    const still: RunFrame = this.scrubber.isBack && frame.status === "running" ? { ...frame, status: "paused" } : frame;
    this.transport.showFigures(frame);
    this.board?.show(still, now);
    this.map?.show(still, now);
    this.counters?.show(frame);
    this.log?.look(this.scrubber.isBack ? frame.newest : null);
    this.keepAddress(frame);
  }

  /** What is looked at is in the address, so that it can be sent to somebody. */
  private keepAddress(frame: RunFrame): void {
    const moment = this.scrubber.moment;
    const address = moment === null ? location.pathname : `?run=${frame.number}&at=${(moment / 1e6).toFixed(1)}`;
    if (`${location.pathname}${location.search}` !== new URL(address, location.href).pathname + new URL(address, location.href).search) {
      history.replaceState(null, "", address);
    }
  }

  private command(command: string, body: Record<string, unknown> = {}): void {
    if (!this.socket?.command(command, body)) this.complain("The connection is gone; trying again.");
  }

  private async start(): Promise<void> {
    const run = newId();
    const body = {
      run_id: run,
      scenario_name: this.find<HTMLSelectElement>("#scenario").value,
      seed: Number(this.find<HTMLInputElement>("#seed").value),
      speed: this.transport.speed,
    };
    const response = await fetch(`/api/v1/domains/${this.domain}/intents/`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.find<HTMLInputElement>("[name=csrfmiddlewaretoken]").value },
      body: JSON.stringify({ kind: "StartRun", id: newId(), body }),
    });
    if (response.ok) this.join(run);
    else this.complain(String(((await response.json()) as { detail?: string }).detail ?? "The run did not start."));
  }

  private complain(text: string): void {
    this.find("#status").textContent = text;
  }

  private find<Kind extends HTMLElement>(selector: string): Kind {
    const found = this.root.querySelector<Kind>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  }
}

type LogMessage = { type: string; version?: number; to?: number; change?: { version: number; effects: { op: string; table: string; id: string }[] } };

/** Calls back with the id of every run that somebody starts in the domain after a version, whatever is lost between. */
function watchRuns(domain: string, version: number, started: (run: string) => void): void {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const link = new WebSocket(`${scheme}://${location.host}/ws/domains/${domain}/`);
  let since = version;
  let beat = 0;
  link.addEventListener("open", () => {
    link.send(JSON.stringify({ v: 1, type: "hello", since, board: null }));
    beat = window.setInterval(() => link.send(JSON.stringify({ v: 1, type: "ping" })), 20_000);
  });
  link.addEventListener("message", (event) => {
    const message = JSON.parse(String(event.data)) as LogMessage;
    // A welcome tells the newest version before the changes up to it have come.
    const heard = message.change?.version ?? message.to ?? (message.type === "snapshot" ? message.version : undefined);
    since = Math.max(since, heard ?? 0);
    for (const effect of message.change?.effects ?? []) {
      if (effect.table === "run" && effect.op === "create") started(effect.id);
    }
  });
  link.addEventListener("close", () => {
    clearInterval(beat);
    window.setTimeout(() => watchRuns(domain, since, started), 3_000);
  });
}

const root = document.getElementById("simulation");
if (root) void new Page(root).open();
