// What a board draws: rows by id, with the words that their elements and contexts lend them.
import type { BoardRow, Comment, Connector, Context, Element, Finding, Id, Known, Note, OutcomeOperator, Region, Relationship, Subscription } from "../../shared/protocol.ts";
import type { RowMap } from "../../shared/reconcile.ts";

export type Rows = { rows: (table: string) => RowMap };

/** A note whose arrows lead to several events, and how many of them follow. */
export type Fork = { note: Note; operator: OutcomeOperator; targets: Note[] };

export class BoardModel {
  private readonly source: Rows;
  findings: Finding[] = [];
  private byPlace = new Map<Id, Finding[]>();
  private byArrow: Map<string, Subscription> | null = null;
  private byElement: Map<Id, Note[]> | null = null;
  private bySubject: Map<Id, Comment[]> | null = null;
  private forks: Fork[] | null = null;

  constructor(source: Rows) {
    this.source = source;
  }

  get notes(): Map<Id, Note> { return this.source.rows("note") as unknown as Map<Id, Note>; }
  get connectors(): Map<Id, Connector> { return this.source.rows("connector") as unknown as Map<Id, Connector>; }
  get regions(): Map<Id, Region> { return this.source.rows("region") as unknown as Map<Id, Region>; }
  get elements(): Map<Id, Element> { return this.source.rows("element") as unknown as Map<Id, Element>; }
  get contexts(): Map<Id, Context> { return this.source.rows("context") as unknown as Map<Id, Context>; }
  get relationships(): Map<Id, Relationship> { return this.source.rows("relationship") as unknown as Map<Id, Relationship>; }
  get subscriptions(): Map<Id, Subscription> { return this.source.rows("subscription") as unknown as Map<Id, Subscription>; }

  get boards(): Map<Id, BoardRow> { return this.source.rows("board") as unknown as Map<Id, BoardRow>; }
  get comments(): Map<Id, Comment> { return this.source.rows("comment") as unknown as Map<Id, Comment>; }
  get people(): Map<Id, Known> { return this.source.rows("person") as unknown as Map<Id, Known>; }

  textOf(note: Note): string {
    return (note.element_id ? this.elements.get(note.element_id)?.name : undefined) || note.text;
  }

  titleOf(region: Region): string {
    return (region.context_id ? this.contexts.get(region.context_id)?.name : undefined) ?? region.name;
  }

  contextOf(note: Note): Context | undefined {
    const element = note.element_id ? this.elements.get(note.element_id) : undefined;
    return element?.context_id ? this.contexts.get(element.context_id) : undefined;
  }

  /** The subscription that an arrow from an event to a policy or read model stands for. */
  subscriptionOf(connector: Connector): Subscription | undefined {
    const source = this.notes.get(connector.source_id)?.element_id;
    const target = this.notes.get(connector.target_id)?.element_id;
    if (!source || !target) return undefined;
    this.byArrow ??= new Map([...this.subscriptions.values()].map((one) => [`${one.event_id}:${one.policy_id}`, one]));
    return this.byArrow.get(`${source}:${target}`);
  }

  /** The first note that shows an element. */
  noteOf(element: Id): Note | undefined {
    return this.notesOf(element)[0];
  }

  /** The notes of this board that show an element. */
  notesOf(element: Id): readonly Note[] {
    this.byElement ??= grouped(this.notes.values(), (note) => note.element_id);
    return this.byElement.get(element) ?? [];
  }

  /** What was said of a note, or of the element that it shows, the oldest first. */
  commentsOn(note: Note): readonly Comment[] {
    if (!this.comments.size) return [];
    this.bySubject ??= grouped(this.comments.values(), (comment) => comment.element_id ?? comment.note_id);
    const own = this.bySubject.get(note.id) ?? [], shared = note.element_id ? (this.bySubject.get(note.element_id) ?? []) : [];
    // One that is still on its way has no time yet: it is the newest.
    return [...own, ...shared].sort((one, other) => ((one.at || "~") < (other.at || "~") ? -1 : 1));
  }

  /** Where arrows of a command, or of what handles one command alone, lead to several events. */
  outcomes(): readonly Fork[] {
    this.forks ??= this.findForks();
    return this.forks;
  }

  /** The outcomes of a command, whether its own arrows or its handler's lead to them. */
  outcomesOf(command: Note): Fork | undefined {
    const forks = this.outcomes();
    const handlers = new Set([...this.connectors.values()].filter((one) => one.source_id === command.id).map((one) => one.target_id));
    return forks.find(({ note }) => note.id === command.id) ?? forks.find(({ note }) => handlers.has(note.id));
  }

  private findForks(): Fork[] {
    const out = grouped(this.connectors.values(), (connector) => connector.source_id), into = grouped(this.connectors.values(), (connector) => connector.target_id);
    const found: Fork[] = [];
    for (const note of this.notes.values()) {
      if (note.kind !== "command" && note.kind !== "aggregate" && note.kind !== "external_system") continue;
      const targets = (out.get(note.id) ?? []).map((one) => this.notes.get(one.target_id)).filter((one) => one?.kind === "event") as Note[];
      if (targets.length < 2) continue;
      const commands = note.kind === "command" ? [note] : ((into.get(note.id) ?? []).map((one) => this.notes.get(one.source_id)).filter((one) => one?.kind === "command") as Note[]);
      const operators = new Set(commands.map((command) => this.elements.get(command.element_id ?? "")?.outcome_operator));
      const [operator] = operators;
      if (operators.size === 1 && operator) found.push({ note, operator, targets });
    }
    return found;
  }

  /** Forgets what was looked up; the rows have changed. */
  changed(): void {
    this.byArrow = this.byElement = this.bySubject = this.forks = null;
  }

  setFindings(findings: Finding[]): void {
    this.findings = findings;
    this.byPlace = new Map();
    for (const finding of findings) {
      for (const place of finding.where) this.byPlace.set(place.id, [...(this.byPlace.get(place.id) ?? []), finding]);
    }
  }

  /** What the checks say of a row: of an element, a flow, a subscription, a context. */
  findingsAt(...ids: (Id | null | undefined)[]): Finding[] {
    return [...new Set(ids.flatMap((id) => (id ? (this.byPlace.get(id) ?? []) : [])))];
  }
}

function grouped<Row>(rows: Iterable<Row>, keyOf: (row: Row) => Id | null): Map<Id, Row[]> {
  const groups = new Map<Id, Row[]>();
  for (const row of rows) {
    const key = keyOf(row), group = key ? groups.get(key) : undefined;
    if (group) group.push(row);
    else if (key) groups.set(key, [row]);
  }
  return groups;
}
