// A condition as rows of a form, and as text: the same grammar as modeler/core/conditions/written.py.
export type Value = string | number | boolean | null;
export type Ask = { kind: "ask"; field: string; operator: string; values: Value[]; ignores_case: boolean; every: boolean };
export type Text = { kind: "text"; text: string };
export type Group = { kind: "group"; join: "and" | "or"; parts: Row[] };
export type Row = Ask | Text | Group;

export const NO_VALUE = ["is missing", "is present"];
const LISTED = ["in", "not in"];
const TEXTUAL = ["starts with", "does not start with", "ends with", "does not end with", "contains", "does not contain", "is like", "is not like"];
const ORDERED = [">=", ">", "<=", "<"];
const DATED = ["is before", "is after", "is not before", "is not after"];
const NETWORKS = ["is in network", "is not in network"];
const CASED = ["=", "!=", ...LISTED, ...TEXTUAL.slice(0, 6)];

/** The operators that make sense for a field of these JSON types. */
export function operatorsFor(types: readonly string[], format = ""): string[] {
  const isAny = types.length === 0;
  const isNumber = isAny || types.includes("number") || types.includes("integer");
  const isText = isAny || types.includes("string");
  if (!isNumber && !isText) return ["=", "!=", ...NO_VALUE];
  const special = [...(isAny || format.startsWith("date") ? DATED : []), ...(isAny || format === "" || format.startsWith("ip") ? NETWORKS : [])];
  return ["=", "!=", ...LISTED, ...(isNumber ? ORDERED : []), ...(isText ? [...TEXTUAL, ...special] : []), ...NO_VALUE];
}

/** Whether a question may be asked whatever the case of its texts. */
export function mayIgnoreCase(ask: Ask): boolean {
  return CASED.includes(ask.operator) && ask.values.length > 0 && ask.values.every((value) => typeof value === "string");
}

/** The condition that the rows are, as a person would write it; rows without a field say nothing. */
export function written(group: Group): string {
  return group.parts.map((part) => inside(part)).filter(Boolean).join(` ${group.join} `);
}

function inside(row: Row): string {
  if (row.kind === "text") return row.text.trim();
  if (row.kind === "ask") return row.field ? asked(row) : "";
  const text = written(row);
  return row.parts.length > 1 && text ? `(${text})` : text;
}

function asked(ask: Ask): string {
  const words = [...(ask.every ? ["every"] : []), ask.field];
  if (NO_VALUE.includes(ask.operator)) return [...words, ask.operator].join(" ");
  if (ask.values.length === 1 && ask.values[0] === null && ["=", "!="].includes(ask.operator)) {
    return [...words, ask.operator === "=" ? "is null" : "is not null"].join(" ");
  }
  const values = ask.values.map((value) => JSON.stringify(value));
  const said = LISTED.includes(ask.operator) || values.length > 1 ? `(${values.join(", ")})` : (values[0] ?? '""');
  return [...words, ask.operator, said, ...(ask.ignores_case && mayIgnoreCase(ask) ? ["ignoring case"] : [])].join(" ");
}

/** The values that a person typed into one field of the form: "5", "DE, FR", "true". */
export function valuesOf(text: string, operator: string, types: readonly string[]): Value[] {
  const parts = LISTED.includes(operator) ? text.split(",").map((part) => part.trim()).filter(Boolean) : [text.trim()];
  return parts.map((part) => valueOf(part, operator, types));
}

/** The values as they stand in one field of the form. */
export function shown(values: readonly Value[]): string {
  return values.map((value) => (value === null ? "null" : String(value))).join(", ");
}

function valueOf(text: string, operator: string, types: readonly string[]): Value {
  if ([...TEXTUAL, ...DATED, ...NETWORKS].includes(operator)) return text;
  if (text === "null" && (types.length === 0 || types.includes("null"))) return null;
  if (types.includes("string") && !ORDERED.includes(operator)) return text;
  if (text === "true" || text === "false") return text === "true";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The rows with the one at `path`, a list of indices, put in another way or taken out. */
export function changed(group: Group, path: readonly number[], change: (row: Row) => Row | null): Group {
  const [index = 0, ...rest] = path;
  const parts = group.parts.flatMap((part, at) => {
    if (at !== index) return [part];
    if (rest.length === 0) return change(part) ?? [];
    return part.kind === "group" ? [changed(part, rest, change)] : [part];
  });
  return { ...group, parts };
}
