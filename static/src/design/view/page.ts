// The whole page: the aggregate design canvas, or what a policy waits for, as sections that are edited where they stand.
import { html, nothing, render, type TemplateResult } from "lit";

import type { Edit, Tactic } from "../kernels/design.ts";
import { examples, runner } from "./examples.ts";
import { area, chip, field, icon, lines, panel } from "./fields.ts";
import { parts } from "./parts.ts";
import { flows, throughput, timers } from "./sections.ts";
import { states } from "./states.ts";

export type Chosen = { what: "state"; name: string } | { what: "transition"; index: number } | null;
export type Verdict = { name: string; passed: boolean; reason: string; happened: { name: string; seconds: number }[] };

/** What the sections see and may ask for. */
export interface Page {
  readonly model: Tactic;
  readonly mayEdit: boolean;
  readonly chosen: Chosen;
  readonly verdicts: Verdict[] | null;
  readonly isRunning: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  fact(name: string): string;
  choose(chosen: Chosen): void;
  edit(edit: Edit | null): Promise<boolean>;
  ask(kind: string, body: Record<string, unknown>): Promise<boolean>;
  step(way: "undo" | "redo"): Promise<void>;
  run(): Promise<void>;
}

export function renderPage(host: HTMLElement, page: Page): void {
  const isPolicy = page.model.element.kind === "policy";
  render(html`${head(page)}<div class="tactic__grid">${isPolicy ? policy(page) : aggregate(page)}</div>${known(page.model)}`, host);
}

function head(page: Page): TemplateResult {
  const { element } = page.model;
  const isPolicy = element.kind === "policy";
  const lead = isPolicy ? "What it reacts to, what it waits for, and what it then sends." : "Aggregate design canvas: what it decides, what it keeps true, and how it is expected to behave.";
  return html`<header class="page-header"><div class="page-header__text"><div class="row">${chip(element.kind, isPolicy ? "Policy" : "Aggregate")}</div><h1>${element.name || "Without a name"}</h1><p class="page-header__lead">${lead}</p></div>
    ${page.mayEdit ? html`<div class="page-header__actions"><button type="button" class="button" ?disabled=${!page.canUndo} @click=${() => void page.step("undo")}>${icon("undo-2")}Undo</button>
      <button type="button" class="button" ?disabled=${!page.canRedo} @click=${() => void page.step("redo")}>${icon("redo-2")}Redo</button></div>` : nothing}</header>`;
}

function aggregate(page: Page): TemplateResult {
  const { design } = page.model;
  return html`${panel("States", states(page), { wide: true, note: design.states.length > 0 ? "obeyed by the simulation" : "" })}
    ${about(page)}
    ${panel("Commands handled", flows(page, "takes", "command", "None yet: it is asked for nothing."))}
    ${panel("Events raised", flows(page, "gives", "event", "None yet: it tells nobody what happened."))}
    ${panel("Always true", lines("invariants", "rule", design.invariants, "The total is never negative", page.mayEdit, (invariants) => void page.edit({ invariants })))}
    ${panel("Corrective policies", lines("corrections", "correction", design.corrections, "Refund what was charged twice", page.mayEdit, (corrections) => void page.edit({ corrections })))}
    ${panel("Throughput and size", throughput(page))}
    ${panel("Inside", parts(page), { wide: true })}
    ${panel("Examples", examples(page), { wide: true, tools: runner(page) })}`;
}

function policy(page: Page): TemplateResult {
  const { design } = page.model;
  return html`${panel("States", states(page), { wide: true, note: design.states.length > 0 ? "a process manager" : "" })}
    ${about(page)}
    ${panel("Reacts to", flows(page, "takes", "event", "Nothing yet: draw an arrow from an event to it, or add one here."))}
    ${panel("Sends", flows(page, "gives", "command", "Nothing yet: it asks for no command."))}
    ${panel("Timers", timers(page), { wide: true })}
    ${panel("Examples", examples(page), { wide: true, tools: runner(page) })}`;
}

function about(page: Page): TemplateResult {
  const { element, design } = page.model;
  const disabled = !page.mayEdit;
  const rename = (text: string, input: HTMLInputElement) => {
    if (text.trim()) void page.ask("RenameElement", { element_id: element.id, name: text.trim() });
    else input.value = element.name;
  };
  return panel("About", html`${field({ id: "about-name", label: "Name", value: element.name, onChange: rename, disabled })}
    ${area("about-text", "Description", element.description, "What it is, in a sentence", (text) => void page.ask("DescribeElement", { element_id: element.id, description: text.trim() }), disabled)}
    ${field({ id: "about-owner", label: "Owned by", value: design.owner, placeholder: "Nobody yet", onChange: (owner) => void page.edit({ owner: owner.trim() }), disabled })}`);
}

/** What fields suggest while somebody writes. */
function known(model: Tactic): TemplateResult {
  const names = (all: readonly { name: string }[]) => [...new Set(all.map((one) => one.name))];
  const lists: [string, string[]][] = [
    ["known-commands", names([...model.takes, ...model.commands].filter((one) => one.kind === "command"))],
    ["known-events", names([...model.gives, ...model.events].filter((one) => one.kind === "event"))],
    ["known-given", [...model.design.states, ...names(model.element.kind === "policy" ? model.takes : model.gives)]],
    ["known-triggers", names([...model.takes, ...model.design.timers])],
    ["known-parts", names(model.design.parts)],
  ];
  return html`${lists.map(([id, values]) => html`<datalist id=${id}>${values.map((value) => html`<option value=${value}></option>`)}</datalist>`)}`;
}
