// What is wrong with a condition: underlined in the text, and told below it with a way out.
import { h } from "../shared/html.ts";
import { icon } from "../shared/ui/icon.ts";
import type { Mistake } from "./data.ts";

/** The text as nodes, each mistake in a <span> that is underlined by its severity. */
export function underlined(text: string, mistakes: readonly Mistake[]): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const mistake of [...mistakes].sort((one, other) => one.start - other.start)) {
    if (mistake.start < at || mistake.end <= mistake.start) continue;
    nodes.push(document.createTextNode(text.slice(at, mistake.start)));
    nodes.push(h("span", { class: "condition-editor__mark", "data-severity": mistake.severity }, text.slice(mistake.start, mistake.end)));
    at = mistake.end;
  }
  // A last line that is empty has no height without something in it.
  nodes.push(document.createTextNode(`${text.slice(at)}\u200b`));
  return nodes;
}

/** One line for each mistake, with a button where the server knows what could stand there. */
export function findings(mistakes: readonly Mistake[], mend: (mistake: Mistake) => void): HTMLElement[] {
  return mistakes.map((mistake) => h("p", { class: "condition-editor__note", "data-severity": mistake.severity },
    icon(mistake.severity === "error" ? "circle-alert" : mistake.severity === "warning" ? "triangle-alert" : "info"),
    h("span", {}, h("strong", {}, mistake.problem), " ", h("span", { class: "muted" }, mistake.fix)),
    mistake.instead && h("button", { type: "button", class: "button button--small", onclick: () => mend(mistake) }, `Use ${mistake.instead}`)));
}
