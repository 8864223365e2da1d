// One story drawn: the causal tree of its messages, each a bar over virtual time.
import { clockText } from "./kernels/tokens.ts";
import { extentOf, type Leg, type Span, spansOf } from "./kernels/trace.ts";
import type { RunRecord } from "./protocol.ts";
import type { BoardRows } from "./rows.ts";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 1000, HEIGHT = 16, LEAST = 3, DEEPEST = 12;
const OWN = new Set(["command", "handler", "event", "destination"]);
const WORDS: Record<Span["end"], string> = { good: "done", bad: "lost", open: "under way" };

export class StoryView {
  private readonly host: HTMLElement;
  private readonly rows: BoardRows;

  constructor(host: HTMLElement, rows: BoardRows) {
    this.host = host;
    this.rows = rows;
    this.hide();
  }

  hide(): void {
    this.host.hidden = true;
  }

  show(records: readonly RunRecord[]): void {
    const spans = spansOf(records);
    this.host.hidden = spans.length === 0;
    if (spans.length === 0) return;
    const extent = extentOf(spans);
    const list = document.createElement("ol");
    list.className = "trace";
    list.append(...spans.map((span) => this.line(span, extent)));
    this.host.replaceChildren(caption(spans, extent), list);
  }

  private line(span: Span, extent: { from: number; to: number }): HTMLLIElement {
    const line = document.createElement("li");
    line.className = "trace__line";
    line.dataset.end = span.end;
    line.dataset.depth = String(Math.min(span.depth, DEEPEST));
    const label = document.createElement("span");
    label.className = "trace__label";
    const where = this.rows.nameOf(span.element);
    // A copy of an event is known by who gets it; what is asked for or has happened by its own name.
    const isCopy = where !== "" && !OWN.has(span.node.split(":")[0] ?? "");
    const name = document.createElement("span");
    name.textContent = isCopy ? where : span.name;
    label.append(name);
    if (!isCopy && where && where !== span.name) label.append(quiet(`at ${where}`));
    const end = document.createElement("span");
    end.className = "trace__end";
    const tries = span.attempts > 1 ? `, ${span.attempts} tries` : "";
    end.textContent = `${WORDS[span.end]}${tries} · ${seconds(span.to - span.from)}`;
    line.append(label, bars(span, extent), end);
    label.title = label.textContent;
    line.title = [span.last.replaceAll("_", " "), span.detail.slice(0, 300)].filter(Boolean).join(": ");
    return line;
  }
}

function caption(spans: readonly Span[], extent: { from: number; to: number }): HTMLElement {
  const head = document.createElement("p");
  head.className = "trace__head muted small";
  const lost = spans.filter((span) => span.end === "bad").length;
  const count = `${spans.length} ${spans.length === 1 ? "message" : "messages"}${lost ? `, ${lost} lost` : ""}`;
  head.textContent = `${count} · from ${clockText(extent.from)} to ${clockText(extent.to)}`;
  return head;
}

function bars(span: Span, { from, to }: { from: number; to: number }): SVGElement {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("class", "trace__bars");
  drawing.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("aria-hidden", "true");
  const at = (time: number) => ((time - from) / (to - from)) * WIDTH;
  const legs: (Leg | { from: number; to: number; what: "end" })[] = [...span.legs, { from: span.to, to: span.to, what: "end" }];
  for (const leg of legs) {
    const bar = document.createElementNS(SVG, "rect");
    const width = Math.max(LEAST, at(leg.to) - at(leg.from));
    bar.setAttribute("class", `trace__${leg.what}`);
    bar.setAttribute("x", Math.min(WIDTH - width, at(leg.from)).toFixed(1));
    bar.setAttribute("width", width.toFixed(1));
    bar.setAttribute("y", leg.what === "wait" ? "6" : "2");
    bar.setAttribute("height", leg.what === "wait" ? "4" : "12");
    drawing.append(bar);
  }
  return drawing;
}

function quiet(text: string): HTMLElement {
  const part = document.createElement("span");
  part.className = "muted";
  part.textContent = text;
  return part;
}

function seconds(time: number): string {
  return `${(time / 1e6).toLocaleString("en", { maximumFractionDigits: time < 1e7 ? 1 : 0 })} s`;
}
