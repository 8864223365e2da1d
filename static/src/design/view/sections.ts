// The smaller sections: what flows in and out, what an aggregate has to bear, and a policy's timers.
import { html, nothing, type TemplateResult } from "lit";

import { newId } from "../../shared/ids.ts";
import { dropped, type Flowing, type Named, placed, readWait, stepsOf, type Throughput, type Timer, waitText } from "../kernels/design.ts";
import { chip, field, icon, remover } from "./fields.ts";
import type { Page } from "./page.ts";

/** What comes in ("takes") or goes out ("gives"): arrows of the model, to be drawn and removed here, too. */
export function flows(page: Page, way: "takes" | "gives", kind: "command" | "event", none: string): TemplateResult {
  const { model, mayEdit } = page;
  const found = model[way];
  const known = (kind === "command" ? model.commands : model.events).filter((one) => !found.some((each) => each.id === one.id));
  return html`${found.length > 0 ? html`<ul class="tactic__flows">${found.map((one) => html`<li class="row">${chip(kind, kind === "command" ? "Command" : "Event")}<span class="grow">${kind === "event" ? html`<a href=${`${page.fact("events")}${one.id}/`}>${one.name}</a>` : one.name}</span>
      ${mayEdit ? remover(`Remove ${one.name}`, () => void page.ask("RemoveFlow", { flow_id: one.flow_id })) : nothing}</li>`)}</ul>` : html`<p class="small muted">${none}</p>`}
    ${mayEdit ? adder(page, way, kind, known) : nothing}`;
}

function adder(page: Page, way: "takes" | "gives", kind: "command" | "event", known: Named[]): TemplateResult {
  const id = `new-${way}`;
  const add = async (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem("name") as HTMLInputElement;
    const name = input.value.trim();
    if (!name) return;
    input.value = "";
    const there = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const { element } = page.model;
    const end = there?.id ?? newId();
    if (!there && !(await page.ask("AddElement", { element_id: end, kind, name, context_id: element.context_id || null }))) return;
    const [source_id, target_id] = way === "takes" ? [end, element.id] : [element.id, end];
    await page.ask("AddFlow", { flow_id: newId(), source_id, target_id });
  };
  return html`<form class="row tactic__adder" @submit=${add}><label class="visually-hidden" for=${id}>${kind === "command" ? "Command" : "Event"}</label>
    <input class="input" id=${id} name="name" list=${`${id}-known`} placeholder=${kind === "command" ? "A command" : "An event"} maxlength="200" autocomplete="off">
    <datalist id=${`${id}-known`}>${known.map((one) => html`<option value=${one.name}></option>`)}</datalist><button class="button button--small">${icon("plus")}Add</button></form>`;
}

const MEASURES: [keyof Throughput, string, string][] = [
  ["commands_per_second", "Commands a second", "usual; feeds the simulation"],
  ["peak_per_second", "At the peak", "a second"],
  ["clients", "Clients", "how many send commands"],
  ["conflict_percent", "Conflicts, %", "two at the same instance"],
  ["events_per_instance", "Events an instance", "over its life"],
  ["lifetime_days", "Lifetime, days", "of one instance"],
];

export function throughput(page: Page): TemplateResult {
  const { throughput: load } = page.model.design;
  const put = (name: keyof Throughput, text: string, input: HTMLInputElement) => {
    const value = Number(text.replace(",", "."));
    const isWhole = name !== "commands_per_second" && name !== "peak_per_second";
    if (text.trim() !== "" && (!Number.isFinite(value) || value < 0 || (isWhole && !Number.isInteger(value)))) {
      input.value = load[name] ? String(load[name]) : "";
      return;
    }
    if (value !== load[name]) void page.edit({ throughput: { ...load, [name]: value } });
  };
  return html`<div class="tactic__measures">${MEASURES.map(([name, label, hint]) => field({
    id: `throughput-${name}`, label, value: load[name] ? String(load[name]) : "", placeholder: "–", hint, disabled: !page.mayEdit, onChange: (text, input) => put(name, text, input),
  }))}</div>`;
}

export function timers(page: Page): TemplateResult {
  const { timers: all } = page.model.design;
  const add = () => void page.edit({ timers: [...all, { name: freeName(all), after_seconds: 86_400, command: page.model.gives[0]?.name ?? "", cancelled_by: [] }] });
  return html`${all.length === 0 ? html`<p class="small muted">It waits for nothing. A timer says “24 h after Order placed, send Cancel order, unless Order paid has come”; the simulation waits so long in virtual time.</p>` : nothing}
    ${all.length > 0 ? html`<ul class="tactic__examples">${all.map((timer, index) => timerCard(page, timer, index))}</ul>` : nothing}
    ${page.mayEdit ? html`<div><button type="button" class="button button--small" @click=${add}>${icon("timer")}New timer</button></div>` : nothing}`;
}

function timerCard(page: Page, timer: Timer, index: number): TemplateResult {
  const { timers: all } = page.model.design;
  const change = (more: Partial<Timer>) => void page.edit({ timers: placed(all, index, { ...timer, ...more }) });
  const disabled = !page.mayEdit;
  const wait = (text: string, input: HTMLInputElement) => {
    const seconds = readWait(text);
    if (seconds) change({ after_seconds: seconds });
    else input.value = waitText(timer.after_seconds);
  };
  const rename = (text: string, input: HTMLInputElement) => {
    if (!text.trim() || all.some((each, at) => at !== index && each.name === text.trim())) input.value = timer.name;
    else change({ name: text.trim() });
  };
  return html`<li class="example">
    <div class="example__head">${field({ id: `timer-${index}-name`, label: "Name of the timer", value: timer.name, onChange: rename, hidden: true, disabled })}
      ${page.mayEdit ? remover(`Remove ${timer.name}`, () => void page.edit({ timers: dropped(all, index) })) : nothing}</div>
    ${field({ id: `timer-${index}-after`, label: "After", value: waitText(timer.after_seconds), placeholder: "24 h", onChange: wait, disabled })}
    ${field({ id: `timer-${index}-command`, label: "Send", value: timer.command, list: "known-commands", placeholder: "nothing", onChange: (text) => change({ command: text.trim() }), disabled })}
    ${field({ id: `timer-${index}-unless`, label: "Unless", value: timer.cancelled_by.join(", "), list: "known-events", placeholder: "nothing stops it", onChange: (text) => change({ cancelled_by: stepsOf(text) }), disabled })}
    ${unheard(timer, page.model.takes)}</li>`;
}

/** A timer that waits for what the policy never receives waits for nothing. */
function unheard(timer: Timer, takes: readonly Flowing[]): TemplateResult | typeof nothing {
  const deaf = timer.cancelled_by.filter((name) => !takes.some((one) => one.name.toLowerCase() === name.toLowerCase()));
  return deaf.length > 0 ? html`<p class="example__hint small">${icon("triangle-alert")}<span>It does not receive ${deaf.join(", ")}: add the event to what it reacts to.</span></p>` : nothing;
}

function freeName(all: readonly Timer[]): string {
  let number = all.length + 1;
  while (all.some((each) => each.name === `Timer ${number}`)) number += 1;
  return `Timer ${number}`;
}
