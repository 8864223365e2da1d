// The page of an aggregate or a policy: its model, its edits as intents, their undo, and what others change meanwhile.
import { say } from "../shared/html.ts";
import { newId } from "../shared/ids.ts";
import type { ServerMessage } from "../shared/protocol.ts";
import { Socket } from "../shared/socket.ts";
import { History } from "../shared/undo.ts";
import { Door } from "./door.ts";
import type { Design, Edit, Tactic } from "./kernels/design.ts";
import { type Chosen, type Page, renderPage, type Verdict } from "./view/page.ts";

const CONCERNED = new Set(["design", "element", "flow", "subscription", "context"]);
const CALM = 250;

class TacticPage implements Page {
  model: Tactic;
  verdicts: Verdict[] | null = null;
  isRunning = false;
  chosen: Chosen = null;
  readonly mayEdit: boolean;
  private readonly host: HTMLElement;
  private readonly door: Door;
  private readonly history = new History();
  private calm = 0;

  constructor(host: HTMLElement, model: Tactic) {
    this.host = host;
    this.model = model;
    this.mayEdit = host.dataset.mayEdit === "yes";
    this.door = new Door(this.fact("intents"));
    document.addEventListener("keydown", (event) => this.key(event));
    window.matchMedia("(max-width: 720px)").addEventListener("change", () => this.show());
    this.listen();
    host.replaceChildren();
    this.show();
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  fact(name: string): string {
    return this.host.dataset[name] ?? "";
  }

  choose(chosen: Chosen): void {
    this.chosen = chosen;
    this.show();
  }

  /** Changes the design at once, and takes it back where the server refuses. */
  async edit(edit: Edit | null): Promise<boolean> {
    if (!edit) return false;
    const before = this.model.design;
    this.model = { ...this.model, design: { ...before, ...edit } };
    this.verdicts = null;
    this.show();
    const done = await this.did("DesignElement", { element_id: before.id, ...edit });
    if (!done) {
      this.model = { ...this.model, design: restored(this.model.design, before, edit) };
      this.show();
    }
    return done;
  }

  /** Asks for something that changes more than the design, and looks afresh. */
  async ask(kind: string, body: Record<string, unknown>): Promise<boolean> {
    const done = await this.did(kind, body);
    await this.refresh();
    return done;
  }

  async step(way: "undo" | "redo"): Promise<void> {
    const intent = newId();
    const change = this.history.next(way, intent);
    if (!change) return;
    const answer = await this.door.ask("UndoChange", { change_id: change }, intent);
    if (answer.change) this.history.take(answer.change);
    else {
      this.history.refuse(intent);
      say(answer.refusal ?? "", "error");
    }
    await this.refresh();
  }

  async run(): Promise<void> {
    this.isRunning = true;
    this.show();
    await this.door.settled();
    const answer = await fetch(this.fact("examples"), { headers: { Accept: "application/json" } }).catch(() => null);
    this.isRunning = false;
    if (answer?.ok) this.verdicts = ((await answer.json()) as { examples: Verdict[] }).examples;
    else say("The examples could not be run. Try again in a moment.", "error");
    this.show();
  }

  private async did(kind: string, body: Record<string, unknown>): Promise<boolean> {
    const answer = await this.door.ask(kind, body);
    if (answer.change) this.history.take(answer.change);
    else say(answer.refusal ?? "", "error");
    this.show();
    return answer.change !== null;
  }

  private async refresh(): Promise<void> {
    const answer = await fetch(this.fact("model"), { headers: { Accept: "application/json" } }).catch(() => null);
    // What is on its way will change it again: the last answer is the one to show.
    if (!answer?.ok || this.door.pending > 0) return;
    const model = (await answer.json()) as Tactic;
    // An echo of one's own edits changes nothing, and takes no verdict away.
    if (JSON.stringify(model) === JSON.stringify(this.model)) return;
    this.model = model;
    this.verdicts = null;
    this.show();
  }

  private listen(): void {
    let wasOpen = false;
    const soon = () => {
      clearTimeout(this.calm);
      this.calm = window.setTimeout(() => void this.refresh(), CALM);
    };
    new Socket(this.fact("socket"), {
      hello: () => ({ since: null, board: null }),
      onMessage: (message) => concerns(message) && soon(),
      onState: (state) => {
        if (state === "open" && wasOpen) soon();
        wasOpen ||= state === "open";
      },
    }).open();
  }

  private key(event: KeyboardEvent): void {
    const isWriting = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (isWriting || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    void this.step(event.shiftKey ? "redo" : "undo");
  }

  private show(): void {
    renderPage(this.host, this);
  }
}

function restored(design: Design, before: Design, edit: Edit): Design {
  const kept = Object.fromEntries(Object.keys(edit).map((name) => [name, before[name as keyof Design]]));
  return { ...design, ...kept };
}

function concerns(message: ServerMessage): boolean {
  if (message.type === "skipped") return true;
  return message.type === "change" && message.change.effects.some((effect) => CONCERNED.has(effect.table));
}

const host = document.getElementById("tactic");
const data = document.getElementById("tactic-model")?.textContent;
if (host && data) new TacticPage(host, JSON.parse(data) as Tactic);
