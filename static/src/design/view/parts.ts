// The inside of an aggregate: entities, value objects, enumerations, services and repositories, each a card to unfold.
import { html, nothing, type TemplateResult } from "lit";

import { attributeLine, dropped, linesOf, newPart, type Part, type PartKind, placed, readAttribute } from "../kernels/design.ts";
import { area, field, icon, remover } from "./fields.ts";
import type { Page } from "./page.ts";

const KINDS: [PartKind, string][] = [
  ["entity", "Entity"], ["value_object", "Value object"], ["enumeration", "Enumeration"], ["service", "Service"], ["repository", "Repository"],
];
const NAMES = new Map(KINDS);

export function parts(page: Page): TemplateResult {
  const { parts: all } = page.model.design;
  return html`${all.length === 0 ? html`<p class="small muted">Nothing inside yet. The root entity guards the rules; what belongs to it lives and is stored with it. Begin with the root, such as “Order”, then its value objects, such as “Money”.</p>` : nothing}
    ${all.length > 0 ? html`<ul class="tactic__parts">${all.map((part, index) => card(page, part, index))}</ul>` : nothing}
    ${page.mayEdit ? adder(page) : nothing}`;
}

function adder(page: Page): TemplateResult {
  const add = (event: Event) => {
    event.preventDefault();
    const { elements } = event.target as HTMLFormElement;
    const name = elements.namedItem("name") as HTMLInputElement;
    const kind = (elements.namedItem("kind") as HTMLSelectElement).value as PartKind;
    const all = page.model.design.parts;
    if (!name.value.trim()) return;
    void page.edit({ parts: [...all, newPart(kind, name.value.trim(), !all.some((part) => part.is_root))] });
    name.value = "";
    name.focus();
  };
  return html`<form class="row tactic__adder" @submit=${add}><label class="visually-hidden" for="new-part-kind">Kind</label>
    <select class="input" id="new-part-kind" name="kind">${KINDS.map(([kind, label]) => html`<option value=${kind}>${label}</option>`)}</select>
    <label class="visually-hidden" for="new-part">Name of the part</label><input class="input" id="new-part" name="name" placeholder="Name" maxlength="200" autocomplete="off">
    <button class="button button--small">${icon("plus")}Add</button></form>`;
}

function card(page: Page, part: Part, index: number): TemplateResult {
  const { parts: all } = page.model.design;
  const change = (more: Partial<Part>) => void page.edit({ parts: placed(all, index, { ...part, ...more }) });
  const rooted = (isRoot: boolean) => void page.edit({ parts: all.map((one, at) => ({ ...one, is_root: at === index && isRoot })) });
  const rename = (name: string, input: HTMLInputElement) => {
    if (name.trim() && name.trim() !== part.name) change({ name: name.trim() });
    else input.value = part.name;
  };
  const attributes = (text: string) => change({ attributes: linesOf(text).flatMap((line) => readAttribute(line) ?? []) });
  return html`<li class="part"><details><summary class="part__head">${icon("chevron-right")}<span class="part__lines">
      <span class="cluster"><strong>${part.name}</strong>${part.is_root ? html`<span class="badge badge--accent">root</span>` : nothing}<span class="faint small">${NAMES.get(part.kind)}</span></span>
      ${inside(part) ? html`<span class="mono faint small">${inside(part)}</span>` : nothing}</span></summary>
    ${page.mayEdit ? html`<div class="part__body form form--tight"><div class="form__row">
      ${field({ id: `part-${index}-name`, label: "Name", value: part.name, onChange: rename })}
      <div class="field"><label class="field__label" for=${`part-${index}-kind`}>Kind</label><select class="input" id=${`part-${index}-kind`} .value=${part.kind}
        @change=${(event: Event) => change({ kind: (event.target as HTMLSelectElement).value as PartKind })}>${KINDS.map(([kind, label]) => html`<option value=${kind} ?selected=${kind === part.kind}>${label}</option>`)}</select></div></div>
      ${part.kind === "entity" ? html`<label class="check"><input type="checkbox" .checked=${part.is_root} @change=${(event: Event) => rooted((event.target as HTMLInputElement).checked)}><span>The root: everybody else speaks to it only</span></label>` : nothing}
      ${part.kind === "enumeration" ? area(`part-${index}-values`, "Values, one a line", part.values.join("\n"), "open", (text) => change({ values: linesOf(text) }), false) : nothing}
      ${part.kind === "repository" ? field({ id: `part-${index}-owner`, label: "Stores", value: part.owner, list: "known-parts", onChange: (owner) => change({ owner: owner.trim() }) }) : nothing}
      ${part.kind === "entity" || part.kind === "value_object" ? area(`part-${index}-attributes`, "Attributes, one a line; “key” tells instances apart, “part” names another part", part.attributes.map(attributeLine).join("\n"), "id: UUID key", attributes, false) : nothing}
      ${part.kind === "enumeration" ? nothing : area(`part-${index}-operations`, "Operations, one a line", part.operations.join("\n"), "total(): Money", (text) => change({ operations: linesOf(text) }), false)}
      <div class="form__actions form__actions--end"><button type="button" class="button button--small button--danger" @click=${() => void page.edit({ parts: dropped(all, index) })}>Remove</button></div></div>` : html`<div class="part__body"><ul class="small mono">${[...part.attributes.map(attributeLine), ...part.operations].map((line) => html`<li>${line}</li>`)}</ul></div>`}
    </details>${page.mayEdit ? remover(`Remove ${part.name}`, () => void page.edit({ parts: dropped(all, index) })) : nothing}</li>`;
}

function inside(part: Part): string {
  return [...part.attributes.map((each) => each.name), ...part.values, ...part.operations].join(", ");
}
