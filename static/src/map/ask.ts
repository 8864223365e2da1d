// Asks the server to change the map: one intent, one request; a refusal comes back as a sentence.
import { newId } from "../shared/ids.ts";

export type Answer = { refusal: string | null; change: string | null };

/** Sends an intent; the answer holds the change that it became, or says why it became none. */
export async function ask(url: string, kind: string, body: Record<string, unknown>): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify({ kind, id: newId(), body }),
  }).catch(() => null);
  if (!answer) return refused("The server does not answer. Try again in a moment.");
  const said = (await answer.json().catch(() => ({}))) as { detail?: string; id?: string };
  if (answer.ok) return { refusal: null, change: said.id ?? null };
  return refused(said.detail ?? `The server refused (${answer.status}).`);
}

function refused(why: string): Answer {
  return { refusal: why, change: null };
}

// What belongs to the model; views of the map and undo are nobody's to judge.
const PROPOSABLE = new Set(["AddRelationship", "ChangeRelationship", "RemoveRelationship"]);

/** Sends an intent, or collects it in a change set while changes are being proposed. */
export function askOrPropose(url: string, changeSet: string | undefined, kind: string, body: Record<string, unknown>): Promise<Answer> {
  if (!changeSet || !PROPOSABLE.has(kind)) return ask(url, kind, body);
  return ask(url, "ExtendChangeSet", { change_set_id: changeSet, steps: [{ id: newId(), kind, body }] });
}

function csrfToken(): string {
  return document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
}
