// Bringing notes in: paste or choose a file, look at what it holds, then put it on the board.
import { h } from "../shared/html.ts";
import { newId } from "../shared/ids.ts";
import { icon } from "../shared/ui/icon.ts";
import { headline, type Report, skippedHeadline, skippedLines } from "./kernels/report.ts";

/** `url` takes the text; `asksName` where it becomes a board of its own; `began` hears the intent's id before it is sent. */
export type ImportTarget = { url: string; title: string; asksName?: boolean; began?: (intent: string) => void; done: (report: Report) => void };
type Answer = { report: Report } | { problem: string };

const LOOK_AFTER = 300;
const LARGEST = 8_000_000;
const LINES_SHOWN = 8;

export function openImport(target: ImportTarget): void {
  let fileName = "", timer = 0, asked = 0;
  const text = h("textarea", { class: "input input--code", id: "import-text", rows: 7, spellcheck: "false", "aria-describedby": "import-hint" });
  const file = h("input", { class: "input", id: "import-file", type: "file", accept: ".csv,.tsv,.json,.txt,.md,text/*,application/json" });
  const name = h("input", { class: "input", id: "import-name", maxlength: 200 });
  const report = h("div", { class: "import-report", role: "status", "aria-live": "polite" });
  const submit = h("button", { class: "button button--primary", type: "submit", disabled: true }, "Bring it in");
  const form = h("form", { class: "form", method: "dialog" },
    h("p", { class: "muted", id: "import-hint" }, "Lines of text, one note each (“Command: Place order” says the kind); a table with the columns kind, text, x, y, context in any order; a Miro export; or our own board JSON."),
    field("import-text", "Paste it here", text), field("import-file", "or choose a file", file),
    target.asksName ? field("import-name", "Name of the new board", name) : null,
    report, h("div", { class: "form__actions form__actions--end" }, submit));
  const dialog = h("dialog", { class: "dialog dialog--wide", "aria-labelledby": "import-title" },
    h("div", { class: "dialog__head" }, h("h2", { class: "dialog__title", id: "import-title" }, target.title),
      h("button", { class: "icon-button", type: "button", "aria-label": "Close", onclick: () => dialog.close() }, icon("x"))),
    h("div", { class: "dialog__body" }, form));

  const look = async () => {
    const turn = ++asked;
    submit.disabled = true;
    if (!text.value.trim()) return report.replaceChildren();
    const answer = await ask(target.url, { text: text.value, file_name: fileName, dry_run: true });
    if (turn !== asked) return;
    show(report, answer);
    submit.disabled = !("report" in answer);
    if ("report" in answer && answer.report.name && !name.value) name.value = answer.report.name;
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(), LOOK_AFTER);
  });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    if (chosen.size > LARGEST) return show(report, { problem: `The file has ${Math.round(chosen.size / 1e6)} MB. Bring at most 8 MB.` });
    fileName = chosen.name;
    text.value = await chosen.text();
    void look();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const intent = newId();
    submit.disabled = true;
    target.began?.(intent);
    const answer = await ask(target.url, { text: text.value, file_name: fileName, id: intent, ...(target.asksName ? { name: name.value } : {}) });
    if (!("report" in answer)) return show(report, answer);
    dialog.close();
    target.done(answer.report);
  });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  document.body.append(dialog);
  dialog.showModal();
  text.focus();
}

async function ask(url: string, body: Record<string, unknown>): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrfToken() },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer) return { problem: "The server does not answer. Try again in a moment." };
  const said: unknown = await answer.json().catch(() => ({}));
  if (answer.ok) return { report: said as Report };
  return { problem: (said as { detail?: string }).detail ?? `The server refused (${answer.status}).` };
}

function csrfToken(): string {
  const inPage = document.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value;
  return inPage ?? /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";
}

function show(box: HTMLElement, answer: Answer): void {
  if ("problem" in answer) return box.replaceChildren(h("p", { class: "banner banner--error" }, icon("octagon-alert"), answer.problem));
  const { report } = answer;
  const left = skippedHeadline(report);
  box.replaceChildren(
    h("p", { class: "import-report__head" }, icon("circle-check"), headline(report)),
    ...report.remarks.map((remark) => h("p", { class: "muted small" }, remark)),
    ...(left ? [h("p", { class: "small" }, left), h("ul", { class: "import-report__left" }, ...skippedLines(report, LINES_SHOWN).map((line) => h("li", {}, line)))] : []));
}

function field(id: string, label: string, control: HTMLElement): HTMLElement {
  return h("div", { class: "field" }, h("label", { class: "field__label", for: id }, label), control);
}
