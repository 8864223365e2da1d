// The editor of a condition around its textarea: text with completion and underlined mistakes, the same as a form, what
// the services make of it, and two samples. The form and the text are two views of one text; the text is what is saved.
import { h } from "../shared/html.ts";
import { examine, type Examination } from "./data.ts";
import { Suggestions } from "./suggestions.ts";
import { formRows } from "./rows.ts";
import { findings, underlined } from "./mistakes.ts";
import { results } from "./results.ts";
import { written, type Group } from "./kernels/form.ts";

const PAUSE = 140;
const edited = new WeakSet<HTMLTextAreaElement>();

/** Puts an editor around each of the fields that has none yet. */
export function editConditions(fields: readonly HTMLTextAreaElement[]): void {
  for (const field of fields) {
    if (edited.has(field)) continue;
    edited.add(field);
    new ConditionEditor(field).start();
  }
}

class ConditionEditor {
  private readonly field: HTMLTextAreaElement;
  private readonly marks = h("div", { class: "condition-editor__marks input input--code", "aria-hidden": "true" });
  private readonly notes = h("div", { class: "condition-editor__notes", role: "status", id: "" });
  private readonly form = h("div", { class: "condition-form", hidden: true });
  private readonly results = h("div", { class: "condition-results" });
  private readonly suggestions: Suggestions;
  private known: Examination | null = null;
  private asking = new AbortController();
  private asked = "";
  private timer = 0;

  constructor(field: HTMLTextAreaElement) {
    this.field = field;
    this.suggestions = new Suggestions(field, () => this.known?.fields ?? []);
  }

  start(): void {
    const { field } = this;
    const isFocused = document.activeElement === field;
    const frame = h("div", { class: "condition-editor__text" });
    this.notes.id = `${field.id}-notes`;
    field.setAttribute("aria-describedby", this.notes.id);
    field.classList.add("condition-editor__field");
    field.before(frame);
    frame.append(this.marks, field, this.suggestions.list);
    const switches = this.switches(frame);
    field.closest(".field")?.classList.add("condition-editor");
    frame.before(switches);
    frame.after(this.form, this.notes, this.results);
    field.addEventListener("input", () => this.later());
    field.addEventListener("scroll", () => { this.marks.scrollTop = field.scrollTop; });
    if (isFocused) field.focus();
    void this.ask();
  }

  private switches(frame: HTMLElement): HTMLElement {
    const name = `${this.field.id}-view`;
    const choice = (label: string, isForm: boolean): HTMLElement => h("label", { class: "choice" },
      h("input", { type: "radio", name, checked: !isForm, onchange: () => this.show(frame, isForm) }), h("span", {}, label));
    const group = h("div", { class: "choices condition-editor__views", role: "radiogroup", "aria-label": "Edit the condition as" },
      choice("Text", false), choice("Form", true));
    // The form around it saves the text; which view was chosen is nobody's affair.
    for (const input of group.querySelectorAll("input")) input.setAttribute("form", "");
    return group;
  }

  private show(frame: HTMLElement, isForm: boolean): void {
    frame.hidden = isForm;
    this.form.hidden = !isForm;
    if (!isForm) return;
    // The rows are those of the text as it stands, never of one before the last word.
    if (this.asked === this.field.value) this.drawForm();
    else this.form.replaceChildren(h("p", { class: "small muted" }, "Reading the text…"));
  }

  private later(): void {
    clearTimeout(this.timer);
    this.underline();
    this.timer = window.setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const text = this.field.value;
    const token = this.field.form?.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const found = await examine(this.field.dataset.condition ?? "", text, token, this.asking.signal);
    if (found === null || text !== this.field.value) return;
    this.known = found;
    this.mark(found);
    const isWriting = this.form.contains(document.activeElement);
    if (!this.form.hidden && !isWriting) this.drawForm();
    this.suggestions.refresh();
  }

  /** Underlines what is wrong; what stands before the change stays so until the server has answered. */
  private underline(): void {
    const text = this.field.value;
    const kept = (this.known?.mistakes ?? []).filter((one) => text.slice(0, one.end) === this.asked.slice(0, one.end));
    this.marks.replaceChildren(...underlined(text, kept));
    this.marks.scrollTop = this.field.scrollTop;
  }

  private mark(found: Examination): void {
    this.asked = this.field.value;
    this.underline();
    const isWrong = found.mistakes.some((mistake) => mistake.severity === "error");
    this.field.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) this.field.setAttribute("aria-invalid", "true");
    this.notes.replaceChildren(...findings(found.mistakes, (mistake) => this.replace(mistake.start, mistake.end, mistake.instead)));
    if (found.is_readable) this.results.replaceChildren(...results(found, this.field.id));
    else this.results.replaceChildren();
  }

  private replace(start: number, end: number, text: string): void {
    this.field.focus();
    this.field.setRangeText(text, start, end, "end");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private drawForm(): void {
    if (!this.known) return;
    if (!this.known.is_readable) {
      this.form.replaceChildren(h("p", { class: "small muted" }, "The text cannot be read yet; mend it as text first."));
      return;
    }
    this.form.replaceChildren(formRows(this.known.form, this.known.fields, (form, redraws) => this.write(form, redraws)));
  }

  private write(form: Group, redraws: boolean): void {
    if (this.known) this.known = { ...this.known, form };
    const text = written(form);
    if (redraws) this.drawForm();
    if (text === this.field.value) return;
    this.field.value = text;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
