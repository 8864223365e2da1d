// The table of subscriptions: one row each, figures written only where they have changed.
import type { Figures, RunFrame } from "./protocol.ts";
import type { BoardRows } from "./rows.ts";

const COLUMNS = ["matched", "filtered", "delivered", "handled", "failed", "retried", "dead_lettered"] as const;

export type BreakRequest = (subscription: string, command: "break" | "mend") => void;

export class Counters {
  private readonly body: HTMLTableSectionElement;
  private readonly lines = new Map<string, { cells: Map<string, HTMLElement>; tool: HTMLButtonElement | null }>();

  constructor(table: HTMLTableElement, rows: BoardRows, onBreak: BreakRequest | null) {
    this.body = table.tBodies[0] ?? table.createTBody();
    this.body.replaceChildren();
    const found = [...rows.rows("subscription").values()]
      .map((row) => ({ id: row.id, event: rows.nameOf(String(row.event_id)), policy: rows.nameOf(String(row.policy_id)), row }))
      .sort((one, other) => one.event.localeCompare(other.event) || one.policy.localeCompare(other.policy));
    for (const { id, event, policy, row } of found) this.add(id, { event, policy, target: String(row.target_kind) }, onBreak);
  }

  show(frame: RunFrame): void {
    for (const [id, { cells, tool }] of this.lines) {
      const figures = frame.subscriptions[id];
      for (const name of COLUMNS) write(cells.get(name), String(figures?.[name] ?? 0));
      const dead = cells.get("dead_lettered");
      if (dead && figures) dead.title = explained(figures);
      if (tool) {
        const isBroken = frame.broken.includes(id);
        label(tool, isBroken);
      }
      dead?.toggleAttribute("data-is-bad", Boolean(figures?.dead_lettered));
    }
  }

  private add(id: string, names: { event: string; policy: string; target: string }, onBreak: BreakRequest | null): void {
    const line = this.body.insertRow();
    line.dataset.subscription = id;
    const head = document.createElement("th");
    head.scope = "row";
    const policy = document.createElement("span");
    policy.textContent = names.policy;
    const event = document.createElement("span");
    event.className = "counters__event";
    event.textContent = `on ${names.event} · ${names.target.replaceAll("_", " ")}`;
    head.append(policy, event);
    line.append(head);
    const cells = new Map<string, HTMLElement>();
    for (const name of COLUMNS) {
      const cell = line.insertCell();
      cell.className = "numeric";
      cell.dataset.figure = name;
      cell.textContent = "0";
      cells.set(name, cell);
    }
    this.lines.set(id, { cells, tool: onBreak && breaker(line, id, { names, onBreak }) });
  }
}

function breaker(
  line: HTMLTableRowElement, id: string, { names, onBreak }: { names: { policy: string }; onBreak: BreakRequest },
): HTMLButtonElement {
  const tool = document.createElement("button");
  tool.type = "button";
  tool.className = "button button--small";
  tool.dataset.policy = names.policy;
  label(tool, false);
  tool.addEventListener("click", () => onBreak(id, "isBroken" in tool.dataset ? "mend" : "break"));
  const cell = line.insertCell();
  cell.className = "table__actions";
  cell.append(tool);
  return tool;
}

function label(tool: HTMLButtonElement, isBroken: boolean): void {
  const word = isBroken ? "Mend" : "Break";
  if (tool.textContent === word) return;
  tool.textContent = word;
  tool.toggleAttribute("data-is-broken", isBroken);
  tool.setAttribute("aria-label", `${word} ${tool.dataset.policy}`);
}

function explained(figures: Figures): string {
  return `not handed over: ${figures.undelivered}; handler failed: ${figures.exhausted}; consumer failed: ${figures.redriven}`;
}

function write(element: HTMLElement | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
