// What the server says about a condition; the same words as modeler/core/conditions/examine.py.
import type { Group } from "./kernels/form.ts";

export type Mistake = { code: string; severity: string; problem: string; fix: string; start: number; end: number; instead: string };
export type Known = { name: string; types: string[]; values: unknown[]; is_required: boolean; is_list: boolean; format: string };
export type Meter = { name: string; value: number; limit: number };
export type Saying = { pattern: unknown; is_possible: boolean; residual: string; meters: Meter[] };
export type Examination = {
  mistakes: Mistake[]; fields: Known[]; is_readable: boolean; form: Group;
  eventbridge: Saying; sns: Saying; match: unknown; miss: unknown;
};

/** Asks the server; null where it cannot be reached or a later question has been asked since. */
export async function examine(url: string, text: string, token: string, signal: AbortSignal): Promise<Examination | null> {
  const answer = await fetch(url, {
    method: "POST", signal, body: JSON.stringify({ text }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
  }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Examination) : null;
}
