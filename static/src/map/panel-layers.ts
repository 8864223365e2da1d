// The panel's part about layers: what passes between contexts, and how teams depend on each other. The map in words.
import { html, nothing, type TemplateResult } from "lit";

import { type MapState, type Passage, type TeamTie } from "./kernels/model.ts";
import { betweenSame, candidateFor, idOf } from "./kernels/passing.ts";
import type { Draft } from "./panel.ts";
import { type Target, teamsOf } from "./view/map-view.ts";

const COLOURS = 8;

/** One passage: its messages, and the offer to draw the relationship that would let them pass. */
export function passageView(
  passage: Passage, model: MapState, mayEdit: boolean, propose: (edge: Omit<Draft, "id">) => void, name: (id: string) => string,
): TemplateResult {
  const candidate = passage.is_related ? null : candidateFor(betweenSame(passage, model.passages));
  return html`
    <h3 class="cmap-panel__title">${name(passage.from_id)} → ${name(passage.to_id)}</h3>
    <p class="small muted">${passage.kind === "event" ? "Events go this way" : "Commands go this way"}; ${name(passage.owner_id)} holds their contract.</p>
    <ul class="cmap-panel__messages">${passage.messages.map((message) => html`<li><span class="kind kind--dot" data-kind=${passage.kind}></span>
      ${passage.kind === "event" ? html`<a href=${`../events/${message.id}/`}>${message.name}</a>` : message.name}</li>`)}</ul>
    ${candidate
      ? html`<div class="cmap-panel__finding" data-severity="warning"><p>No relationship on the map covers what passes here.</p>
          <p class="faint">${candidate.kind === "partnership" ? `Both sides need each other: ${name(candidate.upstream_id)} and ${name(candidate.downstream_id)} would be partners.` : `${name(candidate.upstream_id)} would stand upstream of ${name(candidate.downstream_id)}.`}</p></div>
        ${mayEdit ? html`<div class="form__actions"><button type="button" class="button button--primary button--small" @click=${() => propose(candidate)}>Draw the relationship</button></div>` : nothing}`
      : nothing}`;
}

/** Everything that passes between the contexts shown, as a list of buttons. */
export function flowsList(passages: Passage[], choose: (target: Target) => void, name: (id: string) => string): TemplateResult {
  if (passages.length === 0) return html`<p class="small faint">No message crosses a border here.</p>`;
  return html`<h3 class="cmap-panel__title">What passes</h3>
    <ul class="cmap-panel__list">${passages.map((passage) => html`<li><button type="button" class="cmap-panel__edge" @click=${() => choose({ kind: "passage", id: idOf(passage) })}>
      <span class="kind kind--dot" data-kind=${passage.kind}></span> ${name(passage.from_id)} → ${name(passage.to_id)}
      <span class="faint">${passage.messages.length} ${passage.kind}${passage.messages.length === 1 ? "" : "s"}</span>
      ${passage.is_related ? nothing : html`<span class="cmap-panel__lack">no relationship</span>`}</button></li>`)}</ul>`;
}

/** The legend of the teams, and how each two depend on each other. */
export function teamsList(model: MapState): TemplateResult {
  const teams = teamsOf(model);
  if (teams.length === 0) {
    return html`<h3 class="cmap-panel__title">Teams</h3><p class="small faint">No context has a team yet: name its owner on the context's canvas.</p>`;
  }
  const count = (team: string) => model.contexts.filter((context) => context.team === team).length;
  const without = model.contexts.filter((context) => !context.team).length;
  const owned = new Set(teams);
  const ties = model.team_relationships.filter((tie) => owned.has(tie.one) && owned.has(tie.other));
  return html`<h3 class="cmap-panel__title">Teams</h3>
    <ul class="cmap-panel__teams">${teams.map((team, index) => html`<li><span class="cmap-panel__swatch" data-team=${(index % COLOURS) + 1}></span>${team}
      <span class="faint">${count(team)} ${count(team) === 1 ? "context" : "contexts"}</span></li>`)}
      ${without > 0 ? html`<li class="faint"><span class="cmap-panel__swatch"></span>nobody's: ${without}</li>` : nothing}</ul>
    ${ties.length > 0 ? html`<ul class="cmap-panel__ties" aria-label="How the teams depend on each other">${ties.map((tie) => html`<li>${tieInWords(tie)}</li>`)}</ul>` : nothing}`;
}

function tieInWords({ one, other, tie }: TeamTie): TemplateResult {
  if (tie === "free") return html`<strong>${one}</strong> and <strong>${other}</strong> are free of each other`;
  if (tie === "mutually_dependent") return html`<strong>${one}</strong> and <strong>${other}</strong> depend on each other`;
  return html`<strong>${one}</strong> is upstream of <strong>${other}</strong>`;
}
