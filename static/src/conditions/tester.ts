// The event tester: whom a sample reaches, and why, anew with each change of its text.
import { h } from "../shared/html.ts";
import { icon } from "../shared/ui/icon.ts";

type Trial = { name: string; outcome: string; why: string };
type Answer = { reached: number; trials: Trial[] };
const PAUSE = 120;
const WORDS: Record<string, [string, string, string]> = {
  reached: ["reached", "circle-check", "success"],
  filtered: ["passed over", "minus", ""],
  filtered_in_consumer: ["in consumer", "funnel", "warning"],
  not_granted: ["not granted", "lock", "error"],
};
const watched = new WeakSet<HTMLFormElement>();

/** Answers below the form from now on, without its button. */
export function tryWhileTyping(form: HTMLFormElement): void {
  if (watched.has(form)) return;
  watched.add(form);
  const event = form.elements.namedItem("event") as HTMLSelectElement;
  const text = form.elements.namedItem("payload") as HTMLTextAreaElement;
  const trials = form.parentElement?.querySelector<HTMLElement>(".trials");
  if (!trials) return;
  let timer = 0;
  let asking = new AbortController();
  const address = (): string => `${form.dataset.tries}${event.value}/trial/`;
  const ask = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const fields = read(text.value);
    text.toggleAttribute("aria-invalid", fields === null);
    if (fields === null) return text.setAttribute("aria-invalid", "true");
    const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const answer = await fetch(address(), {
      method: "POST", signal: asking.signal, body: JSON.stringify({ fields }),
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    }).catch(() => null);
    if (answer?.ok) show(trials, (await answer.json()) as Answer);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE);
  };
  text.addEventListener("input", later);
  event.addEventListener("change", async () => {
    const answer = await fetch(address()).catch(() => null);
    if (answer?.ok) text.value = JSON.stringify(((await answer.json()) as { fields: unknown }).fields, null, 2);
    void ask();
  });
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    void ask();
  });
  // What was typed while this was loading.
  void ask();
}

function read(text: string): Record<string, unknown> | null {
  try {
    const fields: unknown = JSON.parse(text);
    return typeof fields === "object" && fields !== null && !Array.isArray(fields) ? (fields as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function show(trials: HTMLElement, answer: Answer): void {
  trials.hidden = false;
  trials.replaceChildren(
    h("p", { class: "trials__verdict" }, `It reaches ${answer.reached} of ${answer.trials.length}.`),
    h("ul", {}, ...answer.trials.map((trial) => row(trial))));
}

function row(trial: Trial): HTMLElement {
  const [word, sign, tone] = WORDS[trial.outcome] ?? [trial.outcome, "minus", ""];
  return h("li", { class: "trial", "data-reached": trial.outcome === "reached" ? "yes" : "no" },
    h("span", { class: `badge${tone ? ` badge--${tone}` : ""}` }, icon(sign), word),
    h("div", {}, h("p", { class: "list__title" }, trial.name), h("p", { class: "small muted trial__why" }, trial.why)));
}
