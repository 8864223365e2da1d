// Where tokens are at a moment of virtual time. Pure: no clock, no canvas.
import type { RunFrame, Token } from "../protocol.ts";

export type Travelling = { from: string; to: string; share: number; isRetry: boolean };
export type Crowd = { moving: Travelling[]; waiting: Map<string, number> };

/** Seconds that a browser may run ahead of the last frame: a few frames, so that a hiccup does not show. */
const AHEAD = 0.3;

/** The virtual time (µs) to draw, `elapsed` seconds after the frame was heard. */
export function virtualAt(frame: Pick<RunFrame, "time" | "horizon" | "speed" | "status">, elapsed: number): number {
  if (frame.status !== "running" || frame.speed === 0) return frame.time;
  return Math.min(frame.horizon, frame.time + Math.min(elapsed, AHEAD) * frame.speed * 1e6);
}

/** Tokens on their way between two elements, and how many stand at each element. */
export function crowdAt(tokens: Token[], time: number): Crowd {
  const moving: Travelling[] = [];
  const waiting = new Map<string, number>();
  for (const [, from, to, since, due, kind] of tokens) {
    const isMoving = from !== "" && from !== to && due > since && time < due;
    if (isMoving) moving.push({ from, to, share: Math.max(0, (time - since) / (due - since)), isRetry: kind === "retried" });
    else if (to) waiting.set(to, (waiting.get(to) ?? 0) + 1);
  }
  return { moving, waiting };
}

/** How many tokens travel between each pair of elements, keyed "from to"; what reduced motion shows. */
export function countedByArrow(moving: Travelling[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of moving) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  return counts;
}

/** Virtual time as people read it: "1:02:03.4". */
export function clockText(time: number): string {
  const tenths = Math.floor(time / 1e5);
  const seconds = Math.floor(tenths / 10), minutes = Math.floor(seconds / 60), hours = Math.floor(minutes / 60);
  const two = (value: number) => String(value).padStart(2, "0");
  const tail = `${two(seconds % 60)}.${tenths % 10}`;
  return hours ? `${hours}:${two(minutes % 60)}:${tail}` : `${minutes}:${tail}`;
}
