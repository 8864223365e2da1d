// The colours of the canvas, read from the page's tokens, so that one stylesheet rules light, dark, contrast and palettes.
import { KINDS } from "../../shared/kinds.ts";
import type { Palette } from "../kernels/draw/ops.ts";

export type { Palette } from "../kernels/draw/ops.ts";

const CHOICES = ["data-theme", "data-contrast", "data-note-colours", "class"];

/** The page's colours; with `paper`, those that it has on paper, whatever the theme. */
export function readPalette(paper = false): Palette {
  const root = document.documentElement;
  const style = getComputedStyle(root);
  const probe = document.createElement("span");
  probe.hidden = true;
  // Where the system forces colours on texts, the wall keeps its own: they tell the papers apart.
  probe.style.setProperty("forced-color-adjust", "none");
  if (paper) probe.className = "on-paper";
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
    kinds: new Map(KINDS.map(({ kind, icon, letter }) => {
      const name = kind.replaceAll("_", "-");
      return [kind, { fill: colour(`--sticky-${name}`), line: colour(`--sticky-${name}-line`), icon, letter }];
    })),
    people: [1, 2, 3, 4, 5, 6, 7, 8].map((number) => colour(`--person-${number}`)),
    font: style.getPropertyValue("--font-text").trim() || "system-ui, sans-serif",
    border: Number.parseFloat(style.getPropertyValue("--sticky-border")) || 1.5,
    hasLetters: root.dataset.contrast === "more" || (root.dataset.noteColours ?? "usual") !== "usual",
  };
  probe.remove();
  return palette;
}

/** Calls back when the page's colours change: by the system, or by a choice on the page. */
export function onThemeChange(changed: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) matchMedia(query).addEventListener("change", changed);
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: CHOICES });
}
