// The command palette (Ctrl/Cmd-K): the page's links and whatever a room registers, filtered while typing.
import { icon } from "./icon.ts";

/** `isEnabled` is asked each time the palette draws; what cannot be done now is left out. */
export type Command = { label: string; group?: string; icon?: string; keys?: string; href?: string; isEnabled?: () => boolean; run?: () => void };

const registered: Command[] = [];
let shown: Command[] = [];
let at = 0;

/** Adds `commands` to the palette; the answer takes them out again. */
export function registerCommands(commands: Command[]): () => void {
  registered.push(...commands);
  return () => commands.forEach((command) => registered.splice(registered.indexOf(command), 1));
}

export function startPalette(): void {
  const dialog = document.getElementById("palette");
  if (!(dialog instanceof HTMLDialogElement)) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector<HTMLElement>("[role=listbox]");
  if (!input || !list) return;
  const show = (): void => draw(dialog, input, list);
  window.addEventListener("commands", (event) => registerCommands((event as CustomEvent<Command[]>).detail));
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(dialog, input, show);
  });
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-opens-palette]")) open(dialog, input, show);
  });
  input.addEventListener("input", () => { at = 0; show(); });
  input.addEventListener("keydown", (event) => onKey(event, dialog, show));
  list.addEventListener("click", (event) => {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option) run(dialog, shown[Number(option.dataset.index)]);
  });
}

function open(dialog: HTMLDialogElement, input: HTMLInputElement, show: () => void): void {
  if (dialog.open) return dialog.close();
  input.value = "";
  at = 0;
  dialog.showModal();
  show();
  input.focus();
}

function pageCommands(): Command[] {
  const links = [...document.querySelectorAll<HTMLElement>("[data-command]")];
  const seen = new Set<string>();
  return links.flatMap((link) => {
    const label = link.dataset.command || link.textContent?.trim() || "";
    if (!label || seen.has(label)) return [];
    seen.add(label);
    const href = link instanceof HTMLAnchorElement ? link.href : undefined;
    return [{ label, group: link.dataset.group ?? "", icon: link.dataset.commandIcon ?? "arrow-right", ...(href ? { href } : { run: () => link.click() }) }];
  });
}

/** The commands whose words hold every word of `query`, those that begin with it first. */
export function matching(commands: Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (command: Command): string => `${command.label} ${command.group ?? ""}`.toLowerCase();
  const found = commands.filter((command) => words.every((word) => text(command).includes(word)));
  const first = (command: Command): number => (text(command).startsWith(words[0] ?? "") ? 0 : 1);
  return found.map((command, index) => ({ command, index })).sort((a, b) => first(a.command) - first(b.command) || a.index - b.index).map(({ command }) => command);
}

function draw(dialog: HTMLDialogElement, input: HTMLInputElement, list: HTMLElement): void {
  shown = matching([...registered.filter(({ isEnabled }) => isEnabled?.() ?? true), ...pageCommands()], input.value);
  at = Math.max(0, Math.min(at, shown.length - 1));
  list.replaceChildren(...shown.map(option));
  const none = dialog.querySelector<HTMLElement>("[data-none]");
  if (none) none.hidden = shown.length > 0;
  input.setAttribute("aria-activedescendant", shown.length ? `palette-${at}` : "");
  list.children[at]?.scrollIntoView({ block: "nearest" });
}

function option(command: Command, index: number): HTMLElement {
  const row = document.createElement("div");
  const label = document.createElement("span");
  const group = document.createElement("span");
  row.id = `palette-${index}`;
  row.className = "palette__option";
  row.dataset.index = String(index);
  row.setAttribute("role", "option");
  row.setAttribute("aria-selected", String(index === at));
  label.textContent = command.label;
  group.className = "palette__group";
  group.textContent = [command.group, command.keys].filter(Boolean).join(" · ");
  row.append(icon(command.icon ?? "arrow-right"), label, group);
  return row;
}

function onKey(event: KeyboardEvent, dialog: HTMLDialogElement, show: () => void): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    at = (at + step + shown.length) % Math.max(1, shown.length);
    show();
  } else if (event.key === "Enter") {
    event.preventDefault();
    run(dialog, shown[at]);
  }
}

function run(dialog: HTMLDialogElement, command: Command | undefined): void {
  if (!command) return;
  dialog.close();
  if (command.href) location.assign(command.href);
  else command.run?.();
}
