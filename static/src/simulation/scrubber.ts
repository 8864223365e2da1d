// Looks back at any moment of a run: the newest wish is asked of the server, and the one before it is forgotten.
import { clockText } from "./kernels/tokens.ts";
import type { RunFrame } from "./protocol.ts";

export type ScrubWishes = { onMoment: (frame: RunFrame) => void; onNow: () => void; onFailure: (text: string) => void };

export class Scrubber {
  private readonly slider: HTMLInputElement;
  private readonly now: HTMLButtonElement;
  private readonly wishes: ScrubWishes;
  private run = "";
  private reached = 0;
  private wanted: number | null = null;
  private isAsking = false;

  constructor(slider: HTMLInputElement, now: HTMLButtonElement, wishes: ScrubWishes) {
    this.slider = slider;
    this.now = now;
    this.wishes = wishes;
    slider.addEventListener("input", () => this.look(Number(slider.value) * 1e6));
    now.addEventListener("click", () => this.follow());
    this.follow();
  }

  get isBack(): boolean {
    return this.wanted !== null;
  }

  /** The moment looked at, in microseconds; null where the run itself is followed. */
  get moment(): number | null {
    return this.wanted;
  }

  join(run: string): void {
    this.run = run;
    this.reached = 0;
    this.slider.disabled = true;
    this.wanted = null;
    this.now.hidden = true;
  }

  /** Hears how far the run has come. */
  reach(frame: RunFrame): void {
    this.reached = frame.time;
    this.slider.disabled = frame.records === 0;
    this.slider.max = String(Math.max(1, frame.horizon / 1e6));
    if (!this.isBack) this.place(frame.time);
  }

  look(time: number): void {
    this.wanted = Math.max(0, Math.min(time, this.reached));
    this.now.hidden = false;
    this.place(this.wanted);
    if (!this.isAsking) void this.ask();
  }

  private follow(): void {
    if (this.isBack) {
      this.wanted = null;
      this.place(this.reached);
      this.wishes.onNow();
    }
    // The button goes away under the focus: the slider is what people were at.
    if (document.activeElement === this.now) this.slider.focus();
    this.now.hidden = true;
  }

  private async ask(): Promise<void> {
    this.isAsking = true;
    for (let time = this.wanted; time !== null; time = this.wanted === time ? null : this.wanted) {
      const run = this.run;
      const response = await fetch(`/api/v1/runs/${run}/?time=${Math.round(time)}`).catch(() => null);
      if (!response?.ok) this.wishes.onFailure("This moment could not be read; try again.");
      else if (this.isBack && run === this.run) this.wishes.onMoment((await response.json()) as RunFrame);
    }
    this.isAsking = false;
  }

  private place(time: number): void {
    this.slider.value = String(time / 1e6);
    this.slider.setAttribute("aria-valuetext", clockText(time));
  }
}
