// The line to the server, and whether it is really there: what a dead one looks like is decided by silence.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Socket, type SocketState } from "../../../static/src/shared/socket.ts";

/** A WebSocket whose other end is the test. */
class Link extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  readonly sent: string[] = [];

  constructor() {
    super();
    links.push(this);
  }

  send(text: string): void {
    this.sent.push((JSON.parse(text) as { type: string }).type);
  }

  /** A dead line's closing is never answered. */
  close(): void {
    this.readyState = 2;
  }

  opened(): void {
    this.readyState = Link.OPEN;
    this.dispatchEvent(new Event("open"));
    this.hears("welcome");
  }

  hears(type: string): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data: JSON.stringify({ v: 1, type }) }));
  }
}

let links: Link[] = [];
let now = 0;
let clocks: Map<number, { run: () => void; every: number; due: number; once: boolean }>;

beforeEach(() => {
  links = [];
  now = 1_000_000;
  clocks = new Map();
  let last = 0;
  const start = (once: boolean) => (run: () => void, every: number) => {
    clocks.set((last += 1), { run, every, due: now + every, once });
    return last;
  };
  const stop = (id: number) => void clocks.delete(id);
  Date.now = () => now;
  Object.assign(globalThis, {
    window: Object.assign(new EventTarget(), { setInterval: start(false), setTimeout: start(true) }),
    document: Object.assign(new EventTarget(), { hidden: false }),
    location: { protocol: "http:", host: "test" }, WebSocket: Link, clearInterval: stop, clearTimeout: stop,
  });
});

/** Lets time pass; `asleep` passes it without any clock running, as a closed lid does. */
function pass(milliseconds: number, asleep = false): void {
  if (asleep) now += milliseconds;
  for (let rest = asleep ? 1_000 : milliseconds; rest > 0; rest -= 100) {
    now += 100;
    for (const [id, clock] of [...clocks]) {
      if (clock.due > now) continue;
      clock.due = now + clock.every;
      if (clock.once) clocks.delete(id);
      clock.run();
    }
  }
}

function anOpenSocket(): { states: SocketState[]; socket: Socket; link: Link } {
  const states: SocketState[] = [];
  const socket = new Socket("/ws", { onMessage: () => undefined, onState: (state) => states.push(state), hello: () => ({}) });
  socket.open();
  const link = links[0] as Link;
  link.opened();
  return { states, socket, link };
}

test("a quiet line is asked, and stays open while it answers", () => {
  const { states, link } = anOpenSocket();

  for (let minute = 0; minute < 10; minute += 1) {
    pass(11_000);
    assert.equal(link.sent.at(-1), "ping");
    link.hears("pong");
  }

  assert.deepEqual(states, ["connecting", "open"]);
});

test("a line that is open and dead is given up after seconds, without waiting for its close", () => {
  const { states } = anOpenSocket();

  pass(21_000);

  assert.deepEqual(states.slice(0, 3), ["connecting", "open", "offline"]);
  assert.ok(links.length > 1);
});

test("an edit that is not answered gives the line up, sooner than silence would", () => {
  const { states, socket } = anOpenSocket();

  socket.send("intent", {});
  pass(7_000);
  assert.deepEqual(states, ["connecting", "open"]);
  pass(2_000);

  assert.equal(states[2], "offline");
});

test("frames ask for no answer", () => {
  const { states, socket } = anOpenSocket();

  socket.send("frame", {});
  pass(9_000);

  assert.deepEqual(states, ["connecting", "open"]);
});

test("after a sleep the line has a whole answer's time to show that it lives", () => {
  const { states, link } = anOpenSocket();
  link.sent.length = 0;

  pass(3_600_000, true);

  assert.deepEqual(link.sent, ["ping"]);
  link.hears("pong");
  pass(5_000);
  assert.deepEqual(states, ["connecting", "open"]);
});

test("after a sleep that the line has not survived the state says so", () => {
  const { states } = anOpenSocket();

  pass(3_600_000, true);
  pass(9_000);

  assert.equal(states[2], "offline");
});

test("a socket that the page opened early is taken over with what it has heard, and says hello no second time", () => {
  const told: string[] = [];
  const link = new Link();
  link.readyState = Link.OPEN;
  const heard = ["welcome", "snapshot"].map((type) => Object.assign(new Event("message"), { data: JSON.stringify({ v: 1, type }) }));
  Object.assign(window, { early: { socket: "/ws", link, heard } });

  new Socket("/ws", { onMessage: ({ type }) => told.push(type), onState: () => undefined, hello: () => ({}) }).open();
  link.hears("change");

  assert.deepEqual(told, ["welcome", "snapshot", "change"]);
  assert.deepEqual([links.length, link.sent], [1, []]);
});

test("an early socket that is lost by the time its page is ready is replaced", () => {
  const link = new Link();
  link.close();
  Object.assign(window, { early: { socket: "/ws", link, heard: [] } });

  new Socket("/ws", { onMessage: () => undefined, onState: () => undefined, hello: () => ({}) }).open();

  assert.equal(links.length, 2);
});
