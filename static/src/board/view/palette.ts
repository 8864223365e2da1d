// The colours of the canvas, read from the page's tokens, so that one stylesheet rules light and dark.
import { KINDS } from "../../shared/kinds.ts";
import type { NoteKind } from "../../shared/protocol.ts";

export type Fill = { fill: string; line: string };
export type Palette = {
  wall: string; dot: string; connector: string; region: string; regionLine: string; regionInk: string;
  selection: string; ink: string; token: string; error: string; warning: string; hint: string; paper: string;
  kinds: Map<NoteKind, Fill>; people: string[]; font: string;
};

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  // Tokens may say light-dark(): only a used colour is resolved.
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    wall: colour("--board-wall"), dot: colour("--board-dot"), connector: colour("--board-connector"),
    region: colour("--board-region"), regionLine: colour("--board-region-line"), regionInk: colour("--board-region-ink"),
    selection: colour("--board-selection"), ink: colour("--sticky-ink"), token: colour("--board-token"),
    error: colour("--danger"), warning: colour("--warning"), hint: colour("--hint"), paper: colour("--surface"),
    kinds: new Map(KINDS.map(({ kind }) => {
      const name = kind.replaceAll("_", "-");
      return [kind, { fill: colour(`--sticky-${name}`), line: colour(`--sticky-${name}-line`) }];
    })),
    people: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => colour(`--person-${number}`)),
    font: style.getPropertyValue("--font-text") || "system-ui, sans-serif",
  };
  probe.remove();
  return palette;
}

/** Calls back when the page's colours change: by the system, or by the theme switch. */
export function onThemeChange(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
}
