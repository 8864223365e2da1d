// Browser tabs without a browser: a real Session in each, over a network whose every message waits to be delivered or lost.
import type { Id, Intent, Person } from "../../../../static/src/shared/protocol.ts";
import type { Outbox } from "../../../../static/src/shared/outbox.ts";
import type { Pending } from "../../../../static/src/shared/reconcile.ts";
import { Session } from "../../../../static/src/board/sync.ts";
import { HIDDEN, type Server } from "./server.ts";

type Message = Record<string, unknown>;
type Timer = { id: number; run: () => void };

const TOO_FAR_BEHIND = 6;

/** One end of a fake WebSocket: what was sent waits in `out`, what is to be heard in `inbox`. */
class Link extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  greeted = false;
  readonly out: string[] = [];
  readonly inbox: Message[] = [];
  readonly tab: Tab;

  constructor() {
    super();
    if (!running) throw new Error("A socket opens outside of any tab.");
    this.tab = running;
    running.link = this;
  }

  send(text: string): void {
    this.out.push(text);
  }

  close(): void {
    this.readyState = 3;
    this.closed();
  }

  opened(): void {
    this.readyState = Link.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  closed(code = 1006): void {
    this.readyState = 3;
    if (this.tab.link === this) this.tab.link = null;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  hear(message: Message): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify(message) }));
  }
}

let running: Tab | null = null;

export class Tab {
  readonly caller: Id;
  readonly asked: Id[] = [];
  link: Link | null = null;
  timers: Timer[] = [];
  session: Session;
  private readonly kept = new Map<Id, string>();
  private lastTimer = 0;

  constructor(caller: Id) {
    this.caller = caller;
    this.session = this.start();
  }

  /** Runs code of the page as this tab: with its window, its storage and its timers. */
  inside<Result>(run: () => Result): Result {
    const before = running;
    running = this;
    Object.assign(globalThis, this.globals());
    try {
      return run();
    } finally {
      running = before;
    }
  }

  ask(kind: string, body: Record<string, unknown>): void {
    this.asked.push(this.inside(() => this.session.askBoard(kind, body)));
  }

  reload(): void {
    const link = this.link;
    this.link = null;
    if (link) link.readyState = 3;
    this.timers = [];
    this.session = this.start();
  }

  cut(): void {
    this.inside(() => this.link?.closed());
  }

  runTimers(): void {
    const due = this.timers;
    this.timers = [];
    this.inside(() => due.forEach(({ run }) => run()));
  }

  private start(): Session {
    return this.inside(() => {
      const nothing = () => undefined;
      const session = new Session({ domain: "domain", board: "board", socket: "/ws" }, {
        onRows: nothing, onState: nothing, onPeople: nothing, onFrame: nothing, onFindings: nothing, onRole: nothing,
        onShown: nothing, onRefused: nothing,
      }, this.outbox());
      session.open();
      return session;
    });
  }

  /** The browser's database: what is in it outlives the page, and is read a while after the page has begun. */
  private outbox(): Outbox {
    return {
      isLasting: true,
      load: (done) => {
        const kept = [...this.kept.values()].map((text) => JSON.parse(text) as Pending);
        this.timers.push({ id: (this.lastTimer += 1), run: () => done(kept) });
      },
      put: (one) => void this.kept.set(one.intent.id, JSON.stringify(one)),
      remove: (intent) => void this.kept.delete(intent),
    };
  }

  private globals(): Record<string, unknown> {
    const window = Object.assign(new EventTarget(), {
      setTimeout: (run: () => void) => {
        this.timers.push({ id: (this.lastTimer += 1), run });
        return this.lastTimer;
      },
      setInterval: () => 0,
    });
    return {
      window,
      document: Object.assign(new EventTarget(), { hidden: false }),
      location: { protocol: "http:", host: "test" },
      WebSocket: Link,
      clearTimeout: (id: number) => (this.timers = this.timers.filter((timer) => timer.id !== id)),
      clearInterval: () => undefined,
      fetch: () => Promise.resolve({ ok: false }),
    };
  }
}

/** The wires between tabs and a server; `chance` decides the order of answers and what the announcements lose. */
export class Network {
  readonly server: Server;
  readonly tabs: Tab[];
  private readonly chance: () => number;

  constructor(server: Server, tabs: Tab[], chance: () => number) {
    this.server = server;
    this.tabs = tabs;
    this.chance = chance;
  }

  /** The server goes and comes again: every line is cut, and what was on its way in either direction is lost. */
  restart(): void {
    for (const tab of this.tabs) tab.cut();
  }

  open(tab: Tab): void {
    const { link } = tab;
    if (link?.readyState === 0) tab.inside(() => link.opened());
  }

  /** Brings the tab's next message to the server. */
  deliverUp(tab: Tab): void {
    const { link } = tab;
    const text = link?.out.shift();
    if (!link || text === undefined) return;
    const message = JSON.parse(text) as Message & { type: string };
    if (message.type === "hello") this.greet(link, message.since as number | null);
    if (message.type === "since") this.catchUp(link, message.since as number);
    if (message.type === "intent") this.execute(link, message as unknown as Intent);
  }

  /** Brings the server's next message to the tab. */
  deliverDown(tab: Tab): void {
    const { link } = tab;
    const message = link?.inbox.shift();
    if (link && message) tab.inside(() => link.hear(message));
  }

  /** Lets everything arrive until nothing is under way any more. */
  settle(): void {
    for (const tab of this.tabs) tab.runTimers();
    for (let round = 0; round < 10_000; round += 1) {
      const busy = this.tabs.filter(({ link }) => !link || link.readyState === 0 || link.out.length || link.inbox.length);
      if (busy.length === 0) return;
      for (const tab of busy) {
        if (!tab.link) tab.runTimers();
        this.open(tab);
        this.deliverUp(tab);
        this.deliverDown(tab);
      }
    }
    throw new Error("The network never comes to rest.");
  }

  private greet(link: Link, since: number | null): void {
    const you: Person = { session: "session", id: link.tab.caller, name: link.tab.caller, role: "editor", color: 1, board: "board" };
    link.greeted = true;
    link.inbox.push({ v: 1, type: "welcome", version: this.server.version, session: "session", you });
    if (since === null) link.inbox.push({ v: 1, type: "snapshot", ...this.server.state() });
    else this.catchUp(link, since);
  }

  private catchUp(link: Link, since: number): void {
    if (this.server.version - since > TOO_FAR_BEHIND) link.inbox.push({ v: 1, type: "snapshot", ...this.server.state() });
    else for (let version = since + 1; version <= this.server.version; version += 1) link.inbox.push(this.shown(version));
  }

  private execute(link: Link, intent: Intent): void {
    const before = this.server.version;
    const answer = this.server.execute(link.tab.caller, intent);
    if ("refused" in answer) {
      link.inbox.push({ v: 1, type: "refused", id: intent.id, error: { code: "NOT_FOUND", problem: answer.refused, where: "", fix: "" } });
      return;
    }
    const accepted = { v: 1, type: "accepted", id: intent.id, version: answer.change.version, change: answer.change.id };
    const isEarly = this.chance() < 0.5;
    if (isEarly) link.inbox.push(accepted);
    if (this.server.version > before) this.announce();
    if (!isEarly) link.inbox.push(accepted);
  }

  /** Announces the newest change; an announcement may get lost, and leaves a gap. */
  private announce(): void {
    for (const { link } of this.tabs) if (link?.greeted && this.chance() > 0.05) link.inbox.push(this.shown(this.server.version));
  }

  private shown(version: number): Message {
    const change = this.server.log[version - 1];
    const isHidden = change?.effects.some(({ table }) => table === HIDDEN);
    return isHidden ? { v: 1, type: "skipped", to: version } : { v: 1, type: "change", change };
  }
}
