// The state diagram and the panel beside it: states and transitions are drawn, chosen, joined by a drag, and changed.
import { html, nothing, svg, type TemplateResult } from "lit";

import { arrangeStates } from "../arrange.ts";
import { dropped, placed, type Transition, withoutState, withState, withStateRenamed } from "../kernels/design.ts";
import { type Arrow, type Diagram, diagramOf, short, type StateBox } from "../kernels/diagram.ts";
import { choices, field, icon } from "./fields.ts";
import type { Page } from "./page.ts";

const STILL = 6;

export function states(page: Page): TemplateResult {
  const { design } = page.model;
  const isPolicy = page.model.element.kind === "policy";
  if (design.states.length === 0) return empty(page, isPolicy);
  const diagram = diagramOf(design, arrangeStates, window.matchMedia("(max-width: 720px)").matches ? "TB" : "LR");
  return html`<div class="states">
    <div class="states__wall" tabindex="-1">${drawing(page, diagram)}</div>
    <div class="states__side" role="complementary" aria-label="What is chosen">${side(page)}</div></div>`;
}

function empty(page: Page, isPolicy: boolean): TemplateResult {
  return html`<div class="tactic__empty"><p class="small muted">${isPolicy
    ? "It reacts at once and remembers nothing. With states it becomes a process manager: it knows where a story stands, and what may come next."
    : "No state yet. An order is open, then paid, then shipped: what may happen depends on where it stands. Name the first state, then draw a transition from one to the next; the simulation obeys them."}</p>
    ${page.mayEdit ? html`<div class="cluster">${adder(page)}${offer(page)}</div>` : nothing}</div>`;
}

/** Where an enumeration of the inside lists the states already, they are a click away. */
function offer(page: Page): TemplateResult | typeof nothing {
  const known = page.model.design.parts.find((part) => part.kind === "enumeration" && part.values.length > 0);
  return known ? html`<button type="button" class="button button--small" @click=${() => void page.edit({ states: [...new Set(known.values)] })}>Take those of ${known.name}</button>` : nothing;
}

function adder(page: Page): TemplateResult {
  const add = (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem("state") as HTMLInputElement;
    const edit = withState(page.model.design, input.value);
    if (!edit) return;
    void page.edit(edit);
    page.choose({ what: "state", name: input.value.trim() });
    input.value = "";
  };
  return html`<form class="row states__adder" @submit=${add}><label class="visually-hidden" for="new-state">New state</label>
    <input class="input" id="new-state" name="state" placeholder="New state" maxlength="200" autocomplete="off"><button class="button button--small">${icon("plus")}Add</button></form>`;
}

function drawing(page: Page, diagram: Diagram): TemplateResult {
  const { width, height } = diagram;
  return html`<svg class="sd" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label="States and transitions"
    @pointerdown=${(event: PointerEvent) => drag(event, page)} @click=${(event: Event) => { if (event.target === event.currentTarget) page.choose(null); }}>
    ${diagram.begins.map(({ x, y }) => svg`<circle class="sd__begin" cx=${x} cy=${y} r="8"></circle>`)}
    ${diagram.arrows.map((arrow) => svg`<path class="sd__line" data-is-chosen=${isChosen(page, arrow)} d=${arrow.path}></path><path class="sd__line" data-is-chosen=${isChosen(page, arrow)} d=${arrow.head}></path>`)}
    ${diagram.states.map((state) => box(page, state))}
    ${diagram.arrows.filter((arrow) => arrow.transition >= 0).map((arrow) => label(page, arrow))}
    <path class="sd__draft" d=""></path></svg>`;
}

function isChosen(page: Page, arrow: Arrow): boolean {
  return page.chosen?.what === "transition" && page.chosen.index === arrow.transition;
}

function box(page: Page, state: StateBox) {
  const { x, y, width, height, name, isInitial, isFinal } = state;
  const said = `State ${name}${isInitial ? ", initial" : ""}${isFinal ? ", final" : ""}`;
  const pressed = page.chosen?.what === "state" && page.chosen.name === name;
  const choose = () => page.choose({ what: "state", name });
  return svg`<g class="sd__state" role="button" tabindex="0" data-state=${name} aria-label=${said} aria-pressed=${pressed}
      @click=${choose} @keydown=${(event: KeyboardEvent) => key(event, choose, page.mayEdit ? () => void page.edit(withoutState(page.model.design, name)) : undefined)}>
    <rect class="sd__box" x=${x} y=${y} width=${width} height=${height} rx="14"></rect>
    ${isFinal ? svg`<rect class="sd__inner" x=${x + 4} y=${y + 4} width=${width - 8} height=${height - 8} rx="10"></rect>` : nothing}
    <text class="sd__name" x=${x + width / 2} y=${y + height / 2}>${short(name)}</text></g>`;
}

function label(page: Page, arrow: Arrow) {
  const { x, y, width, height } = arrow.label;
  const choose = () => page.choose({ what: "transition", index: arrow.transition });
  const said = `Transition by ${arrow.command}${arrow.from ? ` from ${arrow.from}` : ""} to ${arrow.to || "no state"}${arrow.events ? `, then ${arrow.events}` : ""}`;
  const middle = x + width / 2;
  return svg`<g class="sd__label" role="button" tabindex="0" aria-label=${said} aria-pressed=${isChosen(page, arrow)} @click=${choose}
      @keydown=${(event: KeyboardEvent) => key(event, choose, page.mayEdit ? () => void page.edit({ transitions: dropped(page.model.design.transitions, arrow.transition) }) : undefined)}>
    <rect class="sd__paper" x=${x} y=${y} width=${width} height=${height} rx="5"></rect></g>
    <text class="sd__command" aria-hidden="true" x=${middle} y=${y + (arrow.events ? 13 : height / 2)}>${arrow.command}</text>
    ${arrow.events ? svg`<text class="sd__event" aria-hidden="true" x=${middle} y=${y + 27}>${arrow.events}</text>` : nothing}`;
}

function key(event: KeyboardEvent, choose: () => void, remove?: () => void): void {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    choose();
  }
  if ((event.key === "Delete" || event.key === "Backspace") && remove) {
    event.preventDefault();
    remove();
  }
}

/** A drag from a state to a state draws a transition. */
function drag(down: PointerEvent, page: Page): void {
  const surface = down.currentTarget as SVGSVGElement;
  const from = stateAt(down);
  if (!from || !page.mayEdit || down.button !== 0) return;
  const draft = surface.querySelector<SVGPathElement>(".sd__draft");
  const start = inside(surface, down);
  const stop = new AbortController();
  let moved = 0;
  window.addEventListener("pointermove", (event) => {
    moved = Math.max(moved, Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY));
    const now = inside(surface, event);
    if (moved > STILL) draft?.setAttribute("d", `M${start.x} ${start.y} L${now.x} ${now.y}`);
  }, { signal: stop.signal });
  const end = (event: PointerEvent) => {
    stop.abort();
    draft?.setAttribute("d", "");
    const to = event.type === "pointerup" && moved > STILL ? stateAt(event) : null;
    if (to) {
      // The click that ends the drag means nothing more.
      const silence = new AbortController();
      window.addEventListener("click", (click) => click.stopImmediatePropagation(), { capture: true, once: true, signal: silence.signal });
      window.setTimeout(() => silence.abort());
      join(page, from, to);
    }
  };
  window.addEventListener("pointerup", end, { signal: stop.signal });
  window.addEventListener("pointercancel", end, { signal: stop.signal });
}

function stateAt(event: PointerEvent): string | null {
  return document.elementFromPoint(event.clientX, event.clientY)?.closest<SVGElement>("[data-state]")?.dataset.state ?? null;
}

function inside(surface: SVGSVGElement, event: PointerEvent): DOMPoint {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(surface.getScreenCTM()?.inverse());
}

function join(page: Page, from: string | null, to: string): void {
  const { design, takes } = page.model;
  const used = new Set(design.transitions.map((each) => each.command));
  const command = (takes.find((one) => !used.has(one.name)) ?? takes[0])?.name ?? "";
  const transition: Transition = { command, sources: from === null ? [] : [from], targets: [to], events: [] };
  void page.edit({ transitions: [...design.transitions, transition] });
  page.choose({ what: "transition", index: design.transitions.length });
}

function side(page: Page): TemplateResult {
  const { design } = page.model;
  const chosen = page.chosen;
  if (chosen?.what === "state" && design.states.includes(chosen.name)) return stateSide(page, chosen.name);
  const transition = chosen?.what === "transition" ? design.transitions[chosen.index] : undefined;
  if (chosen?.what === "transition" && transition) return transitionSide(page, chosen.index, transition);
  return html`<p class="small muted">${page.mayEdit ? "Choose a state or a transition to change it. Drag from one state to another to draw a transition." : "Choose a state or a transition."}</p>
    ${page.mayEdit ? html`${adder(page)}<p class="small faint">A dot shows where it begins, a double border where nothing leads on. Delete removes what has the focus.</p>` : nothing}`;
}

function stateSide(page: Page, name: string): TemplateResult {
  const { design } = page.model;
  const out = design.transitions.map((each, index) => ({ each, index })).filter(({ each }) => each.sources.includes(name));
  if (!page.mayEdit) return html`<h3 class="states__title">${name}</h3>`;
  const rename = (to: string, input: HTMLInputElement) => {
    const edit = withStateRenamed(design, name, to);
    if (!edit) input.value = name;
    else {
      void page.edit(edit);
      page.choose({ what: "state", name: to.trim() });
    }
  };
  return html`${field({ id: "state-name", label: "State", value: name, onChange: rename })}
    ${out.length > 0 ? html`<ul class="states__out">${out.map(({ each, index }) => html`<li><button type="button" class="button button--small button--quiet" @click=${() => page.choose({ what: "transition", index })}>${each.command || "?"} → ${each.targets.join(", ") || "stays"}</button></li>`)}</ul>` : nothing}
    <div class="field"><label class="field__label" for="state-to">A transition from here</label>
      <select class="input" id="state-to" .value=${""} @change=${(event: Event) => { const to = (event.target as HTMLSelectElement).value; if (to) join(page, name, to); }}>
        <option value="">leads to …</option>${design.states.map((state) => html`<option value=${state}>${state}</option>`)}</select></div>
    <div class="form__actions">
      ${design.transitions.some((each) => each.sources.length === 0 && each.targets.includes(name)) ? nothing : html`<button type="button" class="button button--small" @click=${() => join(page, null, name)}>Begin here</button>`}
      <button type="button" class="button button--small button--danger" @click=${() => void page.edit(withoutState(design, name))}>Remove</button></div>
    ${adder(page)}`;
}

function transitionSide(page: Page, index: number, transition: Transition): TemplateResult {
  const { design, gives, element } = page.model;
  const isPolicy = element.kind === "policy";
  const title = isPolicy ? "Event or timer" : "Command";
  if (!page.mayEdit) return html`<h3 class="states__title">${transition.command}</h3><p class="small">${transition.sources.join(", ") || "begins"} → ${transition.targets.join(", ")}</p>`;
  const change = (more: Partial<Transition>) => void page.edit({ transitions: placed(design.transitions, index, { ...transition, ...more }) });
  return html`${field({ id: "transition-command", label: title, value: transition.command, list: isPolicy ? "known-triggers" : "known-commands", onChange: (command) => change({ command: command.trim() }) })}
    ${choices("From (none: it begins here)", design.states, transition.sources, (sources) => change({ sources }), "")}
    ${choices("To (several: one of them)", design.states, transition.targets, (targets) => change({ targets }), "")}
    ${choices(isPolicy ? "Sends" : "Raises", gives.map((one) => one.name), transition.events, (events) => change({ events }), isPolicy ? "It sends no command yet." : "It raises no event yet.")}
    <div class="form__actions"><button type="button" class="button button--small" @click=${() => page.choose(null)}>Done</button>
      <button type="button" class="button button--small button--danger" @click=${() => { page.choose(null); void page.edit({ transitions: dropped(design.transitions, index) }); }}>Remove</button></div>`;
}

