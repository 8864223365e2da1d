// The context map's page: the live map, its bar and panel, and the lists beneath it kept true.
import { say } from "../shared/html.ts";
import { newId } from "../shared/ids.ts";
import { askOrPropose } from "./ask.ts";
import { renderBar } from "./bar.ts";
import type { Point } from "./kernels/geometry.ts";
import { type Look, lookFrom, lookOf, placesOf, queryOf, shownBy, withHops, withLayer } from "./kernels/look.ts";
import type { MapState, SavedView } from "./kernels/model.ts";
import { onlyWith } from "./kernels/subset.ts";
import { listenForChanges } from "./live.ts";
import { type Draft, type Finding, renderPanel } from "./panel.ts";
import { keepPlaces, keptPlaces } from "./places.ts";
import { marksOf, readJson, refreshLists } from "./reading.ts";
import { MapView, type Target } from "./view/map-view.ts";

class MapPage {
  private readonly host: HTMLElement;
  private readonly panel: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly mayEdit: boolean;
  private readonly view: MapView;
  private model: MapState;
  private look: Look;
  private moved: ReadonlyMap<string, Point>;
  private findings: Finding[] = [];
  private chosen: Target | null = null;
  private draft: Draft | null = null;
  private undoable: string | null = null;

  constructor(host: HTMLElement, panel: HTMLElement, bar: HTMLElement, model: MapState) {
    this.host = host;
    this.panel = panel;
    this.bar = bar;
    this.model = model;
    this.mayEdit = host.dataset.mayEdit === "yes";
    this.undoable = host.dataset.undoable || null;
    this.look = lookFrom(location.search, model);
    this.moved = this.placesNow();
    this.view = new MapView(host, this.shown(), this.moved, {
      label: host.dataset.label ?? "",
      mayEdit: this.mayEdit,
      onChoose: (target) => this.choose(target),
      onMoved: (moved) => this.keep(moved),
      onConnect: (from, to) => this.propose(from, to),
      onRelate: (id) => this.relate(id),
    });
    const saved = this.saved();
    if (saved?.camera && !this.look.focus) this.view.open(this.shown(), this.moved, saved.camera);
    this.view.lay(this.look.layers);
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
    if (other && this.mayEdit) this.propose(contextId, other.id);
  }

  private propose(fromId: string, toId: string, more: Partial<Draft> = {}): void {
    this.draft = { id: null, kind: "upstream_downstream", upstream_id: fromId, downstream_id: toId, upstream_roles: [], downstream_roles: [], ...more };
    this.show();
    this.panel.querySelector<HTMLElement>("select")?.focus();
  }

  private async save(): Promise<void> {
    if (!this.draft) return;
    const { id, kind: pattern, upstream_id, downstream_id, upstream_roles, downstream_roles } = this.draft;
    const relationshipId = id ?? newId();
    const body = { kind: pattern, upstream_id, downstream_id, upstream_roles, downstream_roles, downstream_right: this.draft.downstream_right || null };
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

  private async undo(): Promise<void> {
    const change = this.undoable;
    if (change === null) return;
    this.undoable = null;
    if (await this.did("UndoChange", { change_id: change }, false)) await this.refresh();
    else this.show();
  }

  private async did(kind: string, body: Record<string, unknown>, mayUndo = true): Promise<boolean> {
    const proposal = this.host.dataset.changeSet;
    const { refusal, change } = await askOrPropose(this.fact("intents"), proposal, kind, body);
    if (refusal !== null) say(refusal, "error");
    else if (mayUndo && !proposal) this.undoable = change;
    return refusal === null;
  }

  private async saveView(id: string | null, name: string): Promise<void> {
    const viewId = id ?? newId();
    const places = [...this.moved].map(([context_id, { x, y }]) => ({ context_id, x, y }));
    const known = new Set(this.model.contexts.map((context) => context.id));
    const shown = shownBy(this.look, this.model);
    const body = {
      view_id: viewId,
      name,
      context_ids: [...(shown ?? [])].filter((one) => known.has(one)),
      places: places.filter((place) => known.has(place.context_id)),
      layers: [...this.look.layers],
      camera: this.view.camera(),
    };
    if (!(await this.did("SaveMapView", body))) return;
    keepPlaces(this.fact("domain"), viewId, null);
    this.look = { ...this.look, viewId, chosen: shown, focus: null };
    await this.refresh();
    say(`The view “${name}” is saved.`);
  }

  private async renameView(view: SavedView, name: string): Promise<void> {
    if (await this.did("RenameMapView", { view_id: view.id, name })) await this.refresh();
  }

  private async deleteView(view: SavedView): Promise<void> {
    if (!(await this.did("DeleteMapView", { view_id: view.id }))) return;
    await this.refresh();
    say(`The view “${view.name}” is deleted. “Undo” brings it back.`);
  }

  /** Looks otherwise: at another part, or with other layers; the address tells so, to be shared. */
  private lookSo(next: Look, hasMoved = true): void {
    this.look = next;
    history.replaceState(null, "", `${location.pathname}${queryOf(next, this.model)}`);
    if (hasMoved) {
      this.moved = this.placesNow();
      this.view.open(this.shown(), this.moved, next.focus ? null : (this.saved()?.camera ?? null));
    }
    this.view.lay(next.layers);
    this.show();
  }

  private leaveOut(id: string): void {
    const shown = shownBy(this.look, this.model) ?? new Set(this.model.contexts.map((context) => context.id));
    this.chosen = null;
    this.lookSo({ ...this.look, chosen: new Set([...shown].filter((one) => one !== id)), focus: null });
  }

  /** Reads the model, the findings and the lists anew. What is being edited stays as it is. */
  private async refresh(): Promise<void> {
    const model = await readJson<MapState>(this.fact("model"));
    if (model) {
      this.model = model;
      if (this.look.viewId !== null && !this.saved()) this.lookSo(lookOf(null));
      history.replaceState(null, "", `${location.pathname}${queryOf(this.look, model)}`);
      this.view.update(this.shown());
      if (this.chosen && !this.isThere(this.chosen)) this.choose(null);
    }
    await Promise.all([this.readFindings(), refreshLists()]);
    this.show();
  }

  private async readFindings(): Promise<void> {
    const answer = await readJson<{ findings: Finding[] }>(this.fact("findings"));
    if (!answer) return;
    this.findings = answer.findings;
    this.view.mark(marksOf(answer.findings));
    this.show();
  }

  private show(): void {
    const { model, findings, chosen, draft, mayEdit, look } = this;
    renderPanel(this.panel, { model, findings, chosen, draft, mayEdit, look, canUndo: this.undoable !== null }, {
      choose: (target) => this.choose(target),
      edit: (next) => {
        this.draft = next;
        this.show();
      },
      save: () => void this.save(),
      remove: (id) => void this.remove(id),
      relate: (id) => this.relate(id),
      propose: (edge) => this.propose(edge.upstream_id, edge.downstream_id, edge),
      focus: (id) => this.lookSo({ ...this.look, focus: { id, hops: 1 } }),
      leaveOut: (id) => this.leaveOut(id),
      undo: () => void this.undo(),
      mend: ({ intent, body }) => void this.did(intent, body).then((isDone) => (isDone ? this.refresh() : undefined)),
    });
    renderBar(this.bar, { model, look, mayEdit, shown: this.shown().contexts.length }, {
      open: (id) => this.lookSo(lookOf(model.views.find((view) => view.id === id) ?? null)),
      layer: (layer) => this.lookSo(withLayer(this.look, layer), false),
      hops: (more) => this.lookSo(withHops(this.look, more)),
      unfocus: () => this.lookSo({ ...this.look, focus: null }),
      showAll: () => this.lookSo({ ...this.look, chosen: null, focus: null }),
      find: (id) => this.find(id),
      save: (id, name) => void this.saveView(id, name),
      rename: (view, name) => void this.renameView(view, name),
      remove: (view) => void this.deleteView(view),
      export: (form) => void this.export(form),
    });
  }

  private find(id: string): void {
    const shown = shownBy(this.look, this.model);
    if (shown && !shown.has(id)) this.lookSo({ ...this.look, chosen: null, focus: null });
    this.choose({ kind: "context", id });
    this.view.show(id);
  }

  private async export(form: "svg" | "png" | "print"): Promise<void> {
    const { saveMap, printMap } = await import("./export.ts");
    const name = this.saved()?.name ?? this.host.dataset.label ?? "";
    if (form === "print") printMap(this.view);
    else await saveMap(this.view, form, name);
  }

  /** A row of the list is edited in the panel beside the map. */
  private edit(relationshipId: string): void {
    this.choose({ kind: "relationship", id: relationshipId });
    this.panel.scrollIntoView({ block: "center" });
    this.panel.querySelector<HTMLElement>("select")?.focus();
  }

  private tool(event: MouseEvent): void {
    const name = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-map-tool]")?.dataset.mapTool : undefined;
    const edge = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-map-edge]")?.dataset.mapEdge : undefined;
    if (edge !== undefined) this.edit(edge);
    if (name === "in") this.view.zoom(1.25);
    if (name === "out") this.view.zoom(0.8);
    if (name === "fit") this.view.fit();
    if (name === "tidy") this.view.tidy();
  }

  private isThere(target: Target): boolean {
    if (target.kind === "passage") return this.model.passages.length > 0;
    const rows = target.kind === "context" ? this.model.contexts : this.model.relationships;
    return rows.some((row) => row.id === target.id);
  }

  private keep(moved: ReadonlyMap<string, Point>): void {
    this.moved = new Map(moved);
    keepPlaces(this.fact("domain"), this.look.viewId, this.look.focus ? null : moved);
  }

  /** Where the boxes were put: by me since, else by the saved view; around a focus they are laid out anew. */
  private placesNow(): ReadonlyMap<string, Point> {
    if (this.look.focus) return new Map();
    return keptPlaces(this.fact("domain"), this.look.viewId) ?? placesOf(this.saved());
  }

  private saved(): SavedView | null {
    return this.model.views.find((view) => view.id === this.look.viewId) ?? null;
  }

  private shown(): MapState {
    return onlyWith(shownBy(this.look, this.model), this.model);
  }

  private fact(name: string): string {
    return this.host.dataset[name] ?? "";
  }
}

const host = document.getElementById("context-map");
const panel = document.getElementById("map-panel");
const bar = document.getElementById("map-bar");
const data = document.getElementById("map-model")?.textContent;
if (host && panel && bar && data) new MapPage(host, panel, bar, JSON.parse(data) as MapState);
