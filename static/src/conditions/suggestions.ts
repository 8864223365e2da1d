// The list below a condition's text: arrows choose, Enter or Tab takes, Escape closes. A text with completion to screen readers.
import { h } from "../shared/html.ts";
import { completionsAt, type Completions, type Field } from "./kernels/completion.ts";

const NONE: Completions = { start: 0, end: 0, choices: [] };

export class Suggestions {
  readonly list: HTMLUListElement;
  private readonly field: HTMLTextAreaElement;
  private readonly fields: () => readonly Field[];
  private found = NONE;
  private chosen = 0;

  constructor(field: HTMLTextAreaElement, fields: () => readonly Field[]) {
    this.field = field;
    this.fields = fields;
    this.list = h("ul", { class: "condition-editor__list menu", id: `${field.id}-choices`, role: "listbox", "aria-label": "What could stand here", hidden: true });
    for (const [name, value] of Object.entries({ "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": this.list.id })) field.setAttribute(name, value);
    field.addEventListener("input", () => this.refresh());
    field.addEventListener("click", () => this.refresh());
    field.addEventListener("focus", () => this.refresh());
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Looks again at what could stand at the caret. */
  refresh(): void {
    const { field } = this;
    if (document.activeElement !== field || field.readOnly || field.selectionStart !== field.selectionEnd) return this.close();
    this.found = completionsAt(field.value, field.selectionStart, this.fields());
    this.chosen = 0;
    this.draw();
  }

  private draw(): void {
    const { choices } = this.found;
    this.list.replaceChildren(...choices.map((choice, index) => h("li", {
      class: "condition-editor__choice menu__item", role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(index === this.chosen),
      onpointerdown: (event: PointerEvent) => { event.preventDefault(); this.take(index); },
    }, h("code", {}, choice.label), choice.note && h("span", { class: "faint" }, choice.note))));
    this.list.hidden = choices.length === 0;
    if (choices.length > 0) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
    else this.field.removeAttribute("aria-activedescendant");
    this.list.children[this.chosen]?.scrollIntoView({ block: "nearest" });
  }

  private onKey(event: KeyboardEvent): void {
    const count = this.found.choices.length;
    if (count === 0) {
      if (event.key === " " && event.ctrlKey) { event.preventDefault(); this.refresh(); }
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.chosen = (this.chosen + step + count) % count;
      this.draw();
    } else if ((event.key === "Enter" && !event.shiftKey) || (event.key === "Tab" && !event.shiftKey && this.isTyping())) {
      event.preventDefault();
      this.take(this.chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** Tab takes a word that has been begun; else it leaves the field, as everywhere. */
  private isTyping(): boolean {
    return this.found.end > this.found.start;
  }

  private take(index: number): void {
    const choice = this.found.choices[index];
    if (!choice) return;
    this.field.setRangeText(choice.insert, this.found.start, this.found.end, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private close(): void {
    this.found = NONE;
    this.draw();
  }
}
