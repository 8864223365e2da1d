// The context map's page: the live map, its panel, and the lists beneath it kept true.
import { say } from "../shared/html.ts";
import { newId } from "../shared/ids.ts";
import { ask } from "./ask.ts";
import type { Point } from "./kernels/geometry.ts";
import type { MapModel } from "./kernels/model.ts";
import { listenForChanges } from "./live.ts";
import { type Draft, type Finding, renderPanel } from "./panel.ts";
import { createMapView, type MapView, type Severity, type Target } from "./view/map-view.ts";

const RANKS: Severity[] = ["hint", "info", "warning", "error"];

class MapPage {
  private readonly host: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly mayEdit: boolean;
  private readonly view: MapView;
  private model: MapModel;
  private findings: Finding[] = [];
  private chosen: Target | null = null;
  private draft: Draft | null = null;

  constructor(host: HTMLElement, panel: HTMLElement, model: MapModel) {
    this.host = host;
    this.panel = panel;
    this.model = model;
    this.mayEdit = host.dataset.mayEdit === "yes";
    this.view = createMapView(host, model, {
      label: host.dataset.label ?? "",
      moved: this.keptPlaces(),
      onChoose: (target) => this.choose(target),
      onMoved: (moved) => this.keepPlaces(moved),
    });
    document.addEventListener("click", (event) => this.tool(event));
    listenForChanges(this.fact("socket"), () => void this.refresh());
    void this.readFindings();
    this.show();
  }

  private choose(target: Target | null): void {
    this.chosen = target;
    const edge = target?.kind === "relationship" ? this.model.relationships.find((one) => one.id === target.id) : undefined;
    this.draft = edge ? { ...edge } : null;
    this.view.choose(target);
    this.show();
  }

  private relate(contextId: string): void {
    const other = this.model.contexts.find((context) => context.id !== contextId);
    if (!other) return;
    this.draft = { id: null, kind: "upstream_downstream", upstream_id: contextId, downstream_id: other.id, upstream_roles: [], downstream_roles: [] };
    this.show();
    this.panel.querySelector<HTMLElement>("select")?.focus();
  }

  private async save(): Promise<void> {
    if (!this.draft) return;
    const { id, kind: pattern, upstream_id, downstream_id, upstream_roles, downstream_roles } = this.draft;
    const relationshipId = id ?? newId();
    const body = { kind: pattern, upstream_id, downstream_id, upstream_roles, downstream_roles };
    const kind = id === null ? "AddRelationship" : "ChangeRelationship";
    if (!(await this.did(kind, { relationship_id: relationshipId, ...body }))) return;
    this.draft = null;
    await this.refresh();
    this.choose({ kind: "relationship", id: relationshipId });
  }

  private async remove(id: string): Promise<void> {
    if (!(await this.did("RemoveRelationship", { relationship_id: id }))) return;
    this.choose(null);
    await this.refresh();
  }

  private async did(kind: string, body: Record<string, unknown>): Promise<boolean> {
    const refusal = await ask(this.fact("intents"), kind, body);
    if (refusal !== null) say(refusal, "error");
    return refusal === null;
  }

  /** Reads the model, the findings and the lists anew. What is being edited stays as it is. */
  private async refresh(): Promise<void> {
    const model = await readJson<MapModel>(this.fact("model"));
    if (model) {
      this.model = model;
      this.view.update(model);
      if (this.chosen && !this.isThere(this.chosen)) this.choose(null);
    }
    await Promise.all([this.readFindings(), refreshLists()]);
    this.show();
  }

  private async readFindings(): Promise<void> {
    const answer = await readJson<{ findings: Finding[] }>(this.fact("findings"));
    if (!answer) return;
    this.findings = answer.findings;
    const marks = new Map<string, Severity>();
    for (const finding of answer.findings) {
      for (const id of placesOf(finding)) {
        const known = marks.get(id);
        if (!known || RANKS.indexOf(known) < RANKS.indexOf(finding.severity)) marks.set(id, finding.severity);
      }
    }
    this.view.mark(marks);
    this.show();
  }

  private show(): void {
    const { model, findings, chosen, draft, mayEdit } = this;
    renderPanel(this.panel, { model, findings, chosen, draft, mayEdit }, {
      choose: (target) => this.choose(target),
      edit: (next) => {
        this.draft = next;
        this.show();
      },
      save: () => void this.save(),
      remove: (id) => void this.remove(id),
      relate: (id) => this.relate(id),
    });
  }

  private tool(event: MouseEvent): void {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-map-tool]")?.dataset.mapTool : undefined;
    if (name === "in") this.view.zoom(1.25);
    if (name === "out") this.view.zoom(0.8);
    if (name === "fit") this.view.fit();
    if (name === "tidy") this.view.tidy();
  }

  private isThere(target: Target): boolean {
    const rows = target.kind === "context" ? this.model.contexts : this.model.relationships;
    return rows.some((row) => row.id === target.id);
  }

  private keptPlaces(): Map<string, Point> {
    try {
      return new Map(Object.entries(JSON.parse(localStorage.getItem(this.placesKey) ?? "{}") as Record<string, Point>));
    } catch {
      return new Map();
    }
  }

  private keepPlaces(moved: ReadonlyMap<string, Point>): void {
    localStorage.setItem(this.placesKey, JSON.stringify(Object.fromEntries(moved)));
  }

  private get placesKey(): string {
    return `map-places:${this.fact("domain")}`;
  }

  private fact(name: string): string {
    return this.host.dataset[name] ?? "";
  }
}

/** What a finding marks on the map: its relationship, else its contexts; wrong names and flows have their own pages. */
function placesOf(finding: Finding): string[] {
  const [first] = finding.where;
  if (!first) return [];
  if (first.kind === "relationship" || first.kind === "context") return [first.id];
  if (!finding.code.startsWith("FLOW")) return [];
  const edges = finding.where.filter((place) => place.kind === "relationship");
  const places = edges.length > 0 ? edges : finding.where.filter((place) => place.kind === "context");
  return places.map((place) => place.id);
}

async function readJson<Shape>(url: string): Promise<Shape | null> {
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Shape) : null;
}

/** Takes the lists of the page from a fresh copy of it, unless a dialog in them is open. */
async function refreshLists(): Promise<void> {
  const lists = document.getElementById("map-lists");
  if (!lists || lists.querySelector("dialog[open]")) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("map-lists");
  if (fresh) lists.replaceChildren(...fresh.childNodes);
}

const host = document.getElementById("context-map");
const panel = document.getElementById("map-panel");
const data = document.getElementById("map-model")?.textContent;
if (host && panel && data) new MapPage(host, panel, JSON.parse(data) as MapModel);
