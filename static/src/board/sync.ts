// One browser's session on a board: socket → reconciler → view, and intents the other way. Loses nothing that was asked.
import { say } from "../shared/html.ts";
import { guess, intentOf } from "../shared/guesses.ts";
import type { Change, Finding, Frame, Id, Intent, Person, Row, ServerMessage, Snapshot } from "../shared/protocol.ts";
import { type Key, type Pending, Reconciler } from "../shared/reconcile.ts";
import { Socket, type SocketState } from "../shared/socket.ts";
import { History } from "../shared/undo.ts";

export type Place = { domain: Id; board: Id | null; socket: string };
export type SaveState = "connecting" | "saved" | "saving" | "offline" | "refused";
export type SessionEvents = {
  onRows: (keys: Set<Key> | "all", by: Change | null) => void;
  onState: (state: SaveState, waiting: number) => void;
  onPeople: (people: Person[]) => void;
  onFrame: (session: string, frame: Frame) => void;
  onFindings: (findings: Finding[]) => void;
  onRole: (role: string) => void;
};

const FRAME_EVERY = 50;
const FINDINGS_AFTER = 250;
const FINDINGS_AT_LATEST = 1_000;
const TABLES: Record<string, string> = {
  notes: "note", connectors: "connector", regions: "region", elements: "element", flows: "flow",
  contexts: "context", relationships: "relationship", subscriptions: "subscription", events: "event", terms: "term", boards: "board",
};

export class Session {
  readonly rows = new Reconciler();
  readonly history = new History();
  you: Person | null = null;
  people: Person[] = [];
  private readonly place: Place;
  private readonly events: SessionEvents;
  private readonly socket: Socket;
  private readonly frames = new Map<Frame["kind"], Frame>();
  private frameTimer = 0;
  private readonly sent = new Set<Id>();
  private readonly done = new Map<Id, number>();
  private hasState = false;
  private state: SocketState = "connecting";
  private timer = 0;
  private staleSince = 0;

  constructor(place: Place, events: SessionEvents) {
    this.place = place;
    this.events = events;
    this.socket = new Socket(place.socket, {
      onMessage: (message) => this.heard(message),
      onState: (state) => this.changedState(state),
      hello: () => ({ board: place.board, since: this.hasState ? this.rows.version : null }),
    });
    for (const { intent, effects } of this.kept()) this.rows.guess(intent, effects);
  }

  open(): void {
    this.socket.open();
  }

  /** Cuts the connection; it comes back by itself. For tests of just that. */
  drop(): void {
    this.socket.drop();
  }

  get isWelcome(): boolean {
    return this.state !== "refused";
  }

  /** Asks for an intent: shown at once, sent now or when the line is back. Returns its id. */
  ask(kind: string, body: Record<string, unknown>): Id {
    const intent = intentOf(kind, body);
    this.put(intent);
    return intent.id;
  }

  /** Asks for an intent about this board. */
  askBoard(kind: string, body: Record<string, unknown>): Id {
    return this.ask(kind, { board_id: this.place.board, ...body });
  }

  undo(way: "undo" | "redo"): boolean {
    const intent = intentOf("UndoChange", { board_id: null, change_id: "" });
    const change = this.history.next(way, intent.id);
    if (!change) return false;
    intent.body.change_id = change;
    if (this.you?.role === "guest") intent.body.board_id = this.place.board;
    this.put(intent);
    return true;
  }

  /** Shows the others something that need not last: the newest of each kind, about 20 times a second. */
  show(frame: Frame): void {
    this.frames.set(frame.kind, frame);
    if (!this.frameTimer) this.flushFrames();
  }

  /** Forgets a frame that was not sent yet: what it shows is over. */
  unshow(kind: Frame["kind"]): void {
    this.frames.delete(kind);
  }

  private flushFrames(): void {
    this.frameTimer = 0;
    if (this.frames.size === 0) return;
    for (const frame of this.frames.values()) if (this.place.board) this.socket.send("frame", { board: this.place.board, frame });
    this.frames.clear();
    this.frameTimer = window.setTimeout(() => this.flushFrames(), FRAME_EVERY);
  }

  private put(intent: Intent): void {
    const keys = this.rows.guess(intent, guess(this.rows, intent));
    this.sent.add(intent.id);
    this.send(intent);
    this.keep();
    this.events.onRows(keys, null);
    this.tellState();
  }

  private send(intent: Intent): void {
    this.socket.send("intent", { id: intent.id, kind: intent.kind, body: intent.body });
  }

  private heard(message: ServerMessage): void {
    switch (message.type) {
      case "welcome": return this.welcomed(message.you);
      case "snapshot": return this.reset(message);
      case "change": return this.take(message.change);
      case "skipped": return this.skipped(message.to);
      case "accepted": return this.accepted(message.id, message.version);
      case "refused": return this.refused(message.id, `${message.error.problem} ${message.error.fix}`);
      case "frame": return this.events.onFrame(message.session, message.frame);
      case "presence":
        this.people = message.people;
        return this.events.onPeople(message.people);
      case "error": return say(`${message.error.problem} ${message.error.fix}`, "error");
      case "pong": return;
    }
  }

  private welcomed(you: Person): void {
    this.you = you;
    this.events.onRole(you.role);
    // After the server has said what was missed: what it has not confirmed is asked again; ids make repeats harmless.
    for (const { intent } of this.rows.pending) {
      this.sent.add(intent.id);
      this.send(intent);
    }
    this.tellState();
  }

  private reset(state: Snapshot): void {
    this.hasState = true;
    const tables = Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [table, (state[name] ?? []) as Row[]]));
    this.rows.reset(state.version, tables);
    this.events.onRows("all", null);
    this.tellState();
    this.fetchFindings();
  }

  private take(change: Change): void {
    const keys = this.rows.take(change);
    if (keys === null) {
      this.socket.send("since", { since: this.rows.version });
      return;
    }
    this.done.delete(change.intent);
    if (this.sent.delete(change.intent)) this.history.take(change);
    this.keep();
    this.events.onRows(keys, change);
    this.tellState();
    this.fetchFindings();
  }

  private accepted(intent: Id, version: number): void {
    // A repeat of what was done before a drop: its change has come by already.
    if (version <= this.rows.version) this.settle(intent);
    else this.done.set(intent, version);
  }

  /** Changes went by that this client may not see, its own among them where their audience is somebody else. */
  private skipped(to: number): void {
    if (to > this.rows.version + 1) return void this.socket.send("since", { since: this.rows.version });
    this.rows.skip(to);
    for (const [intent, version] of this.done) if (version <= to) this.settle(intent);
  }

  private refused(intent: Id, why: string): void {
    this.history.refuse(intent);
    this.settle(intent);
    say(why, "error");
  }

  private settle(intent: Id): void {
    const keys = this.rows.settle(intent);
    this.sent.delete(intent);
    this.done.delete(intent);
    this.keep();
    this.events.onRows(keys, null);
    this.tellState();
  }

  private changedState(state: SocketState): void {
    this.state = state;
    this.tellState();
  }

  private tellState(): void {
    const waiting = this.rows.pending.length;
    // Welcome but without the rows, one may not trust what one sees yet.
    const save = this.state !== "open" ? this.state : !this.hasState ? "connecting" : waiting ? "saving" : "saved";
    this.events.onState(save, waiting);
  }

  private fetchFindings(): void {
    const now = performance.now();
    if (!this.timer) this.staleSince = now;
    clearTimeout(this.timer);
    // Where many people edit there is never a pause: ask after a while all the same.
    const wait = Math.max(0, Math.min(FINDINGS_AFTER, this.staleSince + FINDINGS_AT_LATEST - now));
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.readFindings();
    }, wait);
  }

  private async readFindings(): Promise<void> {
    // The checks speak of the whole model; a guest sees one board of it.
    if (this.you?.role === "guest") return;
    const answer = await fetch(`/api/v1/domains/${this.place.domain}/findings/`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) this.events.onFindings(((await answer.json()) as { findings: Finding[] }).findings);
  }

  /** What was asked and not confirmed outlives a reload of the page. */
  private keep(): void {
    try {
      if (this.rows.pending.length) sessionStorage.setItem(this.storageKey, JSON.stringify(this.rows.pending));
      else sessionStorage.removeItem(this.storageKey);
    } catch {
      // A full or closed storage: the edit is sent all the same, it just does not outlive the page.
    }
  }

  private kept(): Pending[] {
    try {
      return JSON.parse(sessionStorage.getItem(this.storageKey) ?? "[]") as Pending[];
    } catch {
      return [];
    }
  }

  private get storageKey(): string {
    return `pending:${this.place.board ?? this.place.domain}`;
  }
}
