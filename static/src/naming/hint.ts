// Says, while somebody writes an event's name, whether it is in the past tense, and offers the name that is.
import { h } from "../shared/html.ts";
import { icon } from "../shared/ui/icon.ts";
import type { NameWords } from "./kernels/data.ts";
import type { NameChecker } from "./kernels/past-tense.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;
type Judge = { checker: NameChecker; reasons: Record<string, string> };

// Somebody who stops for so long wants to know; before that a hint would only flicker.
const PAUSE_MS = 250;

let judge: Promise<Judge> | null = null;

export class NameHint {
  readonly box: HTMLElement;
  private readonly field: Field;
  private isOn = false;
  private timer = 0;
  private suggestion: string | null = null;

  /** Watches a field; whoever places `box` on the page decides where the hint stands. */
  constructor(field: Field) {
    this.field = field;
    this.box = h("div", { class: "name-hint", role: "status", hidden: true });
    this.box.addEventListener("pointerdown", (event) => event.preventDefault());
    field.addEventListener("input", () => this.isOn && this.soon());
    field.addEventListener("keydown", (event) => this.key(event as KeyboardEvent));
  }

  start(): void {
    this.isOn = true;
    this.soon();
  }

  stop(): void {
    this.isOn = false;
    clearTimeout(this.timer);
    this.show(null);
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), PAUSE_MS);
  }

  private async look(): Promise<void> {
    const name = this.field.value.trim();
    judge ??= load();
    const { checker, reasons } = await judge;
    if (!this.isOn || name !== this.field.value.trim()) return;
    const verdict = checker.check(name);
    if (name === "" || verdict.pastTense) return this.show(null);
    this.suggestion = verdict.suggestion;
    const use = verdict.suggestion && h("button", { class: "button button--small", type: "button", onclick: () => this.take() }, verdict.suggestion, h("kbd", { class: "kbd" }, "Alt ↵"));
    this.show(h("p", {}, icon("lightbulb"), ` This name ${reasons[verdict.reason] ?? ""}. An event says what happened.`), use || null);
  }

  private show(text: HTMLElement | null, use: HTMLElement | null = null): void {
    if (!text) this.suggestion = null;
    this.box.hidden = !text;
    this.box.replaceChildren(...[text, use].filter((part) => part !== null));
  }

  private take(): void {
    if (this.suggestion === null) return;
    this.field.value = this.suggestion;
    this.show(null);
    this.field.focus();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !event.altKey || this.suggestion === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.take();
  }
}

/** The dictionary and the rules arrive with the first name that is judged, once for the page. */
async function load(): Promise<Judge> {
  const [{ default: data }, { NameChecker }] = await Promise.all([import("naming-data"), import("./kernels/past-tense.ts")]);
  return { checker: new NameChecker(data, wordsOfPage()), reasons: data.reasons };
}

/** The domain's own words, which the page carries on its body. */
function wordsOfPage(): NameWords {
  const words = JSON.parse(document.body.dataset.nameWords || "{}") as Partial<NameWords>;
  return { verbs: words.verbs ?? [], nouns: words.nouns ?? [], needsSubject: words.needsSubject ?? false };
}
