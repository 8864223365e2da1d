// A design as the page edits it. Every edit is a pure function that returns what changed, to be sent as one intent.

export type Attribute = { name: string; type: string; is_reference: boolean; is_key: boolean };
export type PartKind = "entity" | "value_object" | "enumeration" | "service" | "repository";
export type Part = {
  kind: PartKind; name: string; is_root: boolean; extends: string; owner: string;
  attributes: Attribute[]; values: string[]; operations: string[];
};
export type Transition = { command: string; sources: string[]; targets: string[]; events: string[] };
export type Example = { name: string; given: string[]; when: string; then: string[]; within_seconds: number };
export type Timer = { name: string; after_seconds: number; command: string; cancelled_by: string[] };
export type Throughput = {
  commands_per_second: number; peak_per_second: number; clients: number; conflict_percent: number;
  events_per_instance: number; lifetime_days: number;
};
export type Design = {
  id: string; owner: string; parts: Part[]; invariants: string[]; states: string[]; transitions: Transition[];
  examples: Example[]; timers: Timer[]; corrections: string[]; throughput: Throughput;
};
export type Edit = Partial<Omit<Design, "id">>;

export type Named = { id: string; kind: string; name: string };
export type Flowing = Named & { flow_id: string };
export type Tactic = {
  element: Named & { description: string; context_id: string };
  context: string; design: Design; takes: Flowing[]; gives: Flowing[]; commands: Named[]; events: Named[];
};

/** Where a new instance may stand: where transitions without a source lead, else the first state. */
export function initialStates({ states, transitions }: Design): string[] {
  const begun = transitions.filter((each) => each.sources.length === 0).flatMap((each) => each.targets);
  return begun.length > 0 ? [...new Set(begun)] : states.slice(0, 1);
}

/** The states that are reached and that nothing leaves. */
export function finalStates({ states, transitions }: Design): string[] {
  const left = new Set(transitions.flatMap((each) => each.sources));
  const reached = new Set(transitions.flatMap((each) => each.targets));
  return states.filter((state) => reached.has(state) && !left.has(state));
}

/** Null where the name is empty or taken. */
export function withState(design: Design, name: string): Edit | null {
  const wanted = name.trim();
  return wanted && !design.states.includes(wanted) ? { states: [...design.states, wanted] } : null;
}

/** Renames a state wherever it stands: in transitions and in the examples that begin in it. */
export function withStateRenamed(design: Design, from: string, to: string): Edit | null {
  const wanted = to.trim();
  if (!wanted || wanted === from || design.states.includes(wanted)) return null;
  const rename = (names: string[]) => names.map((name) => (name === from ? wanted : name));
  const edit: Edit = { states: rename(design.states) };
  if (design.transitions.some((each) => [...each.sources, ...each.targets].includes(from))) {
    edit.transitions = design.transitions.map((each) => ({ ...each, sources: rename(each.sources), targets: rename(each.targets) }));
  }
  if (design.examples.some((each) => each.given.includes(from))) {
    edit.examples = design.examples.map((each) => ({ ...each, given: rename(each.given) }));
  }
  return edit;
}

/** Takes a state away, with the transitions that lead only from or only to it. */
export function withoutState(design: Design, name: string): Edit {
  const without = (names: string[]) => names.filter((each) => each !== name);
  const transitions = design.transitions
    .filter((each) => !(isOnly(each.sources, name) || isOnly(each.targets, name)))
    .map((each) => ({ ...each, sources: without(each.sources), targets: without(each.targets) }));
  return { states: without(design.states), transitions };
}

function isOnly(names: string[], name: string): boolean {
  return names.length > 0 && names.every((each) => each === name);
}

export function placed<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return index < 0 || index >= items.length ? [...items, item] : items.map((each, at) => (at === index ? item : each));
}

export function dropped<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_, at) => at !== index);
}

export function newPart(kind: PartKind, name: string, isFirst: boolean): Part {
  return { kind, name, is_root: kind === "entity" && isFirst, extends: "", owner: "", attributes: [], values: [], operations: [] };
}

/** One attribute a line: “id: UUID key”, “lines: List<Line> part”. */
export function attributeLine({ name, type, is_key, is_reference }: Attribute): string {
  return `${name}: ${type}${is_key ? " key" : ""}${is_reference ? " part" : ""}`;
}

export function readAttribute(line: string): Attribute | null {
  const found = /^\s*([^:\s][^:]*?)\s*(?::\s*(.*?))?\s*$/.exec(line);
  if (!found?.[1]) return null;
  const marks = /(?:\s+(key|part))+$/.exec(` ${found[2] ?? ""}`);
  const type = ` ${found[2] ?? ""}`.slice(0, marks ? marks.index : undefined).trim();
  return { name: found[1], type: type || "String", is_key: / key\b/.test(marks?.[0] ?? ""), is_reference: / part\b/.test(marks?.[0] ?? "") };
}

export function linesOf(text: string): string[] {
  return text.split("\n").map((line) => line.trim()).filter(Boolean);
}

/** The steps of a list; commas in brackets divide nothing. */
export function stepsOf(text: string): string[] {
  const steps: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "(") depth += 1;
    if (text[at] === ")") depth -= 1;
    if (text[at] !== "," || depth > 0) continue;
    steps.push(text.slice(start, at));
    start = at + 1;
  }
  return [...steps, text.slice(start)].map((step) => step.trim()).filter(Boolean);
}

const UNITS: [string, number][] = [["d", 86_400], ["h", 3_600], ["min", 60], ["s", 1]];

/** A time in the largest unit that fits: 7200 s are “2 h”. */
export function waitText(seconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => seconds % each === 0) ?? ["s", 1];
  return `${seconds / size} ${unit}`;
}

/** Seconds; null where the text says no time. */
export function readWait(text: string): number | null {
  const found = /^\s*(\d+)\s*(s|min|h|d)\s*$/.exec(text);
  const size = UNITS.find(([unit]) => unit === found?.[2])?.[1];
  return found && size ? Number(found[1]) * size : null;
}
