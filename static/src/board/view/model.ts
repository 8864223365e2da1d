// What a board draws: rows by id, with the words that their elements and contexts lend them.
import type { Connector, Context, Element, Finding, Id, Note, Region, Relationship, Subscription } from "../../shared/protocol.ts";
import type { RowMap } from "../../shared/reconcile.ts";

export type Rows = { rows: (table: string) => RowMap };

export class BoardModel {
  private readonly source: Rows;
  findings: Finding[] = [];
  private byPlace = new Map<Id, Finding[]>();
  private byArrow: Map<string, Subscription> | null = null;
  private byElement: Map<Id, Note> | null = null;

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
    this.byElement ??= new Map([...this.notes.values()].reverse().flatMap((note): [Id, Note][] => (note.element_id ? [[note.element_id, note]] : [])));
    return this.byElement.get(element);
  }

  /** Forgets what was looked up; the rows have changed. */
  changed(): void {
    this.byArrow = this.byElement = null;
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
