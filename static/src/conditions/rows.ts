// A condition as a form: groups of questions. Each change gives the whole form to `write`.
import { h } from "../shared/html.ts";
import { icon } from "../shared/ui/icon.ts";
import type { Known } from "./data.ts";
import { changed, mayIgnoreCase, NO_VALUE, operatorsFor, shown, valuesOf, type Ask, type Group, type Row } from "./kernels/form.ts";

type Write = (form: Group, redraws: boolean) => void;

/** The rows of a form; `write` gets what it is after a change, and whether rows came or went. */
export function formRows(form: Group, fields: readonly Known[], write: Write): HTMLElement {
  // Rows that stay drawn after a change must go on from it.
  let current = form;
  const change = (path: readonly number[], by: (row: Row) => Row | null, redraws: boolean): void => {
    current = path.length === 0 ? (by(current) as Group) : changed(current, path, by);
    write(current, redraws);
  };
  return group(form, [], { fields, change });
}

type Shared = { fields: readonly Known[]; change: (path: readonly number[], by: (row: Row) => Row | null, redraws: boolean) => void };

function group(rows: Group, path: readonly number[], shared: Shared): HTMLElement {
  const join = h("select", { class: "input condition-form__join", "aria-label": "How the lines are joined",
    onchange: (event: Event) => shared.change(path, (row) => ({ ...(row as Group), join: (event.target as HTMLSelectElement).value as Group["join"] }), false),
  }, option("and", "all of", rows.join), option("or", "any of", rows.join));
  const fresh: Ask = { kind: "ask", field: shared.fields[0]?.name ?? "", operator: "=", values: [""], ignores_case: false, every: false };
  const add = (row: Row) => () => shared.change(path, (here) => ({ ...(here as Group), parts: [...(here as Group).parts, row] }), true);
  const other = rows.join === "and" ? "or" : "and";
  return h("fieldset", { class: "condition-form__group" },
    h("legend", { class: "visually-hidden" }, "A group of questions"),
    h("div", { class: "row row--between" }, rows.parts.length > 1 ? join : h("span", { class: "small muted" }, rows.parts.length === 0 ? "Always: nothing is asked." : "Only when"), path.length > 0 && remover(path, shared)),
    ...rows.parts.map((part, index) => line(part, [...path, index], shared)),
    h("div", { class: "cluster" },
      h("button", { type: "button", class: "button button--small", onclick: add(fresh) }, icon("plus"), "Question"),
      path.length < 3 && h("button", { type: "button", class: "button button--small button--quiet", onclick: add({ kind: "group", join: other, parts: [fresh, fresh] }) }, icon("plus"), other === "or" ? "Any of" : "All of")));
}

function line(row: Row, path: readonly number[], shared: Shared): HTMLElement {
  if (row.kind === "group") return group(row, path, shared);
  if (row.kind === "ask") return question(row, path, shared);
  const input = h("input", { class: "input input--code", value: row.text, "aria-label": "A part that only text can say",
    oninput: (event: Event) => shared.change(path, () => ({ kind: "text", text: (event.target as HTMLInputElement).value }), false) });
  return h("div", { class: "condition-form__line" }, h("div", { class: "condition-form__text" }, input), remover(path, shared));
}

function question(ask: Ask, path: readonly number[], shared: Shared): HTMLElement {
  const known = shared.fields.find((one) => one.name === ask.field);
  const set = (more: Partial<Ask>, redraws: boolean): void => shared.change(path, (row) => ({ ...(row as Ask), ...more }), redraws);
  const names = known || !ask.field ? shared.fields.map((one) => one.name) : [ask.field, ...shared.fields.map((one) => one.name)];
  const field = h("select", { class: "input input--code", "aria-label": "Field", onchange: (event: Event) => {
    const name = (event.target as HTMLSelectElement).value;
    const next = shared.fields.find((one) => one.name === name);
    const operators = operatorsFor(next?.types ?? [], next?.format);
    set({ field: name, operator: operators.includes(ask.operator) ? ask.operator : "=", values: valuesOf(String(next?.values[0] ?? shown(ask.values)), "=", next?.types ?? []) }, true);
  } }, ...names.map((name) => option(name, name, ask.field)));
  const operators = operatorsFor(known?.types ?? [], known?.format);
  const operator = h("select", { class: "input", "aria-label": "Question", onchange: (event: Event) => {
    const chosen = (event.target as HTMLSelectElement).value;
    set({ operator: chosen, values: NO_VALUE.includes(chosen) ? [] : valuesOf(shown(ask.values), chosen, known?.types ?? []) }, true);
  } }, ...(operators.includes(ask.operator) ? operators : [ask.operator, ...operators]).map((name) => option(name, name, ask.operator)));
  return h("div", { class: "condition-form__line" },
    h("div", { class: "condition-form__ask" }, field, operator, NO_VALUE.includes(ask.operator) ? null : values(ask, known, set), extras(ask, known, set)),
    remover(path, shared));
}

function values(ask: Ask, known: Known | undefined, set: (more: Partial<Ask>, redraws: boolean) => void): HTMLElement {
  const choices = known?.types.includes("boolean") ? [true, false] : (known?.values ?? []);
  const isOne = ["=", "!="].includes(ask.operator) && choices.length > 0;
  const read = (event: Event): void => set({ values: valuesOf((event.target as HTMLInputElement).value, ask.operator, known?.types ?? []) }, false);
  if (isOne) return h("select", { class: "input", "aria-label": "Value", onchange: read }, ...["", ...choices.map(String)].map((one) => option(one, one || "…", shown(ask.values))));
  return h("input", { class: "input", value: shown(ask.values), "aria-label": ["in", "not in"].includes(ask.operator) ? "Values, separated by commas" : "Value", oninput: read });
}

function extras(ask: Ask, known: Known | undefined, set: (more: Partial<Ask>, redraws: boolean) => void): HTMLElement | null {
  const check = (label: string, isOn: boolean, name: "ignores_case" | "every"): HTMLElement => h("label", { class: "check small" },
    h("input", { type: "checkbox", checked: isOn, onchange: (event: Event) => set({ [name]: (event.target as HTMLInputElement).checked }, false) }), label);
  const found = [mayIgnoreCase(ask) && check("ignoring case", ask.ignores_case, "ignores_case"), known?.is_list && check("every element", ask.every, "every")].filter((one) => one instanceof HTMLElement);
  return found.length > 0 ? h("div", { class: "cluster condition-form__extras" }, ...found) : null;
}

function remover(path: readonly number[], shared: Shared): HTMLElement {
  return h("button", { type: "button", class: "icon-button icon-button--small", "aria-label": "Take this line away", onclick: () => shared.change(path, () => null, true) }, icon("x"));
}

function option(value: string, label: string, chosen: string): HTMLOptionElement {
  return h("option", { value, selected: value === chosen }, label);
}
