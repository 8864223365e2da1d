// Resolves rows into figures, and keeps them until their rows change: what a picture needs, without looking anything up.
import type { Box, Element, Id, Note, Point, Region } from "../../shared/protocol.ts";
import type { ArrowFigure, Figures, NoteFigure, RegionFigure } from "../kernels/draw/figures.ts";
import type { Severity } from "../kernels/draw/ops.ts";
import { arrowBetween, overlaps } from "../kernels/geometry.ts";
import { Grid } from "../kernels/grid.ts";
import { Stack } from "../kernels/layers.ts";
import { alike, marksOf } from "./marks.ts";
import type { BoardModel } from "./model.ts";

type Kept = { row: Note; element: Element | undefined; figure: NoteFigure };
type Arrow = ArrowFigure & { source: Id; target: Id; bounds: Box };

/** How far a note reaches over its box: shadow, badge, the tape of a pivotal event. */
const OVERHANG = 40;

export class Scene {
  private readonly model: BoardModel;
  private readonly grid = new Grid();
  private readonly kept = new Map<Id, Kept>();
  private arrows: Arrow[] = [];
  private regions: RegionFigure[] = [];
  private pivotal: NoteFigure[] = [];
  private readonly stack = new Stack();
  private findings: unknown = null;
  private isStale = true;
  /** Grows with every change of what there is to see. */
  revision = 0;

  constructor(model: BoardModel) {
    this.model = model;
  }

  changed(): void {
    this.isStale = true;
  }

  /** Takes in what has changed since; cheap where nothing has. */
  refresh(): void {
    const isJudged = this.model.findings !== this.findings;
    if (!this.isStale && !isJudged) return;
    this.isStale = false;
    this.findings = this.model.findings;
    this.revision += 1;
    this.readNotes(isJudged);
    this.readArrows();
    this.regions = [...this.model.regions.values()].sort((one, other) => other.width * other.height - one.width * one.height).map((region) => this.regionFigure(region));
  }

  /** The ids of the notes in a part of the wall. */
  within(area: Box): Set<Id> {
    this.refresh();
    return this.grid.within(area);
  }

  /** What is to be seen in a part of the wall, but for the notes that are `lifted` off it and their arrows. */
  figuresIn(area: Box, lifted: ReadonlySet<Id>): Figures {
    this.refresh();
    const around = { x: area.x - OVERHANG, y: area.y - OVERHANG, width: area.width + 2 * OVERHANG, height: area.height + 2 * OVERHANG };
    const layers: NoteFigure[][] = [];
    for (const id of this.grid.within(around)) {
      const figure = lifted.has(id) ? undefined : this.kept.get(id)?.figure;
      if (figure) (layers[this.stack.layerOf(id)] ??= []).push(figure);
    }
    return {
      regions: this.regions.filter(({ box }) => overlaps(box, around)),
      arrows: this.arrows.filter((arrow) => overlaps(arrow.bounds, around) && !lifted.has(arrow.source) && !lifted.has(arrow.target)),
      layers: Object.values(layers),
    };
  }

  /** Whose names are written over everything: each region, each pivotal event. */
  named(lifted: ReadonlySet<Id>): Figures {
    return { regions: this.regions, arrows: [], layers: [this.pivotal.filter(({ id }) => !lifted.has(id))] };
  }

  /** The lifted notes at their present places, and the arrows that follow them. */
  lifted(places: ReadonlyMap<Id, Point>): Figures {
    this.refresh();
    const figureAt = (id: Id): NoteFigure | undefined => {
      const figure = this.kept.get(id)?.figure, at = places.get(id);
      return figure && at ? { ...figure, box: { ...figure.box, x: at.x, y: at.y } } : figure;
    };
    const arrows = this.arrows.filter(({ source, target }) => places.has(source) || places.has(target)).flatMap((arrow) => {
      const from = figureAt(arrow.source), to = figureAt(arrow.target);
      const line = from && to && arrowBetween(from.box, to.box);
      return line ? [{ ...arrow, line }] : [];
    });
    const notes = [...places.keys()].map(figureAt).filter((figure) => figure !== undefined);
    return { regions: [], arrows, layers: this.inLayers(notes) };
  }

  /** Everything, or of everything what `only` names with the arrows between; without the marks of the checks. */
  whole(only: ReadonlySet<Id> | null): Figures {
    this.refresh();
    const notes = [...this.kept.values()].filter(({ row }) => !only || only.has(row.id)).map(({ figure }): NoteFigure => ({ ...figure, worst: null, marks: figure.marks && { ...figure.marks, twins: 1, comments: 0 } }));
    const shown = new Set(notes.map(({ id }) => id));
    return {
      regions: this.regions.filter(({ id }) => !only || only.has(id)),
      arrows: this.arrows.filter(({ id, source, target }) => !only || only.has(id) || (shown.has(source) && shown.has(target))),
      layers: this.inLayers(notes),
    };
  }

  private readNotes(isJudged: boolean): void {
    const { notes, elements } = this.model;
    for (const id of [...this.kept.keys()]) {
      if (notes.has(id)) continue;
      this.kept.delete(id);
      this.grid.remove(id);
      this.stack.remove(id);
    }
    for (const [id, row] of notes) {
      const element = row.element_id ? elements.get(row.element_id) : undefined;
      const before = this.kept.get(id);
      if (before?.row === row && before.element === element) {
        if (isJudged) before.figure = { ...before.figure, worst: this.worstOf(row) };
        continue;
      }
      this.kept.set(id, { row, element, figure: this.noteFigure(row) });
      this.grid.put(id, row);
      this.stack.put(row, this.grid.within(row));
    }
    this.readMarks();
    this.pivotal = [...this.kept.values()].map(({ figure }) => figure).filter(({ isPivotal }) => isPivotal);
  }

  private inLayers(notes: NoteFigure[]): NoteFigure[][] {
    const layers: NoteFigure[][] = [];
    for (const note of notes) (layers[this.stack.layerOf(note.id)] ??= []).push(note);
    return Object.values(layers);
  }

  /** Marks hang on other rows: comments, arrows, further notes of the element. */
  private readMarks(): void {
    const forks = new Map(this.model.outcomes().map((fork) => [fork.note.id, fork]));
    for (const kept of this.kept.values()) {
      const marks = marksOf(kept.row, this.model, forks.get(kept.row.id));
      if (!alike(kept.figure.marks, marks)) kept.figure = { ...kept.figure, marks };
    }
  }

  private readArrows(): void {
    const { notes, connectors } = this.model;
    this.arrows = [];
    for (const connector of connectors.values()) {
      const source = notes.get(connector.source_id), target = notes.get(connector.target_id);
      const line = source && target && arrowBetween(source, target);
      if (!line) continue;
      const words = connector.label || this.model.subscriptionOf(connector)?.condition || "";
      const text = connector.is_loop ? `↺ ${words}`.trim() : words;
      this.arrows.push({ id: connector.id, line, text, source: source.id, target: target.id, bounds: boundsOf(line.from, line.to) });
    }
  }

  private noteFigure(note: Note): NoteFigure {
    const { id, kind, is_pivotal: isPivotal, is_locked: isLocked, x, y, width, height } = note;
    return { id, kind, isPivotal, isLocked, box: { x, y, width, height }, text: this.model.textOf(note), worst: this.worstOf(note) };
  }

  private regionFigure(region: Region): RegionFigure {
    const context = region.context_id ? this.model.contexts.get(region.context_id) : undefined;
    const border = context?.is_external ? "external" : context?.is_big_ball_of_mud ? "mud" : "plain";
    const remark = { plain: "", external: "external", mud: "big ball of mud" }[border];
    return { id: region.id, kind: region.kind, box: region, title: this.model.titleOf(region), remark, border };
  }

  private worstOf(note: Note): Severity | null {
    if (!note.element_id || this.model.findings.length === 0) return null;
    const found = new Set(this.model.findingsAt(note.element_id).map((finding) => finding.severity));
    return found.has("error") ? "error" : found.has("warning") ? "warning" : found.has("hint") ? "hint" : null;
  }
}

/** Around an arrow, its head and what is written on it. */
function boundsOf(from: Point, to: Point): Box {
  const x = Math.min(from.x, to.x) - 100, y = Math.min(from.y, to.y) - 14;
  return { x, y, width: Math.abs(from.x - to.x) + 200, height: Math.abs(from.y - to.y) + 28 };
}
