// Copy buttons: [data-copies=ID] puts that element's text, or value, on the clipboard.
import { toast } from "./toasts.ts";

export function startCopying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copies]");
    if (button) void copyFrom(button);
  });
}

async function copyFrom(button: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset.copies ?? "");
  if (!source) return;
  const text = source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement ? source.value : (source.textContent ?? "");
  try {
    await navigator.clipboard.writeText(text);
    toast({ text: button.dataset.done ?? "Copied" });
  } catch {
    getSelection()?.selectAllChildren(source);
  }
}
