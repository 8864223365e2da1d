// Whatever the network does, every tab ends with the server's rows: nothing asked is lost, nothing is done twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Note, Row } from "../../../../static/src/shared/protocol.ts";
import { pick, type Random, seeded, whole } from "../../random.ts";
import { Server } from "./server.ts";
import { Network, Tab } from "./tabs.ts";

const SEEDS = Number(process.env.SEEDS ?? 40);

function aRoom(random: Random, people = ["ada", "ben"]): { server: Server; network: Network; tabs: Tab[] } {
  const server = new Server(), tabs = people.map((caller) => new Tab(caller));
  const network = new Network(server, tabs, random);
  return { server, network, tabs };
}

const aNote = (id: string, text = "Order placed") => ({ id, kind: "event", text, x: 0, y: 0 });
const notesOf = (tab: Tab) => tab.session.rows.rows("note") as unknown as Map<string, Note>;
const byId = (rows: Map<string, Row>) => Object.fromEntries([...rows].sort(([one], [other]) => (one < other ? -1 : 1)));

function doSomething(random: Random, tab: Tab): void {
  const known = [...notesOf(tab).keys()];
  const id = known.length ? pick(random, known) : null;
  const dice = random();
  if (!id || dice < 0.3) return tab.ask("AddNotes", { notes: [aNote(`n-${tab.caller}-${tab.asked.length}`)] });
  if (dice < 0.55) return tab.ask("MoveNotes", { moves: [{ id, x: whole(random, 0, 999), y: whole(random, 0, 999) }] });
  if (dice < 0.7) return tab.ask("EditNote", { note_id: id, text: `text ${whole(random, 0, 999)}` });
  if (dice < 0.8) return tab.ask("RemoveFromBoard", { note_ids: [id] });
  if (dice < 0.85) return tab.ask("Whisper", { id: `w-${tab.caller}-${tab.asked.length}` });
  tab.inside(() => tab.session.undo(dice < 0.95 ? "undo" : "redo"));
}

function step(random: Random, network: Network, tab: Tab): void {
  const dice = random();
  if (dice < 0.3) doSomething(random, tab);
  else if (dice < 0.6) network.deliverUp(tab);
  else if (dice < 0.9) network.deliverDown(tab);
  else if (dice < 0.94) tab.runTimers();
  else if (dice < 0.97) network.open(tab);
  else if (dice < 0.985) tab.cut();
  else if (dice < 0.99) network.restart();
  else tab.reload();
}

function assertIsAsOnServer(server: Server, tab: Tab, why: string): void {
  assert.deepEqual(byId(tab.session.rows.rows("note")), byId(server.rows("note")), why);
  assert.deepEqual(tab.session.rows.pending, [], why);
  assert.deepEqual(tab.asked.filter((id) => !server.has(id) && !server.refused.has(id)), [], why);
}

test("any interleaving of edits, drops, reloads, restarts, gaps and refusals ends with the server's rows in every tab", () => {
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const random = seeded(seed);
    const { server, network, tabs } = aRoom(random);

    for (let count = 0; count < 400; count += 1) step(random, network, pick(random, tabs));
    network.settle();
    // A last announcement may have got lost: coming back asks for it.
    for (const tab of tabs) tab.cut();
    network.settle();

    for (const tab of tabs) assertIsAsOnServer(server, tab, `seed ${seed}, ${tab.caller}`);
    assert.equal(new Set(server.log.map(({ intent }) => intent)).size, server.log.length, `seed ${seed}: done twice`);
  }
});

test("an edit shows at once and is sent when the line is there", () => {
  const { server, network, tabs: [tab] } = aRoom(() => 0.9, ["ada"]);
  assert.ok(tab);

  tab.ask("AddNotes", { notes: [aNote("n")] });

  assert.equal(notesOf(tab).get("n")?.text, "Order placed");
  assert.equal(server.version, 0);
  network.settle();
  assertIsAsOnServer(server, tab, "after the line has come");
});

test("an edit whose answer was lost is asked again, and done once", () => {
  const { server, network, tabs: [tab] } = aRoom(() => 0.9, ["ada"]);
  assert.ok(tab);
  network.settle();
  tab.ask("AddNotes", { notes: [aNote("n")] });
  network.deliverUp(tab);
  assert.equal(server.version, 1);

  tab.cut();
  assert.equal(tab.session.rows.pending.length, 1);
  network.settle();

  assert.equal(server.version, 1);
  assertIsAsOnServer(server, tab, "after coming back");
});

test("edits that were made offline outlive a reload and arrive once", () => {
  const { server, network, tabs: [tab] } = aRoom(() => 0.9, ["ada"]);
  assert.ok(tab);
  network.settle();
  tab.cut();
  tab.ask("AddNotes", { notes: [aNote("n")] });
  tab.ask("EditNote", { note_id: "n", text: "Order paid" });

  tab.reload();
  tab.runTimers();

  assert.equal(notesOf(tab).get("n")?.text, "Order paid");
  network.settle();
  assert.equal(server.version, 2);
  assertIsAsOnServer(server, tab, "after the reload");
});

test("a refused edit is taken back", () => {
  const { network, tabs: [ada, ben] } = aRoom(() => 0.9);
  assert.ok(ada && ben);
  ada.ask("AddNotes", { notes: [aNote("n")] });
  network.settle();
  ben.ask("RemoveFromBoard", { note_ids: ["n"] });
  network.deliverUp(ben);
  ada.ask("EditNote", { note_id: "n", text: "Too late" });

  network.settle();

  assert.equal(notesOf(ada).has("n"), false);
  assert.deepEqual(ada.session.rows.pending, []);
});

test("undo takes back one's own last change, redo brings it again, and the others see both", () => {
  const { network, tabs: [ada, ben] } = aRoom(() => 0.9);
  assert.ok(ada && ben);
  ada.ask("AddNotes", { notes: [aNote("n")] });
  network.settle();
  ada.ask("EditNote", { note_id: "n", text: "Order paid" });
  network.settle();

  ada.inside(() => ada.session.undo("undo"));
  network.settle();
  assert.equal(notesOf(ben).get("n")?.text, "Order placed");

  ada.inside(() => ada.session.undo("redo"));
  network.settle();
  assert.equal(notesOf(ben).get("n")?.text, "Order paid");
});

test("whoever has undone nothing of their own undoes nothing of the others", () => {
  const { network, tabs: [ada, ben] } = aRoom(() => 0.9);
  assert.ok(ada && ben);
  ada.ask("AddNotes", { notes: [aNote("n")] });
  network.settle();

  assert.equal(ben.inside(() => ben.session.undo("undo")), false);
});
