// Given/when/then examples: written in a form, run against the model, each with its verdict.
import { html, nothing, type TemplateResult } from "lit";

import { dropped, type Example, placed, readWait, stepsOf, waitText } from "../kernels/design.ts";
import { field, icon } from "./fields.ts";
import type { Page, Verdict } from "./page.ts";

export function runner(page: Page): TemplateResult | typeof nothing {
  const { examples } = page.model.design;
  if (examples.length === 0) return nothing;
  const passed = page.verdicts?.filter((each) => each.passed).length;
  return html`<div class="cluster">${page.verdicts ? html`<span class="badge ${passed === page.verdicts.length ? "badge--success" : "badge--error"}" role="status">${passed} of ${page.verdicts.length} hold</span>` : nothing}
    <button type="button" class="button button--small button--primary" ?disabled=${page.isRunning} @click=${() => void page.run()}>${icon("play")}${page.isRunning ? "Running" : "Run them"}</button></div>`;
}

export function examples(page: Page): TemplateResult {
  const { design, element, takes } = page.model;
  const isPolicy = element.kind === "policy";
  const first = takes[0]?.name ?? (isPolicy ? "Order placed" : "Place order");
  const add = () => void page.edit({ examples: [...design.examples, { name: freeName(design.examples), given: [], when: first, then: [], within_seconds: 0 }] });
  return html`${design.examples.length === 0 ? html`<p class="small muted">${isPolicy
      ? "No example yet. “When Order placed, then Cancel order within 1 d” says what people expect, and the simulation shows whether the model does it."
      : "No example yet. “Given open, when Pay order, then Order paid” says what people expect, and the simulation shows whether the model does it."}</p>` : nothing}
    ${design.examples.length > 0 ? html`<ul class="tactic__examples">${design.examples.map((example, index) => card(page, example, index, isPolicy))}</ul>` : nothing}
    ${page.mayEdit ? html`<div><button type="button" class="button button--small" @click=${add}>${icon("plus")}New example</button></div>` : nothing}`;
}

function card(page: Page, example: Example, index: number, isPolicy: boolean): TemplateResult {
  const { examples: all } = page.model.design;
  const verdict = page.verdicts?.find((each) => each.name === example.name);
  const change = (more: Partial<Example>) => void page.edit({ examples: placed(all, index, { ...example, ...more }) });
  const wait = (text: string, input: HTMLInputElement) => {
    const seconds = text.trim() ? readWait(text) : 0;
    if (seconds === null) input.value = example.within_seconds ? waitText(example.within_seconds) : "";
    else if (seconds !== example.within_seconds) change({ within_seconds: seconds });
  };
  const rename = (text: string, input: HTMLInputElement) => {
    const name = text.trim();
    if (!name || all.some((each, at) => at !== index && each.name === name)) input.value = example.name;
    else change({ name });
  };
  const disabled = !page.mayEdit;
  const id = `example-${index}`;
  return html`<li class="example" data-verdict=${verdict ? (verdict.passed ? "passed" : "failed") : nothing}>
    <div class="example__head">${field({ id: `${id}-name`, label: "Name of the example", value: example.name, onChange: rename, hidden: true, disabled })}
      ${page.mayEdit ? html`<button type="button" class="icon-button icon-button--small icon-button--danger" aria-label=${`Remove ${example.name}`} title="Remove" @click=${() => void page.edit({ examples: dropped(all, index) })}>${icon("x")}</button>` : nothing}</div>
    ${field({ id: `${id}-given`, label: "Given", value: example.given.join(", "), list: "known-given", placeholder: "nothing before", onChange: (text) => change({ given: stepsOf(text) }), disabled })}
    ${field({ id: `${id}-when`, label: "When", value: example.when, list: isPolicy ? "known-events" : "known-commands", onChange: (text, input) => (text.trim() ? change({ when: text.trim() }) : void (input.value = example.when)), disabled })}
    ${field({ id: `${id}-then`, label: "Then", value: example.then.join(", "), list: isPolicy ? "known-commands" : "known-events", placeholder: isPolicy ? "nothing" : "nothing: it is refused", onChange: (text) => change({ then: stepsOf(text) }), disabled })}
    ${isPolicy || example.within_seconds ? field({ id: `${id}-within`, label: "Within", value: example.within_seconds ? waitText(example.within_seconds) : "", placeholder: "any time; 24 h", onChange: wait, disabled }) : nothing}
    ${verdict ? told(verdict) : nothing}</li>`;
}

function told(verdict: Verdict): TemplateResult {
  const happened = verdict.happened.map((each) => (each.seconds ? `${each.name} after ${waitText(Math.round(each.seconds))}` : each.name)).join(", ");
  return html`<p class="example__verdict small">${icon(verdict.passed ? "circle-check" : "circle-alert")}<span><strong>${verdict.passed ? "Holds." : "Does not hold."}</strong> ${verdict.reason}
    ${verdict.passed || happened === "" ? nothing : html`<span class="faint">What happens: ${happened}.</span>`}</span></p>`;
}

function freeName(all: readonly Example[]): string {
  let number = all.length + 1;
  while (all.some((each) => each.name === `Example ${number}`)) number += 1;
  return `Example ${number}`;
}
