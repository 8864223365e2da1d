// Toasts: short news in a live region. Other rooms say it with toast(), or with a "toast" event on window.
import { icon } from "./icon.ts";

export type Tone = "plain" | "error";
export type ToastNews = { text: string; tone?: Tone };

const LASTS = 5000;

export function startToasts(): void {
  window.addEventListener("toast", (event) => toast((event as CustomEvent<ToastNews>).detail));
  for (const shown of document.querySelectorAll<HTMLElement>("#toasts .toast:not(.toast--error)")) fade(shown);
}

/** Shows `text` for a few seconds; an error stays until it is dismissed. */
export function toast({ text, tone = "plain" }: ToastNews): void {
  const box = document.createElement("div");
  const words = document.createElement("span");
  const close = document.createElement("button");
  box.className = tone === "error" ? "toast toast--error" : "toast";
  words.className = "grow";
  words.textContent = text;
  close.className = "icon-button icon-button--small";
  close.type = "button";
  close.dataset.dismisses = "";
  close.setAttribute("aria-label", document.getElementById("toasts")?.dataset.dismiss ?? "Dismiss");
  close.append(icon("x"));
  box.append(words, close);
  document.getElementById("toasts")?.append(box);
  if (tone !== "error") fade(box);
}

function fade(box: HTMLElement): void {
  setTimeout(() => box.remove(), LASTS);
}
