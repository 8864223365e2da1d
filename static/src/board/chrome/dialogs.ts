// Dialogs of the board: a name for a region, a relationship between two contexts, the keyboard's cheat sheet.
import { h } from "../../shared/html.ts";
import { newId } from "../../shared/ids.ts";
import type { Finding, Place } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { field, select } from "./panel.ts";

export const RELATIONSHIPS: [string, string][] = [
  ["upstream_downstream", "Upstream / Downstream"], ["customer_supplier", "Customer / Supplier"],
  ["partnership", "Partnership"], ["shared_kernel", "Shared Kernel"], ["separate_ways", "Separate Ways"],
];
const SYMMETRIC = new Set(["partnership", "shared_kernel", "separate_ways"]);
const UPSTREAM: [string, string][] = [["open_host_service", "Open/Host Service"], ["published_language", "Published Language"]];
const DOWNSTREAM: [string, string][] = [["", "none"], ["conformist", "Conformist"], ["anticorruption_layer", "Anticorruption Layer"]];

/** Shows a dialog with a form; `done` gets the form when it is sent. */
export function openDialog(title: string, content: Node[], action: string | null, done: (form: HTMLFormElement) => void = () => {}): HTMLDialogElement {
  const close = h("button", { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, icon("x"));
  const buttons = action && h("div", { class: "form__actions form__actions--end" }, h("button", { class: "button button--primary", type: "submit" }, action));
  const form = h("form", { class: "form", method: "dialog" }, ...content, buttons);
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": "board-dialog-title" },
    h("div", { class: "dialog__head" }, h("h2", { class: "dialog__title", id: "board-dialog-title" }, title), close),
    h("div", { class: "dialog__body" }, form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.close();
    done(form);
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

export function askName(question: string, done: (name: string) => void): void {
  const input = h("input", { class: "input", id: "asked-name", required: true, maxlength: 200 });
  openDialog(question, [field("asked-name", "Name", input)], "Add", () => input.value.trim() && done(input.value.trim()));
  input.focus();
}

/** Asks how the two contexts of a finding relate; the publisher's context stands upstream at first. */
export function openRelationshipDialog(board: Board, finding: Finding, contexts: Place[]): void {
  const [first, second] = contexts.length >= 2 ? contexts : contextsOfArrow(board, finding);
  if (!first || !second) return;
  const kind = select("relationship-kind", RELATIONSHIPS, "upstream_downstream");
  const both: [string, string][] = [[first.id, first.name], [second.id, second.name]];
  const upstream = select("relationship-upstream", both, first.id);
  const roles = UPSTREAM.map(([value, text]) => ({ value, box: h("input", { type: "checkbox", value }), text }));
  const downstream = select("relationship-downstream", DOWNSTREAM, "");
  const sides = h("div", { class: "stack stack--tight" },
    field("relationship-upstream", "Upstream", upstream),
    h("fieldset", { class: "field" }, h("legend", { class: "field__label" }, "Upstream offers"), h("div", { class: "choices" }, ...roles.map(({ box, text }) => h("label", { class: "choice" }, box, h("span", {}, text))))),
    field("relationship-downstream", "Downstream protects itself by", downstream));
  kind.addEventListener("change", () => (sides.hidden = SYMMETRIC.has(kind.value)));
  openDialog(`${first.name} and ${second.name}`, [h("p", { class: "muted" }, "Events flow from upstream to downstream. No relationship, no grant."), field("relationship-kind", "Pattern", kind), sides], "Add the relationship", () => {
    const isSymmetric = SYMMETRIC.has(kind.value);
    const down = upstream.value === first.id ? second.id : first.id;
    board.session.ask("AddRelationship", {
      relationship_id: newId(), kind: kind.value, upstream_id: upstream.value, downstream_id: down,
      upstream_roles: isSymmetric ? [] : roles.filter(({ box }) => box.checked).map(({ value }) => value),
      downstream_roles: isSymmetric || !downstream.value ? [] : [downstream.value],
    });
  });
}

/** The contexts at the two ends of what a finding is about, the publisher's first. */
function contextsOfArrow(board: Board, finding: Finding): Place[] {
  const { elements, contexts } = board.model;
  const found = finding.where.map((place) => elements.get(place.id)).filter((element) => element !== undefined)
    .sort((one, other) => Number(other.kind === "event") - Number(one.kind === "event"));
  return found.map((element) => contexts.get(element.context_id ?? "")).filter((context) => context !== undefined)
    .map((context) => ({ kind: "context", id: context.id, name: context.name }));
}
