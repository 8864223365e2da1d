// The panel beside the map: what is chosen, what the checks say of it, and the editor of a relationship.
import { html, nothing, render, type TemplateResult } from "lit";

import { inKind, objectionsTo, objectionToRole, type Proposed } from "./kernels/legality.ts";
import { type Look, shownBy } from "./kernels/look.ts";
import {
  type DownstreamRole, inWords, isSymmetric, type Kind, KIND_NAMES, type MapContext, type MapModel, type MapState, RIGHT_NAMES, ROLE_NAMES, type UpstreamRole,
} from "./kernels/model.ts";
import { idOf } from "./kernels/passing.ts";
import { onlyWith } from "./kernels/subset.ts";
import { flowsList, passageView, teamsList } from "./panel-layers.ts";
import type { Remedy } from "../shared/protocol.ts";
import type { Severity, Target } from "./view/map-view.ts";

export type Finding = { code: string; severity: Severity; where: { kind: string; id: string; name: string }[]; problem: string; fix: string; remedy: Remedy | null };
export type Draft = Proposed;
export type PanelState = {
  model: MapState; findings: Finding[]; chosen: Target | null; draft: Draft | null; mayEdit: boolean; look: Look; canUndo: boolean;
};
export type PanelActions = {
  choose: (target: Target | null) => void;
  edit: (draft: Draft) => void;
  save: () => void;
  remove: (relationshipId: string) => void;
  relate: (contextId: string) => void;
  propose: (edge: Omit<Draft, "id">) => void;
  focus: (contextId: string) => void;
  leaveOut: (contextId: string) => void;
  undo: () => void;
  mend: (remedy: Remedy) => void;
};

const UPSTREAM_ROLES: UpstreamRole[] = ["open_host_service", "published_language"];
const DOWNSTREAM_ROLES: DownstreamRole[] = ["conformist", "anticorruption_layer"];

export function renderPanel(host: HTMLElement, state: PanelState, actions: PanelActions): void {
  const undo = html`<div class="cmap-panel__undo"><button type="button" class="button button--small" @click=${actions.undo}>Undo the last change</button></div>`;
  render(html`${content(state, actions)}${state.canUndo ? undo : nothing}`, host);
}

function content(state: PanelState, actions: PanelActions): TemplateResult {
  const { chosen, model, draft } = state;
  if (draft && draft.id === null) return editor(state, draft, actions);
  if (chosen?.kind === "context") {
    const context = model.contexts.find((one) => one.id === chosen.id);
    if (context) return contextView(state, context, actions);
  }
  if (chosen?.kind === "relationship" && draft) return editor(state, draft, actions);
  if (chosen?.kind === "passage") {
    const passage = model.passages.find((one) => idOf(one) === chosen.id);
    if (passage) return passageView(passage, model, state.mayEdit, actions.propose, nameIn(model));
  }
  return overview(state, actions);
}

function overview({ model, look }: PanelState, actions: PanelActions): TemplateResult {
  const shown = onlyWith(shownBy(look, model), model);
  return html`${look.layers.has("teams") ? teamsList(shown) : nothing}
    ${look.layers.has("flows") ? flowsList(shown.passages, actions.choose, nameIn(model)) : nothing}${legend()}`;
}

function contextView(state: PanelState, context: MapContext, actions: PanelActions): TemplateResult {
  const edges = state.model.relationships.filter((edge) => edge.upstream_id === context.id || edge.downstream_id === context.id);
  const name = nameIn(state.model);
  return html`
    <h3 class="cmap-panel__title">${context.name}</h3>
    <p class="small muted">${context.purpose || "No purpose written yet."}</p>
    ${edges.length > 0
      ? html`<ul class="cmap-panel__list">${edges.map((edge) => html`<li><button type="button" class="cmap-panel__edge"
          @click=${() => actions.choose({ kind: "relationship", id: edge.id })}>${inWords(edge, name)}</button></li>`)}</ul>`
      : html`<p class="small faint">No relationship yet.</p>`}
    ${said(state, actions, context.id)}
    <div class="form__actions">
      <button type="button" class="button button--small" @click=${() => actions.focus(context.id)}>Focus here</button>
      <button type="button" class="button button--small" @click=${() => actions.leaveOut(context.id)}>Leave out</button>
      <a class="button button--small" href=${`${context.id}/`}>Canvas</a>
    </div>
    ${state.mayEdit
      ? html`<div class="form__actions">
          ${state.model.contexts.length > 1 ? html`<button type="button" class="button button--small" @click=${() => actions.relate(context.id)}>Relate to another</button>` : nothing}
          <button type="button" class="button button--small" data-opens=${`dialog-${context.id}`}>Change</button>
        </div>`
      : nothing}`;
}

function editor(state: PanelState, draft: Draft, actions: PanelActions): TemplateResult {
  const { model, mayEdit } = state;
  const equal = isSymmetric(draft.kind);
  const change = (more: Partial<Draft>) => actions.edit({ ...draft, ...more });
  const name = nameIn(model);
  if (!mayEdit) return html`<h3 class="cmap-panel__title">${inWords({ ...draft, id: "" }, name)}</h3>${said(state, actions, draft.id)}`;
  const objections = objectionsTo(draft, model);
  return html`
    <h3 class="cmap-panel__title">${draft.id === null ? "New relationship" : `${name(draft.upstream_id)} – ${name(draft.downstream_id)}`}</h3>
    <form class="form form--tight" @submit=${(event: Event) => { event.preventDefault(); actions.save(); }}>
      ${select("cmap-kind", "Pattern", draft.kind, Object.entries(KIND_NAMES), (value) => actions.edit(inKind(draft, value as Kind)))}
      <div class="cmap-panel__ends">
        ${select("cmap-up", equal ? "One side" : "Upstream", draft.upstream_id, options(model), (value) => change({ upstream_id: value }))}
        ${select("cmap-down", equal ? "Other side" : "Downstream", draft.downstream_id, options(model), (value) => change({ downstream_id: value }))}
      </div>
      ${equal ? nothing : html`
        <button type="button" class="button button--small button--quiet cmap-panel__swap"
          @click=${() => change({ upstream_id: draft.downstream_id, downstream_id: draft.upstream_id })}>Swap sides</button>
        ${roles("The upstream offers", UPSTREAM_ROLES, draft.upstream_roles, draft, model, (chosen) => change({ upstream_roles: chosen }))}
        ${roles("The downstream protects itself as", DOWNSTREAM_ROLES, draft.downstream_roles, draft, model, (chosen) => change({ downstream_roles: chosen }))}`}
      ${equal ? nothing : select("cmap-right", "The downstream's say", draft.downstream_right ?? "", Object.entries(RIGHT_NAMES), (value) => change({ downstream_right: value }))}
      ${objections.length > 0 ? html`<ul class="cmap-panel__findings" role="alert" aria-label="Why it cannot be saved">${objections.map(({ code, reason }) => html`
        <li class="cmap-panel__finding" data-severity="error"><p><strong>${code}</strong> ${reason}</p></li>`)}</ul>` : said(state, actions, draft.id)}
      <div class="form__actions">
        <button class="button button--primary button--small" ?disabled=${objections.length > 0}>${draft.id === null ? "Add" : "Save"}</button>
        ${draft.id === null
          ? html`<button type="button" class="button button--small" @click=${() => actions.choose(null)}>Cancel</button>`
          : html`<button type="button" class="button button--small button--danger" @click=${() => actions.remove(draft.id ?? "")}>Remove</button>`}
      </div>
    </form>`;
}

function select(id: string, label: string, value: string, choices: [string, string][], onChange: (value: string) => void): TemplateResult {
  return html`<div class="field"><label class="field__label" for=${id}>${label}</label>
    <select class="input" id=${id} .value=${value} @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}>
      ${choices.map(([key, text]) => html`<option value=${key} ?selected=${key === value}>${text}</option>`)}
    </select></div>`;
}

/** A pattern that the others exclude is not offered, and says why. */
function roles<Role extends UpstreamRole | DownstreamRole>(
  legendText: string, names: Role[], chosen: Role[], draft: Draft, model: MapModel, onChange: (roles: Role[]) => void,
): TemplateResult {
  const toggled = (role: Role, isOn: boolean) => names.filter((name) => (name === role ? isOn : chosen.includes(name)));
  return html`<fieldset class="field cmap-panel__roles"><legend class="field__label">${legendText}</legend>
    ${names.map((name) => {
      const why = chosen.includes(name) ? null : objectionToRole(draft, name, model);
      return html`<label class="check"><input type="checkbox" .checked=${chosen.includes(name)} ?disabled=${why !== null}
        @change=${(event: Event) => onChange(toggled(name, (event.target as HTMLInputElement).checked))}><span>${ROLE_NAMES[name]}
        ${why === null ? nothing : html`<span class="cmap-panel__why">${why}</span>`}</span></label>`;
    })}</fieldset>`;
}

function said({ findings, mayEdit }: PanelState, { mend }: PanelActions, id: string | null): TemplateResult | typeof nothing {
  const here = findings.filter((finding) => finding.where.some((place) => place.id === id));
  if (here.length === 0) return nothing;
  const button = (remedy: Remedy | null) => (remedy && mayEdit ? html`<button class="button button--small" type="button" @click=${() => mend(remedy)}>${remedy.label}</button>` : nothing);
  return html`<ul class="cmap-panel__findings" aria-label="What the checks say">${here.map((finding) => html`
    <li class="cmap-panel__finding" data-severity=${finding.severity}>
      <p><strong>${finding.code}</strong> ${finding.problem}</p><p class="faint">${finding.fix}</p>${button(finding.remedy)}</li>`)}</ul>`;
}

function legend(): TemplateResult {
  return html`<h3 class="cmap-panel__title">How to read it</h3>
    <p class="small muted">Choose a context, a line or a mark to see and change it. Drag a context to another place: it stays there for you alone until you save a view. Drag from the dot at its right to another context to relate the two.</p>
    <dl class="cmap-legend">
      <dt>U, D</dt><dd>upstream, downstream: the arrow points to who depends</dd>
      <dt>S, C</dt><dd>supplier, customer</dd>
      <dt>OHS</dt><dd>Open/Host Service</dd><dt>PL</dt><dd>Published Language</dd>
      <dt>CF</dt><dd>Conformist</dd><dt>ACL</dt><dd>Anticorruption Layer</dd>
    </dl>
    <p class="small faint">Arrow keys go from context to context, with Shift they move one; R relates one to another.</p>`;
}

function options(model: MapModel): [string, string][] {
  return [...model.contexts].sort((one, other) => one.name.localeCompare(other.name)).map((context) => [context.id, context.name]);
}

function nameIn(model: MapModel): (id: string) => string {
  return (id) => model.contexts.find((context) => context.id === id)?.name ?? "?";
}
