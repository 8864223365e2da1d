// Asks the server to change the map: one intent, one request; a refusal comes back as a sentence.
import { newId } from "../shared/ids.ts";

/** Sends an intent; null means done, anything else says why not. */
export async function ask(url: string, kind: string, body: Record<string, unknown>): Promise<string | null> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ kind, id: newId(), body }),
  }).catch(() => null);
  if (!answer) return "The server does not answer. Try again in a moment.";
  if (answer.ok) return null;
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? `The server refused (${answer.status}).`;
}

function csrfToken(): string {
  return document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
}
