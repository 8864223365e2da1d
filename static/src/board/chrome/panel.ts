// The panel at the right: what is selected, what it means, and what the checks say of it.
import { h } from "../../shared/html.ts";
import { infoOf, KINDS } from "../../shared/kinds.ts";
import type { Connector, Destination, Finding, Note, Region, Subscription } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Board } from "../board.ts";
import { nameOfKind } from "../storming/levels.ts";
import { SIGNS } from "./signs.ts";
import type { Discussion } from "../storming/discussion.ts";
import { mendButtons } from "../storming/mends.ts";
import { loopChoice, selectionActs, stormingFacts, stormingSections } from "../storming/sections.ts";

const TARGETS: [string, string][] = [["lambda", "Lambda"], ["sqs", "SQS"], ["kinesis", "Kinesis"], ["step_functions", "Step Functions"],
  ["sns", "SNS"], ["bus", "Another bus"], ["api_destination", "Web address"], ["logs", "Log group"]];
const TRANSPORTS: [string, string][] = [["default", "As the domain"], ["sns", "SNS"], ["eventbridge", "EventBridge"]];

export class Panel {
  private readonly board: Board;
  private readonly box: HTMLElement;
  private shown = "";
  private talk: Discussion | null = null;

  constructor(board: Board, box: HTMLElement) {
    this.board = board;
    this.box = box;
  }

  /** Shows the present selection anew, unless somebody is typing in it or nothing of it has changed. */
  changed(): void {
    this.talk?.changed();
    const [id, more] = [...this.board.selection];
    const { notes, connectors, regions } = this.board.model;
    const note = id && !more ? notes.get(id) : undefined;
    const connector = id && !more ? connectors.get(id) : undefined;
    const region = id && !more ? regions.get(id) : undefined;
    const key = JSON.stringify([note, note && this.board.model.textOf(note), connector, region, this.factsOf(note, connector), this.board.mayEdit, this.board.selection.size]);
    const isTyping = this.box.contains(document.activeElement) && document.activeElement?.matches("input, textarea, select");
    if (key === this.shown || (isTyping && this.shown.includes(id ?? "-"))) return;
    this.shown = key;
    this.box.hidden = !id;
    const parts = note ? this.note(note) : connector ? this.connector(connector) : region ? this.region(region) : this.several();
    const [head, ...body] = parts;
    this.box.replaceChildren(...(head ? [head, h("div", { class: "board-panel__body" }, ...body)] : []));
  }

  /** Where one writes what is selected: the arrow's label, or the region's name. */
  nameField(): HTMLInputElement | null {
    return this.box.querySelector<HTMLInputElement>("#arrow-label, #region-name");
  }

  private factsOf(note?: Note, connector?: Connector): unknown {
    const { model } = this.board;
    if (note) return [stormingFacts(this.board, note), model.contextOf(note)?.name, model.findingsAt(note.element_id)];
    return connector && [model.subscriptionOf(connector), this.findingsOf(connector)];
  }

  private head(title: string, iconName: string, kind = ""): HTMLElement {
    const close = h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": "Close the panel", onclick: () => this.board.select([]) }, icon("x"));
    return h("div", { class: "board-panel__head" }, h("span", { class: "kind", "data-kind": kind || null }, icon(iconName), title), close);
  }

  private note(note: Note): Node[] {
    const { model, session } = this.board;
    const mayEdit = this.board.mayEdit && !note.is_locked;
    const text = h("textarea", { class: "input", id: "note-text", rows: 3, readonly: !mayEdit });
    text.value = model.textOf(note);
    text.addEventListener("change", () => text.value.trim() !== model.textOf(note) && session.askBoard("EditNote", { note_id: note.id, text: text.value.trim() }));
    const kind = select("note-kind", KINDS.filter((info) => info.kind === note.kind || this.board.offers(info.kind)).map((info): [string, string] => [info.kind, nameOfKind(this.board.level, info.kind)]), note.kind, !mayEdit);
    kind.addEventListener("change", () => session.askBoard("ChangeNoteKind", { note_id: note.id, kind: kind.value }));
    const pivotal = h("input", { type: "checkbox", id: "note-pivotal", checked: note.is_pivotal, disabled: !mayEdit });
    pivotal.addEventListener("change", () => session.askBoard("MarkPivotal", { note_id: note.id, is_pivotal: pivotal.checked }));
    const context = model.contextOf(note);
    const info = infoOf(note.kind);
    return [
      this.head(nameOfKind(this.board.level, note.kind), info.icon, note.kind),
      field("note-text", "Text", text),
      field("note-kind", "Kind", kind),
      note.kind === "event" ? h("label", { class: "choice" }, pivotal, h("span", {}, "Pivotal event")) : null,
      note.is_locked ? h("p", { class: "board-panel__fact" }, icon("lock"), " Locked: it stays as it is until it is unlocked.") : null,
      info.isModel ? h("p", { class: "board-panel__fact" }, "Context: ", context ? h("strong", {}, context.name) : "none yet. Drop the note into a context's region.") : null,
      ...stormingSections(this.board, note),
      this.findings(model.findingsAt(note.element_id, note.id)),
      this.discussion(note),
    ].filter((part) => part !== null);
  }

  /** The discussion keeps its element, and with it a draft; it loads with the first note. */
  private discussion(note: Note): Node {
    const place = h("div", {});
    // A private note is not there for anybody else yet.
    if (note.author_id !== undefined) return place;
    void import("../storming/discussion.ts").then(({ Discussion }) => {
      this.talk ??= new Discussion(this.board);
      this.talk.show(note);
      if (place.isConnected) place.replaceChildren(this.talk.element);
    });
    return place;
  }

  private connector(connector: Connector): Node[] {
    const { model, session, mayEdit } = this.board;
    const source = model.notes.get(connector.source_id), target = model.notes.get(connector.target_id);
    const subscription = model.subscriptionOf(connector);
    const label = h("input", { class: "input", id: "arrow-label", value: connector.label, readonly: !mayEdit });
    label.addEventListener("change", () => session.askBoard("LabelConnector", { connector_id: connector.id, label: label.value }));
    return [
      this.head(subscription ? "Subscription" : "Arrow", subscription ? "radio" : "arrow-right"),
      h("p", { class: "board-panel__fact" }, source ? model.textOf(source) : "", " → ", target ? model.textOf(target) : ""),
      field("arrow-label", "Label", label),
      loopChoice(this.board, connector),
      ...(subscription ? this.subscription(subscription) : []),
      this.findings(this.findingsOf(connector)),
    ];
  }

  private subscription(one: Subscription): Node[] {
    const { session, mayEdit } = this.board;
    const mayChange = mayEdit && session.you?.role !== "guest";
    const set = (values: Record<string, unknown>) => session.ask("ChangeSubscription", { subscription_id: one.id, ...values });
    const condition = h("textarea", { class: "input input--code", id: "condition", rows: 3, spellcheck: "false", placeholder: 'total >= 500 and country in ("DE", "FR")', readonly: !mayChange });
    condition.value = one.condition;
    condition.addEventListener("change", () => set({ condition: condition.value }));
    const target = select("target-kind", TARGETS, one.target_kind, !mayChange);
    target.addEventListener("change", () => set({ target_kind: target.value }));
    const name = h("input", { class: "input", id: "target-name", value: one.target_name, placeholder: "after the policy", readonly: !mayChange });
    name.addEventListener("change", () => set({ target_name: name.value }));
    const transport = select("transport", TRANSPORTS, one.transport, !mayChange);
    transport.addEventListener("change", () => set({ transport: transport.value }));
    return [
      field("condition", "Only when", condition, 'Such as: total >= 500, location starts with "eu-", coupon is missing'),
      h("div", { class: "form__row" }, field("target-kind", "Delivered to", target), field("target-name", "called", name)),
      field("transport", "Over", transport),
      ...this.destination("on_success", "On success to", one.on_success, mayChange, set),
      ...this.destination("on_failure", "On failure to", one.on_failure, mayChange, set),
    ];
  }

  private destination(property: string, label: string, now: Destination | null, mayChange: boolean, set: (values: Record<string, unknown>) => void): Node[] {
    const kind = select(property, [["", "nowhere"], ...TARGETS], now?.kind ?? "", !mayChange);
    const name = h("input", { class: "input", id: `${property}-name`, value: now?.name ?? "", readonly: !mayChange });
    const tell = () => set({ [property]: kind.value && name.value ? { kind: kind.value, name: name.value } : null });
    kind.addEventListener("change", () => (!kind.value || name.value ? tell() : name.focus()));
    name.addEventListener("change", () => kind.value && tell());
    return [h("div", { class: "form__row" }, field(property, label, kind), field(`${property}-name`, "called", name))];
  }

  private region(region: Region): Node[] {
    const { model, session } = this.board;
    const mayEdit = this.board.mayEdit && !region.is_locked;
    const name = h("input", { class: "input", id: "region-name", value: model.titleOf(region), readonly: !mayEdit });
    name.addEventListener("change", () => name.value.trim() && session.askBoard("ChangeRegion", { region_id: region.id, name: name.value.trim() }));
    const context = region.context_id ? model.contexts.get(region.context_id) : undefined;
    const facts = context && [context.subdomain, context.is_external && "external", context.is_big_ball_of_mud && "big ball of mud"].filter(Boolean).join(", ");
    return [
      this.head(region.kind === "context" ? "Bounded context" : "Region", "scan"),
      field("region-name", "Name", name),
      facts ? h("p", { class: "board-panel__fact" }, facts) : null,
      this.findings(model.findingsAt(region.context_id)),
    ].filter((part) => part !== null);
  }

  private several(): Node[] {
    const count = this.board.selection.size;
    return [this.head(`${count} selected`, "square-stack"), h("p", { class: "board-panel__fact" }, "Drag to move them, Delete removes them, Ctrl+D doubles them, Ctrl+G groups them. More in the menu: right-click, or Shift+F10."), ...selectionActs(this.board)];
  }

  private findingsOf(connector: Connector): Finding[] {
    const { model } = this.board;
    const source = model.notes.get(connector.source_id)?.element_id, target = model.notes.get(connector.target_id)?.element_id;
    const here = model.findingsAt(connector.id, connector.flow_id, model.subscriptionOf(connector)?.id);
    const aboutBoth = model.findingsAt(source).filter((finding) => finding.where.some((place) => place.id === target));
    return [...new Set([...here, ...aboutBoth])];
  }

  private findings(found: Finding[]): Node {
    return found.length === 0 ? document.createDocumentFragment() : h("div", { class: "stack stack--tight" }, ...found.map((finding) => findingCard(this.board, finding)));
  }
}

/** One finding, with the button that mends it where a button can. */
export function findingCard(board: Board, finding: Finding): HTMLElement {
  return h("article", { class: "board-finding", "data-severity": finding.severity },
    h("p", {}, icon(SIGNS[finding.severity]), " ", h("strong", { class: "mono" }, finding.code), " ", finding.problem),
    h("p", { class: "muted" }, finding.fix), mendButtons(board, finding));
}

export function field(id: string, label: string, control: HTMLElement, hint = ""): HTMLElement {
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return h("div", { class: "field" }, h("label", { class: "field__label", for: id }, label), control, hint && h("p", { class: "field__hint", id: `${id}-hint` }, hint));
}

export function select(id: string, options: [string, string][], value: string, isDisabled = false): HTMLSelectElement {
  return h("select", { class: "input", id, disabled: isDisabled }, ...options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
}
