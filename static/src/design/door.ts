// The way to the server: intents go out one after another, and what one was asked for comes back as a change or a refusal.
import { newId } from "../shared/ids.ts";
import type { Change } from "../shared/protocol.ts";

export type Answer = { change: Change; refusal: null } | { change: null; refusal: string };

export class Door {
  private readonly url: string;
  private last: Promise<unknown> = Promise.resolve();
  /** How many intents are on their way. */
  pending = 0;

  constructor(url: string) {
    this.url = url;
  }

  ask(kind: string, body: Record<string, unknown>, id = newId()): Promise<Answer> {
    this.pending += 1;
    const answer = this.last.then(() => this.post(kind, body, id)).finally(() => {
      this.pending -= 1;
    });
    this.last = answer;
    return answer;
  }

  /** Waits until everything that was asked for is answered. */
  async settled(): Promise<void> {
    await this.last.catch(() => null);
  }

  private async post(kind: string, body: Record<string, unknown>, id: string): Promise<Answer> {
    const token = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
    const answer = await fetch(this.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ kind, id, body }),
    }).catch(() => null);
    if (!answer) return { change: null, refusal: "The server does not answer. Try again in a moment." };
    if (answer.ok) return { change: (await answer.json()) as Change, refusal: null };
    const problem = (await answer.json().catch(() => ({}))) as { detail?: string; fix?: string };
    return { change: null, refusal: [problem.detail ?? `The server refused (${answer.status}).`, problem.fix].filter(Boolean).join(" ") };
  }
}
