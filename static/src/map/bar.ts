// The bar above the map: which view, which layers, what to find, and where to take a picture of it.
import { html, nothing, render, type TemplateResult } from "lit";

import { LAYERS, type Look } from "./kernels/look.ts";
import type { Layer, MapState, SavedView } from "./kernels/model.ts";

export type BarState = { model: MapState; look: Look; mayEdit: boolean; shown: number };
export type BarActions = {
  open: (viewId: string | null) => void;
  layer: (layer: Layer) => void;
  hops: (more: number) => void;
  unfocus: () => void;
  showAll: () => void;
  find: (contextId: string) => void;
  save: (viewId: string | null, name: string) => void;
  rename: (view: SavedView, name: string) => void;
  remove: (view: SavedView) => void;
  export: (form: "svg" | "png" | "print") => void;
};

const LAYER_NAMES: Record<Layer, [string, string, string]> = {
  flows: ["Flows", "route", "Events and commands that cross borders"],
  teams: ["Teams", "users", "Which team owns what"],
  findings: ["Findings", "triangle-alert", "What the checks say"],
};
const NAME_LENGTH = 200;

export function renderBar(host: HTMLElement, state: BarState, actions: BarActions): void {
  render(content(state, actions), host);
}

function content(state: BarState, actions: BarActions): TemplateResult {
  const { model, look } = state;
  const view = model.views.find((one) => one.id === look.viewId) ?? null;
  return html`
    <div class="map-bar__view"><label class="map-bar__label" for="map-view">View</label>
      <select class="input" id="map-view" @change=${(event: Event) => actions.open((event.target as HTMLSelectElement).value || null)}>
        <option value="" ?selected=${view === null}>Everything</option>
        ${model.views.map((one) => html`<option value=${one.id} ?selected=${one === view}>${one.name}</option>`)}
      </select></div>
    ${state.mayEdit ? tools(view, actions) : nothing}
    <div class="map-bar__group" role="group" aria-label="Layers">${LAYERS.map((layer) => {
      const [name, icon, tip] = LAYER_NAMES[layer];
      return html`<button type="button" class="map-bar__layer" aria-pressed=${look.layers.has(layer) ? "true" : "false"} title=${tip}
        @click=${() => actions.layer(layer)}>${sign(icon)}${name}</button>`;
    })}</div>
    ${focus(state, actions)}
    <span class="map-bar__space"></span>
    <input class="input map-bar__find" type="search" list="map-contexts" placeholder="Find a context" aria-label="Find a context"
      @change=${(event: Event) => found(event.target as HTMLInputElement, model, actions)}>
    <datalist id="map-contexts">${model.contexts.map((context) => html`<option value=${context.name}></option>`)}</datalist>
    <button type="button" class="button button--small" popovertarget="map-pictures">${sign("download")}Picture</button>
    <div class="menu" id="map-pictures" popover role="group" aria-label="Picture of the map">
      <button type="button" class="menu__item" popovertarget="map-pictures" @click=${() => actions.export("svg")}>${sign("spline")}SVG<span class="menu__note">for documents and slides</span></button>
      <button type="button" class="menu__item" popovertarget="map-pictures" @click=${() => actions.export("png")}>${sign("image")}PNG<span class="menu__note">for chats and tickets</span></button>
      <button type="button" class="menu__item" popovertarget="map-pictures" @click=${() => actions.export("print")}>${sign("printer")}Print<span class="menu__note">on one page</span></button>
    </div>`;
}

function tools(view: SavedView | null, actions: BarActions): TemplateResult {
  return html`${view ? html`<button type="button" class="button button--small" @click=${() => actions.save(view.id, view.name)}>${sign("save")}Save</button>` : nothing}
    <button type="button" class="button button--small" data-opens="map-new-view">${sign("plus")}New view</button>
    ${named("map-new-view", "New view", "Keep what you see: the contexts shown, their places and the layers.", "", "Save the view", (name) => actions.save(null, name))}
    ${view ? html`<button type="button" class="icon-button icon-button--small" aria-label="More about this view" popovertarget="map-view-menu">${sign("ellipsis")}</button>
      <div class="menu" id="map-view-menu" popover role="group" aria-label="This view">
        <button type="button" class="menu__item" popovertarget="map-view-menu" data-opens="map-rename-view">${sign("pencil")}Rename</button>
        <button type="button" class="menu__item" popovertarget="map-view-menu" @click=${() => actions.remove(view)}>${sign("trash-2")}Delete the view</button>
      </div>
      ${named("map-rename-view", "Rename the view", "", view.name, "Rename", (name) => actions.rename(view, name))}` : nothing}`;
}

function named(id: string, title: string, lead: string, name: string, act: string, done: (name: string) => void): TemplateResult {
  const submit = (event: Event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = (form.elements.namedItem("name") as HTMLInputElement).value.trim();
    if (given === "") return;
    form.closest("dialog")?.close();
    form.reset();
    done(given);
  };
  return html`<dialog class="dialog" id=${id} aria-labelledby=${`${id}-title`}>
    <div class="dialog__head"><h2 class="dialog__title" id=${`${id}-title`}>${title}</h2>
      <button type="button" class="icon-button" aria-label="Close" data-closes>${sign("x")}</button></div>
    <form class="dialog__body form" @submit=${submit}>${lead ? html`<p class="small muted">${lead}</p>` : nothing}
      <div class="field"><label class="field__label" for=${`${id}-name`}>Name</label><input class="input" id=${`${id}-name`} name="name" maxlength=${NAME_LENGTH} required .value=${name}></div>
      <div class="form__actions form__actions--end"><button class="button button--primary">${act}</button></div></form></dialog>`;
}

function focus({ model, look, shown }: BarState, actions: BarActions): TemplateResult | typeof nothing {
  if (look.focus) {
    const name = model.contexts.find((context) => context.id === look.focus?.id)?.name ?? "";
    const { hops } = look.focus;
    return html`<div class="map-bar__focus" role="group" aria-label="Focus">
      <span class="map-bar__around">Around <strong>${name}</strong></span>
      <button type="button" class="icon-button icon-button--small" aria-label="Fewer steps away" ?disabled=${hops <= 1} @click=${() => actions.hops(-1)}>${sign("minus")}</button>
      <span aria-live="polite">${hops} ${hops === 1 ? "step" : "steps"}</span>
      <button type="button" class="icon-button icon-button--small" aria-label="More steps away" ?disabled=${hops >= 5} @click=${() => actions.hops(1)}>${sign("plus")}</button>
      <button type="button" class="icon-button icon-button--small" aria-label="End the focus" @click=${actions.unfocus}>${sign("x")}</button></div>`;
  }
  if (shown === model.contexts.length) return nothing;
  return html`<div class="map-bar__focus"><span>${shown} of ${model.contexts.length} contexts</span>
    <button type="button" class="button button--small button--quiet" @click=${actions.showAll}>Show all</button></div>`;
}

function found(field: HTMLInputElement, model: MapState, actions: BarActions): void {
  const asked = field.value.trim().toLowerCase();
  if (asked === "") return;
  const names = model.contexts.map((context) => [context.name.toLowerCase(), context.id] as const);
  const hit = names.find(([name]) => name === asked) ?? names.find(([name]) => name.startsWith(asked)) ?? names.find(([name]) => name.includes(asked));
  field.setCustomValidity(hit ? "" : "No context is called so.");
  if (!hit) return void field.reportValidity();
  field.value = "";
  actions.find(hit[1]);
}

function sign(name: string): TemplateResult {
  return html`<svg class="icon" aria-hidden="true"><use href=${`${sprite()}#${name}`}></use></svg>`;
}

function sprite(): string {
  return document.body.dataset.icons ?? "";
}
