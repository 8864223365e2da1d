// A story as a causal tree of messages, each with the times of its legs. Pure: records in, spans out.
import type { RunRecord } from "../protocol.ts";

/** What a message does in a leg: it travels, somebody works on it, or it waits for its next try. */
export type Leg = { from: number; to: number; what: "travel" | "work" | "wait" };

/** One message: `end` says how its story ended; "open" where it had not, when the records were read. */
export type Span = {
  message: number; name: string; element: string; node: string; depth: number; from: number; to: number; attempts: number;
  legs: Leg[]; end: "good" | "bad" | "open"; last: string; detail: string;
};

const WHAT: Record<string, Leg["what"]> = {
  issued: "travel", raised: "travel", matched: "travel", taken: "work", invoked: "work", received: "work",
  retried: "wait", reinvoked: "wait", rejected: "wait", enqueued: "wait", waiting: "wait",
};
const GOOD = new Set(["executed", "published", "succeeded", "processed", "destination", "elapsed", "called_off", "enqueued"]);
const BAD = new Set(["dead_lettered", "dropped", "exhausted", "redriven", "refused"]);
const TRIES = new Set(["failed", "errored", "rejected"]);

/** The spans of one story in the order of its tree: a message stands below the one that led to it. */
export function spansOf(records: readonly RunRecord[]): Span[] {
  const sorted = records.filter((record) => record.id >= 0).sort((one, other) => one.id - other.id);
  const byMessage = new Map<number, RunRecord[]>();
  for (const record of sorted) byMessage.set(record.message, [...(byMessage.get(record.message) ?? []), record]);
  const messageOf = new Map(sorted.map((record) => [record.id, record.message]));
  const children = new Map<number | null, number[]>();
  for (const [message, own] of byMessage) {
    const parent = messageOf.get(own[0]?.cause ?? -1) ?? null;
    children.set(parent, [...(children.get(parent) ?? []), message]);
  }
  const spans: Span[] = [];
  // A stack, not recursion: a story that goes in circles is as deep as it is long.
  const stack = [...(children.get(null) ?? [])].reverse().map((message) => ({ message, depth: 0 }));
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { message, depth } = next;
    spans.push(spanOf(byMessage.get(message) ?? [], depth));
    for (const child of [...(children.get(message) ?? [])].reverse()) stack.push({ message: child, depth: depth + 1 });
  }
  return spans;
}

/** The first and the last moment of a story, in microseconds. */
export function extentOf(spans: readonly Span[]): { from: number; to: number } {
  const from = Math.min(...spans.map((span) => span.from));
  return { from, to: Math.max(from + 1, ...spans.map((span) => span.to)) };
}

function spanOf(records: RunRecord[], depth: number): Span {
  const first = records[0], last = records.at(-1);
  if (!first || !last) throw new Error("A message without a record.");
  const legs = records.flatMap((record, index) => {
    const what = WHAT[record.kind], to = records[index + 1]?.time ?? Math.max(record.time, record.due);
    return what && to > record.time ? [{ from: record.time, to, what }] : [];
  });
  return {
    message: first.message, name: first.name, element: last.element, node: last.node, depth,
    from: first.time, to: Math.max(last.time, ...legs.map((leg) => leg.to)),
    attempts: 1 + records.filter((record) => TRIES.has(record.kind)).length,
    legs, end: endOf(last, legs), last: last.kind, detail: last.detail,
  };
}

function endOf(last: RunRecord, legs: Leg[]): Span["end"] {
  if (BAD.has(last.kind)) return "bad";
  // In a queue at the end of a way it lies for good; elsewhere it waits for its consumer.
  const isUnderWay = legs.at(-1)?.to === last.due && last.due > last.time;
  return GOOD.has(last.kind) && !isUnderWay ? "good" : "open";
}
