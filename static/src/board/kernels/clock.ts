// The timer's arithmetic. Pure: the time is handed in.

export type Timer = { timer_seconds: number; timer_ends_at: string | null; timer_left: number | null };

/** Whole seconds that a timer has left at `now` (ms of the server's clock); null where there is no timer. */
export function secondsLeft(timer: Timer, now: number): number | null {
  if (timer.timer_left !== null) return timer.timer_left;
  if (timer.timer_ends_at === null) return null;
  return Math.max(0, Math.ceil((Date.parse(timer.timer_ends_at) - now) / 1000));
}

/** Seconds as people read them: "4:05", "1:00:00". */
export function asClock(seconds: number): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const hours = Math.floor(seconds / 3600), minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
