// The log: the newest records on top; with a correlation id, that story from its beginning.
import { clockText } from "./kernels/tokens.ts";
import type { RunRecord } from "./protocol.ts";
import type { BoardRows } from "./rows.ts";
import type { StoryView } from "./story-view.ts";

const KEPT = 250;
const REFRESH = 250;

export class RecordLog {
  private readonly body: HTMLTableSectionElement;
  private readonly filter: HTMLInputElement;
  private readonly rows: BoardRows;
  private readonly run: string;
  private readonly story: StoryView;
  private past: RunRecord[] | null = null;
  private known = new Map<number, RunRecord>();
  private lines = new Map<number, HTMLTableRowElement>();
  private timer = 0;
  private asked = "";

  constructor(table: HTMLTableElement, filter: HTMLInputElement, { rows, run, story }: { rows: BoardRows; run: string; story: StoryView }) {
    this.body = table.tBodies[0] ?? table.createTBody();
    this.filter = filter;
    this.rows = rows;
    this.run = run;
    this.story = story;
    this.body.replaceChildren();
    filter.oninput = () => void this.narrow();
    this.body.onclick = (event) => {
      const chosen = (event.target as Element).closest<HTMLElement>("[data-correlation]");
      if (chosen) void this.narrow(chosen.dataset.correlation);
    };
  }

  add(newest: RunRecord[]): void {
    for (const record of newest) this.known.set(record.id, record);
    if (this.known.size > 4 * KEPT) this.known = new Map([...this.known].slice(-KEPT));
    this.timer ||= window.setTimeout(() => this.draw(), REFRESH);
  }

  /** Shows the records that were the newest at an earlier moment; null goes back to the run's own. */
  look(newest: RunRecord[] | null): void {
    if (newest === this.past) return;
    this.past = newest;
    this.draw();
  }

  /** Shows one story; its older records come from the server. */
  private async narrow(correlation = this.filter.value.trim()): Promise<void> {
    this.filter.value = correlation;
    this.draw();
    if (correlation.length < 36 || correlation === this.asked) return;
    this.asked = correlation;
    const response = await fetch(`/api/v1/runs/${this.run}/records/?correlation=${encodeURIComponent(correlation)}`);
    if (response.ok) this.add(((await response.json()) as { records: RunRecord[] }).records);
  }

  private draw(): void {
    this.timer = 0;
    const wanted = this.filter.value.trim();
    const known = wanted || !this.past ? [...this.known.values()] : this.past;
    const found = known.filter((record) => record.correlation.startsWith(wanted));
    found.sort((one, other) => one.time - other.time || one.id - other.id);
    if (!wanted) found.reverse();
    if (wanted.length >= 36) this.story.show(found);
    else this.story.hide();
    this.place(found.slice(0, KEPT));
  }

  /** Puts the lines in order and leaves those that stay where they are: a click or the focus on one is not lost. */
  private place(records: RunRecord[]): void {
    const lines = new Map(records.map((record) => [record.id, this.lines.get(record.id) ?? this.line(record)]));
    for (const [id, line] of this.lines) if (!lines.has(id)) line.remove();
    this.lines = lines;
    let next = this.body.firstElementChild;
    for (const line of lines.values()) {
      if (line === next) next = next.nextElementSibling;
      else this.body.insertBefore(line, next);
    }
  }

  private line(record: RunRecord): HTMLTableRowElement {
    const line = document.createElement("tr");
    line.dataset.kind = record.kind;
    const place = record.subscription || record.element ? this.rows.nameOf(record.element) : record.node;
    const texts = [clockText(record.time), record.kind.replaceAll("_", " "), record.name, place];
    for (const [index, text] of texts.entries()) {
      const cell = line.insertCell();
      cell.textContent = text + (index === 1 && record.attempt > 1 ? ` ×${record.attempt}` : "");
      if (index === 0) cell.className = "numeric";
    }
    line.insertCell().append(this.storyButton(record.correlation));
    const detail = line.insertCell();
    detail.className = "log__detail";
    detail.textContent = record.detail;
    detail.title = record.detail;
    return line;
  }

  private storyButton(correlation: string): HTMLElement | string {
    if (!correlation) return "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "log__story";
    button.dataset.correlation = correlation;
    button.textContent = correlation.slice(0, 8);
    button.setAttribute("aria-label", `Show the story ${correlation.slice(0, 8)}`);
    return button;
  }
}
