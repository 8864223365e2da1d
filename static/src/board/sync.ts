// One browser's session on a board: socket → reconciler → view, and intents the other way. Loses nothing that was asked.
import { say } from "../shared/html.ts";
import { guess, intentOf } from "../shared/guesses.ts";
import type { Outbox } from "../shared/outbox.ts";
import { rowsOf } from "../shared/packed.ts";
import { apart, asNotes, isUndoable } from "../shared/private.ts";
import type { Change, Effect, Finding, Frame, Id, Intent, Person, Problem, ServerMessage, Snapshot } from "../shared/protocol.ts";
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
  onShown: (frame: Frame) => void;
  onRefused: (intent: Intent | undefined, problem: Problem) => void;
};

const FRAME_EVERY = 50;
const MOST_SHOWN = 500;
const LASTING = new Set<Frame["kind"]>(["selection", "editing", "follow"]);
const FINDINGS_AFTER = 250;
const FINDINGS_AT_LATEST = 1_000;
const TABLES: Record<string, string> = {
  notes: "note", connectors: "connector", regions: "region", elements: "element", flows: "flow",
  contexts: "context", relationships: "relationship", subscriptions: "subscription", events: "event", terms: "term", boards: "board",
  workshops: "workshop", facilitators: "facilitator", ballots: "ballot", dots: "dot",
  comments: "comment", people: "person",
};

const OF_ONE_BOARD = new Set(["note", "connector", "region"]);

export class Session {
  readonly rows = new Reconciler();
  readonly history = new History();
  you: Person | null = null;
  people: Person[] = [];
  /** By how many ms the server's clock is ahead of this one. */
  ahead = 0;
  /** The names of those whose changes came by, by id. */
  readonly names = new Map<Id, string>();
  readonly place: Place;
  private readonly events: SessionEvents;
  private readonly socket: Socket;
  private readonly outbox: Outbox;
  private readonly frames = new Map<Frame["kind"], Frame>();
  private readonly lasting = new Map<Frame["kind"], Frame>();
  private frameTimer = 0;
  private readonly sent = new Set<Id>();
  private readonly done = new Map<Id, number>();
  private hasState = false;
  private state: SocketState = "connecting";
  private timer = 0;
  private staleSince = 0;
  private readonly findings = { tag: "" as string | null, all: [] as Finding[], asked: 0, answered: 0 };

  constructor(place: Place, events: SessionEvents, outbox: Outbox) {
    this.place = place;
    this.events = events;
    this.outbox = outbox;
    this.socket = new Socket(place.socket, {
      onMessage: (message) => this.heard(message),
      onState: (state) => this.changedState(state),
      hello: () => ({ board: place.board, packed: true, since: this.hasState ? this.rows.version : null }),
    });
  }

  open(): void {
    this.outbox.load((kept) => this.restore(kept));
    this.socket.open();
  }

  /** Whether closing the page now would lose edits. */
  get wouldLose(): boolean {
    return this.rows.pending.length > 0 && !this.outbox.isLasting;
  }

  /** What this browser shows the others at the moment and until it says otherwise. */
  shown<Kind extends Frame["kind"]>(kind: Kind): Extract<Frame, { kind: Kind }> | undefined {
    return this.lasting.get(kind) as Extract<Frame, { kind: Kind }> | undefined;
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
    const intents = apart(this.rows, kind, body).map((part) => intentOf(kind, part));
    for (const intent of intents) this.put(intent);
    return intents[0]?.id ?? "";
  }

  get boardId(): Id | null {
    return this.place.board;
  }

  /** Asks for an intent about this board. */
  askBoard(kind: string, body: Record<string, unknown>): Id {
    return this.ask(kind, { board_id: this.place.board, ...body });
  }

  /** An intent goes another way than the socket; its change is one's own all the same, to be undone. */
  expect(intent: Id): void {
    this.sent.add(intent);
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
    if (LASTING.has(frame.kind)) this.lasting.set(frame.kind, frame);
    this.frames.set(frame.kind, limited(frame));
    this.events.onShown(frame);
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
    const effects = guess(this.rows, intent);
    const keys = this.rows.guess(intent, effects);
    this.outbox.put({ intent, effects });
    this.sent.add(intent.id);
    this.send(intent);
    this.events.onRows(keys, null);
    this.tellState();
  }

  /** Takes up what an earlier page of this browser could not bring to the server any more. */
  private restore(kept: Pending[]): void {
    if (kept.length === 0) return;
    const keys = this.rows.restore(kept);
    if (this.state === "open") this.askAgain(kept);
    this.events.onRows(keys, null);
    this.tellState();
  }

  private askAgain(pending: Pending[]): void {
    for (const { intent } of pending) {
      this.sent.add(intent.id);
      this.send(intent);
    }
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
      case "refused": return this.refused(message.id, message.error);
      case "frames": return this.showed(message.frames);
      case "presence": return this.met(message.people);
      case "error": return say(`${message.error.problem} ${message.error.fix}`, "error");
      case "pong": return;
    }
  }

  private welcomed(you: Person): void {
    this.you = you;
    this.events.onRole(you.role);
    // After the server has said what was missed: what it has not confirmed is asked again; ids make repeats harmless.
    this.askAgain(this.rows.pending);
    this.lasting.forEach((frame) => this.show(frame));
    this.tellState();
  }

  private reset(state: Snapshot): void {
    this.hasState = true;
    const tables = Object.fromEntries(Object.entries(TABLES).map(([name, table]) => [table, rowsOf(state[name])]));
    tables.note = [...(tables.note ?? []), ...rowsOf(state.private_notes)];
    if (state.now) this.ahead = Date.parse(String(state.now)) - Date.now();
    this.rows.reset(state.version, tables);
    this.events.onRows("all", null);
    this.tellState();
    this.fetchFindings();
  }

  private take(told: Change): void {
    this.names.set(told.caller, told.caller_name);
    const change = asNotes(told);
    const keys = this.rows.take({ ...change, effects: change.effects.filter((effect) => this.isHere(effect)) });
    if (keys === null) {
      this.socket.send("since", { since: this.rows.version });
      return;
    }
    this.done.delete(change.intent);
    if (this.sent.delete(change.intent)) {
      if (isUndoable(change)) this.history.take(change);
      this.outbox.remove(change.intent);
    }
    this.events.onRows(keys, change);
    this.tellState();
    this.fetchFindings();
  }

  /** Whether an effect is on this board or on none: what is hung on another board is not drawn here. */
  private isHere({ op, table, after }: Effect): boolean {
    return op !== "create" || !OF_ONE_BOARD.has(table) || after?.board_id === this.place.board;
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

  private refused(id: Id, problem: Problem): void {
    const intent = this.rows.pending.find((one) => one.intent.id === id)?.intent;
    this.events.onRefused(intent, problem);
    this.history.refuse(id);
    this.settle(id);
  }

  /** Everybody on the board gets the same frames, their own among them. */
  private showed(frames: { session: string; frame: Frame }[]): void {
    for (const { session, frame } of frames) if (session !== this.you?.session) this.events.onFrame(session, frame);
  }

  private met(people: Person[]): void {
    const known = new Set(this.people.map(({ session }) => session));
    this.people = people;
    this.events.onPeople(people);
    // Whoever has just come does not know what I have selected, or write on.
    if (people.some(({ session }) => session !== this.you?.session && !known.has(session))) this.lasting.forEach((frame) => this.show(frame));
  }

  private settle(intent: Id): void {
    const keys = this.rows.settle(intent);
    this.sent.delete(intent);
    this.done.delete(intent);
    this.outbox.remove(intent);
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
    // All who are here ask after each change: the more they are, the more patient each is.
    const patience = Math.max(1, this.people.length / 5);
    const wait = Math.max(0, Math.min(FINDINGS_AFTER * patience, this.staleSince + FINDINGS_AT_LATEST * patience - now));
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.readFindings();
    }, wait);
  }

  private async readFindings(): Promise<void> {
    // The checks speak of the whole model; a guest sees one board of it.
    if (this.you?.role === "guest") return;
    const turn = (this.findings.asked += 1);
    const answer = await fetch(`/api/v1/domains/${this.place.domain}/findings/`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const tag = answer.headers.get("ETag");
    // The browser has been told that they are the same: most edits, such as moves, change no finding.
    const all = tag && tag === this.findings.tag ? this.findings.all : ((await answer.json()) as { findings: Finding[] }).findings;
    // A slow answer must not bring back what a later one has found mended.
    if (turn < this.findings.answered) return;
    Object.assign(this.findings, { tag, all, answered: turn });
    this.events.onFindings(all);
  }
}

/** As much of a frame as goes over the line: who drags a thousand notes shows the way of some of them. */
function limited(frame: Frame): Frame {
  if (frame.kind === "drag") return { ...frame, notes: frame.notes.slice(0, MOST_SHOWN) };
  return frame.kind === "selection" ? { ...frame, ids: frame.ids.slice(0, MOST_SHOWN) } : frame;
}
