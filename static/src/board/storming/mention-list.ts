// The list of people that opens over a text area at "@": arrows choose, Enter or Tab takes, Escape closes.
import { h } from "../../shared/html.ts";
import type { Known } from "../../shared/protocol.ts";
import { candidates, wantedAt } from "./kernels/mentions.ts";

const AT_MOST = 6;

export class MentionList {
  private readonly text: HTMLTextAreaElement;
  private readonly list = h("div", { class: "mention-list", id: "mention-list", role: "listbox", "aria-label": "People to mention", hidden: true });
  private readonly people: () => Known[];
  private found: Known[] = [];
  private at = 0;

  constructor(text: HTMLTextAreaElement, host: HTMLElement, people: () => Known[]) {
    this.text = text;
    this.people = people;
    host.append(this.list);
    text.setAttribute("aria-autocomplete", "list");
    text.setAttribute("aria-controls", "mention-list");
    for (const name of ["input", "click"]) text.addEventListener(name, () => this.look());
    text.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      const person = this.found.find(({ id }) => `mention-${id}` === option?.id);
      if (person) this.take(person);
    });
  }

  /** Whether a key press was for the list; it is done with then. */
  takes(event: KeyboardEvent): boolean {
    if (this.list.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.found[this.at];
    if (step) this.go(step);
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" || event.key === "Tab") && chosen) this.take(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  private look(): void {
    const wanted = wantedAt(this.text.value, this.text.selectionStart);
    this.found = wanted ? candidates(this.people(), wanted.words).slice(0, AT_MOST) : [];
    this.at = 0;
    if (!this.found.length) return this.close();
    this.list.replaceChildren(...this.found.map(({ id, name }) => h("div", { role: "option", id: `mention-${id}` }, name)));
    this.list.hidden = false;
    this.go(0);
  }

  private go(step: number): void {
    this.at = (this.at + step + this.found.length) % this.found.length;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.at)));
    this.text.setAttribute("aria-activedescendant", this.list.children[this.at]?.id ?? "");
  }

  private take(person: Known): void {
    const caret = this.text.selectionStart, wanted = wantedAt(this.text.value, caret);
    if (wanted) this.text.setRangeText(`@${person.name} `, wanted.from, caret, "end");
    this.close();
  }

  private close(): void {
    this.list.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
  }
}
