// Small parts that the sections of the page share: fields, lists of lines, choices, icons.
import { html, nothing, svg, type TemplateResult } from "lit";

import { dropped, placed } from "../kernels/design.ts";

export function icon(name: string): TemplateResult {
  return html`<svg class="icon" aria-hidden="true" focusable="false">${svg`<use href=${`${document.body.dataset.icons ?? ""}#${name}`}></use>`}</svg>`;
}

const ICONS = new Map([["aggregate", "box"], ["policy", "scale"], ["command", "arrow-right"], ["event", "zap"]]);

export function chip(kind: string, text: string): TemplateResult {
  return html`<span class="kind" data-kind=${kind}>${icon(ICONS.get(kind) ?? "sticky-note")}${text}</span>`;
}

export function panel(title: string, content: unknown, { tools = nothing as unknown, wide = false, note = "" } = {}): TemplateResult {
  return html`<section class="panel tactic__panel ${wide ? "tactic__panel--wide" : ""}" aria-label=${title}>
    <div class="panel__head"><h2 class="panel__title">${title}${note ? html` <span class="field__optional">${note}</span>` : nothing}</h2>${tools}</div>
    <div class="panel__body tactic__body">${content}</div></section>`;
}

type FieldOptions = { id: string; label: string; value: string; onChange: (value: string, input: HTMLInputElement) => void; list?: string; hint?: string; placeholder?: string; hidden?: boolean; disabled?: boolean };

export function field({ id, label, value, onChange, list, hint, placeholder, hidden, disabled }: FieldOptions): TemplateResult {
  return html`<div class="field"><label class="field__label ${hidden ? "visually-hidden" : ""}" for=${id}>${label}</label>
    <input class="input" id=${id} .value=${value} list=${list ?? nothing} placeholder=${placeholder ?? nothing} autocomplete="off" maxlength="4000"
      aria-describedby=${hint ? `${id}-note` : nothing} ?disabled=${disabled ?? false}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).value, event.target as HTMLInputElement)}>
    ${hint ? html`<p class="field__hint" id=${`${id}-note`}>${hint}</p>` : nothing}</div>`;
}

export function area(id: string, label: string, value: string, hint: string, onChange: (value: string) => void, disabled: boolean): TemplateResult {
  return html`<div class="field"><label class="field__label" for=${id}>${label}</label>
    <textarea class="input" id=${id} rows="2" .value=${value} ?disabled=${disabled} placeholder=${hint}
      @change=${(event: Event) => onChange((event.target as HTMLTextAreaElement).value)}></textarea></div>`;
}

export function remover(label: string, run: () => void): TemplateResult {
  return html`<button type="button" class="icon-button icon-button--small icon-button--danger" aria-label=${label} title=${label} @click=${run}>${icon("x")}</button>`;
}

/** Lines to edit where they stand; an empty one goes, the last is the next one. */
export function lines(id: string, what: string, values: readonly string[], hint: string, mayEdit: boolean, onChange: (values: string[]) => void): TemplateResult {
  if (!mayEdit) return values.length > 0 ? html`<ul class="bullets small">${values.map((value) => html`<li>${value}</li>`)}</ul>` : html`<p class="small muted">${hint}</p>`;
  const put = (index: number, input: HTMLInputElement) => {
    const text = input.value.trim();
    if (index === values.length) input.value = "";
    if (text !== (values[index] ?? "")) onChange(text ? placed(values, index, text) : dropped(values, index));
  };
  return html`<ul class="tactic__lines">${[...values, ""].map((value, index) => html`<li class="row">
    <input class="input" id=${`${id}-${index}`} .value=${value} aria-label=${index < values.length ? `${what} ${index + 1}` : `New: ${what}`}
      placeholder=${index === values.length ? (values.length === 0 ? hint : "One more") : nothing} maxlength="4000"
      @keydown=${(event: KeyboardEvent) => enter(event, id, index)}
      @change=${(event: Event) => put(index, event.target as HTMLInputElement)}>
    ${index < values.length ? remover(`Remove ${what} ${index + 1}`, () => onChange(dropped(values, index))) : html`<span class="tactic__no-button"></span>`}</li>`)}</ul>`;
}

/** Enter keeps the line and goes to the next one. */
function enter(event: KeyboardEvent, id: string, index: number): void {
  if (event.key !== "Enter") return;
  event.preventDefault();
  (event.target as HTMLInputElement).dispatchEvent(new Event("change"));
  document.getElementById(`${id}-${index + 1}`)?.focus();
}

export function choices(legend: string, names: readonly string[], chosen: readonly string[], onChange: (names: string[]) => void, none: string): TemplateResult {
  const all = [...new Set([...names, ...chosen])];
  const toggled = (name: string, isOn: boolean) => all.filter((each) => (each === name ? isOn : chosen.includes(each)));
  return html`<fieldset class="field tactic__choices"><legend class="field__label">${legend}</legend>
    ${all.length === 0 ? html`<p class="small faint">${none}</p>` : html`<div class="choices">${all.map((name) => html`<label class="choice">
      <input type="checkbox" .checked=${chosen.includes(name)} @change=${(event: Event) => onChange(toggled(name, (event.target as HTMLInputElement).checked))}><span>${name}</span></label>`)}</div>`}</fieldset>`;
}
