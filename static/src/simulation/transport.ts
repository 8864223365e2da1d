// The transport bar: play, pause, step, stop and speed, by button and by key.
import { clockText } from "./kernels/tokens.ts";
import { isActive, type RunFrame } from "./protocol.ts";

export type Wishes = { start: () => void; command: (command: string, body?: Record<string, unknown>) => void };

const WORDS: Record<string, string> = {
  none: "Nothing has run yet", queued: "Waiting for a worker", running: "Running", paused: "Paused",
  finished: "Finished", stopped: "Stopped", failed: "Failed",
};

export class Transport {
  private readonly root: HTMLElement;
  private readonly mayEdit: boolean;
  private readonly wishes: Wishes;
  private status = "none";
  private shownSpeed = -1;

  constructor(root: HTMLElement, { mayEdit, wishes }: { mayEdit: boolean; wishes: Wishes }) {
    this.root = root;
    this.mayEdit = mayEdit;
    this.wishes = wishes;
    this.button("play").addEventListener("click", () => this.playOrPause());
    this.button("step").addEventListener("click", () => this.ask("step"));
    this.button("stop").addEventListener("click", () => this.ask("stop"));
    this.field("speed").addEventListener("change", () => this.ask("speed", { speed: this.speed }));
    this.root.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => this.onKey(event));
    this.say("none");
  }

  get speed(): number {
    return Number(this.field("speed").value);
  }

  /** Shows how the run itself stands. */
  show(frame: RunFrame): void {
    this.say(frame.status, frame);
    if (frame.speed !== undefined && frame.speed !== this.shownSpeed) this.showSpeed(frame.speed);
  }

  /** Shows the figures of a moment, which may be an earlier one than the run's. */
  showFigures(frame: RunFrame): void {
    write(this.element("clock"), clockText(frame.time));
    write(this.element("records"), frame.records.toLocaleString("en"));
    write(this.element("under-way"), (frame.under_way ?? 0).toLocaleString("en"));
  }

  say(status: string, frame?: RunFrame): void {
    this.status = status;
    const isOn = isActive(status);
    const play = this.button("play");
    play.disabled = !this.mayEdit || status === "queued";
    write(play.querySelector("span"), status === "running" ? "Pause" : status === "paused" ? "Resume" : "Play");
    const use = play.querySelector("use");
    use?.setAttribute("href", (use.getAttribute("href") ?? "").replace(/#.*/, status === "running" ? "#pause" : "#play"));
    this.button("step").disabled = !this.mayEdit || !isOn || status === "queued";
    this.button("stop").disabled = !this.mayEdit || !isOn;
    for (const name of ["scenario", "seed"] as const) this.field(name).disabled = !this.mayEdit || isOn;
    this.field("speed").disabled = !this.mayEdit;
    this.root.dataset.status = status;
    const run = frame ? ` · run ${frame.number}, seed ${frame.seed}` : "";
    write(this.element("status"), (frame?.problem || WORDS[status] || status) + run);
  }

  private playOrPause(): void {
    if (this.status === "running") this.ask("pause");
    else if (this.status === "paused") this.ask("resume");
    else if (!isActive(this.status)) this.wishes.start();
  }

  private ask(command: string, body?: Record<string, unknown>): void {
    if (isActive(this.status)) this.wishes.command(command, body);
  }

  private onKey(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const isElsewhere = target.closest("input, select, textarea, button, a, [role=tab], dialog");
    if (isElsewhere || event.ctrlKey || event.metaKey || event.altKey || !this.mayEdit) return;
    if (event.key === " ") this.playOrPause();
    else if (event.key === ".") this.ask("step");
    else if (event.key === "s") this.ask("stop");
    else return;
    event.preventDefault();
  }

  private showSpeed(speed: number): void {
    this.shownSpeed = speed;
    const field = this.field("speed") as unknown as HTMLSelectElement;
    const option = [...field.options].find((one) => Number(one.value) === speed);
    if (option) field.value = option.value;
  }

  private button(id: string): HTMLButtonElement {
    return this.element(id) as HTMLButtonElement;
  }

  private field(id: string): HTMLInputElement {
    return this.element(id) as HTMLInputElement;
  }

  private element(id: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(`#${id}`);
    if (!found) throw new Error(`The page has no #${id}.`);
    return found;
  }
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
