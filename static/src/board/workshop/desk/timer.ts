// The timer: start, hold, more time, away with it.
import { h } from "../../../shared/html.ts";
import { asClock } from "../../kernels/clock.ts";
import type { State } from "../state.ts";
import { button, row, type Section, shower } from "./section.ts";

const MINUTES = [3, 5, 10, 15, 30];

export function timerSection(state: State): Section {
  const clock = h("p", { class: "workshop-desk__clock" });
  const acts = h("div", {});
  const show = shower(acts);
  const minutes = h("input", { class: "input", type: "number", min: 1, max: 600, value: 10, "aria-label": "Minutes" });
  const start = (count: number) => count >= 1 && state.ask("StartTimer", { seconds: Math.round(count * 60) });
  const box = h("div", { class: "stack stack--tight" }, clock, acts,
    row(minutes, button("Start", () => start(Number(minutes.value)), "", "timer")));
  const changed = () => show([state.row?.timer_ends_at, state.row?.timer_left, state.phase?.slug], () => {
    const { row: workshop, phase } = state;
    if (workshop?.timer_left != null) return [row(button("Go on", () => state.ask("ResumeTimer"), "primary", "play"), more(state), stop(state))];
    if (workshop?.timer_ends_at) return [row(button("Hold", () => state.ask("PauseTimer"), "", "pause"), more(state), stop(state))];
    const choices = [...new Set([...(phase ? [phase.minutes] : []), ...MINUTES])].sort((one, other) => one - other);
    return [row(...choices.map((count) => button(`${count} min`, () => start(count), count === phase?.minutes ? "primary" : "")))];
  });
  const tick = () => {
    const left = state.secondsLeft;
    clock.textContent = left === null ? "No timer runs." : asClock(left);
  };
  return { title: "Timer", sign: "timer", box, changed: () => (changed(), tick()), tick };
}

function more(state: State): HTMLElement {
  return button("+1 min", () => state.ask("ExtendTimer", { seconds: 60 }));
}

function stop(state: State): HTMLElement {
  return button("Stop", () => state.ask("StopTimer"), "quiet");
}
