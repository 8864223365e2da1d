// The export page's preview: fetched when the page already stands, since the files of a large model take seconds.
import { say } from "../shared/html.ts";

/** Fills the preview that the page left open, and again when another file is chosen. */
export function startPreview(place: HTMLElement): void {
  const { preview = "", failed = "" } = place.dataset;
  document.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.id === "export-file") void show(preview, failed, event.target.value);
  });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copies-file]");
    if (button) void copy(button);
  });
  void show(preview, failed, "");
}

async function show(preview: string, failed: string, file: string): Promise<void> {
  const address = new URL(preview, location.href);
  if (file) address.searchParams.set("file", file);
  const here = document.getElementById("export-preview");
  here?.setAttribute("aria-busy", "true");
  const fresh = await fetched(address);
  if (!fresh) {
    here?.removeAttribute("aria-busy");
    here?.replaceChildren(failed);
    return;
  }
  here?.replaceWith(document.adoptNode(fresh));
  // The choice was made with the keyboard or a finger: it stays where it was.
  if (file) document.getElementById("export-file")?.focus();
}

async function fetched(address: URL): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("export-preview");
  } catch {
    return null;
  }
}

async function copy(button: HTMLElement): Promise<void> {
  try {
    const answer = await fetch(button.dataset.copiesFile ?? "");
    await navigator.clipboard.writeText(await answer.text());
    say(button.dataset.done ?? "Copied");
  } catch {
    say("The file could not be copied: download it instead.", "error");
  }
}
