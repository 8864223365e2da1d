// The run drawn over the context map: what crosses from one context to another, along the relationship where one is.
import { type Crowd, crowdAt, virtualAt } from "./kernels/tokens.ts";
import type { RunFrame } from "./protocol.ts";
import type { BoardRows } from "./rows.ts";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 150;
const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");

type Crossing = { from: string; to: string; share: number };

export class MapStage {
  private readonly rows: BoardRows;
  private readonly drawing: SVGSVGElement | null;
  private readonly layer = document.createElementNS(SVG, "g");
  private frame: RunFrame | null = null;
  private heardAt = 0;
  private timer = 0;

  constructor(host: HTMLElement, rows: BoardRows) {
    this.rows = rows;
    this.drawing = host.querySelector<SVGSVGElement>("svg");
    this.layer.setAttribute("class", "map__tokens");
    this.layer.setAttribute("aria-hidden", "true");
    this.drawing?.append(this.layer);
  }

  show(frame: RunFrame, now: number): void {
    this.frame = frame;
    this.heardAt = now;
    if (!this.timer) this.timer = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    this.timer = 0;
    const frame = this.frame;
    if (!frame || !this.drawing?.checkVisibility()) return;
    const elapsed = (performance.now() - this.heardAt) / 1000;
    const crossings = this.crossings(crowdAt(frame.tokens, virtualAt(frame, elapsed)));
    this.heat(crossings);
    if (reducedMotion.matches) this.layer.replaceChildren(...this.numbers(crossings));
    else this.layer.replaceChildren(...crossings.slice(0, MOST).flatMap((one) => this.dot(one)));
    if (frame.status === "running" && !reducedMotion.matches) this.timer = requestAnimationFrame(() => this.paint());
  }

  private crossings({ moving }: Crowd): Crossing[] {
    return moving
      .map(({ from, to, share }) => ({ from: this.rows.contextOf(from), to: this.rows.contextOf(to), share }))
      .filter(({ from, to }) => from && to && from !== to);
  }

  private heat(crossings: Crossing[]): void {
    const pairs = new Set(crossings.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
    for (const line of this.drawing?.querySelectorAll<SVGPathElement>("[data-relationship]") ?? []) {
      line.toggleAttribute("data-is-hot", pairs.has(`${line.dataset.upstream} ${line.dataset.downstream}`));
    }
  }

  private dot({ from, to, share }: Crossing): SVGElement[] {
    const at = this.placeOn(from, to, share);
    if (!at) return [];
    const circle = document.createElementNS(SVG, "circle");
    circle.setAttribute("class", "map__token");
    circle.setAttribute("cx", at.x.toFixed(1));
    circle.setAttribute("cy", at.y.toFixed(1));
    circle.setAttribute("r", "6");
    return [circle];
  }

  private numbers(crossings: Crossing[]): SVGElement[] {
    const counts = new Map<string, number>();
    for (const { from, to } of crossings) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    return [...counts].flatMap(([key, count]) => {
      const [from = "", to = ""] = key.split(" ");
      const at = this.placeOn(from, to, 0.4);
      if (!at) return [];
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("class", "map__count");
      text.setAttribute("x", at.x.toFixed(1));
      text.setAttribute("y", at.y.toFixed(1));
      text.textContent = String(count);
      return [text];
    });
  }

  private placeOn(from: string, to: string, share: number): { x: number; y: number } | null {
    const find = (up: string, down: string) =>
      this.drawing?.querySelector<SVGPathElement>(`path[data-upstream="${up}"][data-downstream="${down}"]`);
    const along = find(from, to), against = along ? null : find(to, from);
    const path = along ?? against;
    if (path) return path.getPointAtLength(path.getTotalLength() * (along ? share : 1 - share));
    const start = this.middleOf(from), end = this.middleOf(to);
    return start && end && { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
  }

  private middleOf(context: string): { x: number; y: number } | null {
    const box = this.drawing?.querySelector<SVGGraphicsElement>(`[data-context="${context}"]`)?.getBBox();
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }
}
