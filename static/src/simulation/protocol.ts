// What the socket of a run sends: whole states, so that any frame may be missed.
export type Figures = {
  matched: number; filtered: number; delivered: number; handled: number; failed: number; retried: number;
  dead_lettered: number; undelivered: number; exhausted: number; redriven: number;
};

/** [message, from element, to element, since, due, kind]; times in microseconds of virtual time. */
export type Token = [number, string, string, number, number, string];

export type RunRecord = {
  id: number; time: number; kind: string; node: string; origin: string; element: string; subscription: string;
  message: number; name: string; correlation: string; cause: number; attempt: number; due: number; detail: string;
};

export type RunStatus = "queued" | "running" | "paused" | "finished" | "stopped" | "failed";

export type RunFrame = {
  type: "frame" | "status"; run: string; number: number; scenario: string; seed: number; status: RunStatus;
  problem: string; time: number; horizon: number; speed: number; records: number; frame: number; broken: string[];
  subscriptions: Record<string, Figures>; published: Record<string, number>; load: Record<string, number>;
  under_way: number; tokens: Token[]; newest: RunRecord[];
};

export type Problem = { code: string; problem: string; where: string; fix: string };
export type RunMessage = RunFrame | { type: "error"; error: Problem } | { type: "pong" };

export const isActive = (status: string): boolean => ["queued", "running", "paused"].includes(status);
