// What the page reads from the server beside the map itself: findings, and the lists beneath.
import type { Finding } from "./panel.ts";
import type { Severity } from "./view/painters.ts";

const RANKS: Severity[] = ["hint", "info", "warning", "error"];

/** The gravest finding of each context and relationship. */
export function marksOf(findings: Finding[]): Map<string, Severity> {
  const marks = new Map<string, Severity>();
  for (const finding of findings) {
    for (const id of placesOf(finding)) {
      const known = marks.get(id);
      if (!known || RANKS.indexOf(known) < RANKS.indexOf(finding.severity)) marks.set(id, finding.severity);
    }
  }
  return marks;
}

export async function readJson<Shape>(url: string): Promise<Shape | null> {
  const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Shape) : null;
}

/** Takes the lists of the page from a fresh copy of it, unless a dialog in them is open. */
export async function refreshLists(): Promise<void> {
  const lists = document.getElementById("map-lists");
  if (!lists || lists.querySelector("dialog[open]")) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("map-lists");
  if (fresh) lists.replaceChildren(...fresh.childNodes);
}

/** What a finding marks on the map: its relationship, else its contexts; wrong names and flows have their own pages. */
function placesOf(finding: Finding): string[] {
  const [first] = finding.where;
  if (!first) return [];
  if (first.kind === "relationship" || first.kind === "context") return [first.id];
  if (!finding.code.startsWith("FLOW")) return [];
  const edges = finding.where.filter((place) => place.kind === "relationship");
  const places = edges.length > 0 ? edges : finding.where.filter((place) => place.kind === "context");
  return places.map((place) => place.id);
}
