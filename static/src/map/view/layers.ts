// Paints what is laid over and under the map: messages that pass, teams, and the groups of a large map.
import type { Cluster } from "../kernels/clusters.ts";
import { type Box, pathOf } from "../kernels/geometry.ts";
import type { MapContext, Passage } from "../kernels/model.ts";
import { idOf, MARK, type Mark, type Passing, passageInWords } from "../kernels/passing.ts";
import { svg } from "./svg.ts";

const HALO = 14;
const TAG = 20;
const TEAM_LETTER = 7;
const TEAM_COLOURS = 8;

/** The marks of what passes between two contexts, and a line of their own where no relationship draws one. */
export function paintPassing(passing: Passing, nameOf: (id: string) => string): SVGElement[] {
  const isCovered = passing.curve === null;
  const line = passing.curve ? [svg("path", { class: "cmap__stray", d: pathOf(passing.curve), "aria-hidden": "true" })] : [];
  return [...line, ...passing.marks.flatMap((mark) => paintMarkOf(mark, isCovered, nameOf))];
}

/** The ground of a context in the colour of its team, with the team's name on its corner. */
export function paintTeam(context: MapContext, box: Box, number: number): SVGGElement {
  const team = context.team ?? "";
  const width = Math.min(box.width, team.length * TEAM_LETTER + 18);
  const top = box.y - HALO;
  return svg(
    "g",
    { class: "cmap__team", "data-team": (number % TEAM_COLOURS) + 1 },
    svg("rect", { class: "cmap__halo", x: box.x - HALO, y: box.y - HALO, width: box.width + 2 * HALO, height: box.height + 2 * HALO, rx: 20 }),
    svg("rect", { class: "cmap__team-tag", x: box.x - 6, y: top - TAG / 2, width, height: TAG, rx: TAG / 2 }),
    svg("text", { class: "cmap__team-name", x: box.x - 6 + width / 2, y: top }, shortened(team, box.width)),
  );
}

/** The ground and the title of a group. */
export function paintCluster(cluster: Cluster): SVGGElement {
  const { x, y, width, height } = cluster.box;
  const more = cluster.ids.length - 1;
  return svg(
    "g",
    { class: "cmap__cluster", "aria-hidden": "true" },
    svg("rect", { x: x - 22, y: y - 62, width: width + 44, height: height + 82, rx: 26 }),
    svg("text", { x: x + 2, y: y - 32 }, more > 0 ? `${cluster.name} and ${more} more` : cluster.name),
  );
}

/** What is chosen and read aloud, one plain sentence; and apart from it, what the eye sees. */
function paintMarkOf(mark: Mark, isCovered: boolean, nameOf: (id: string) => string): [SVGGElement, SVGGElement] {
  const { passage, at, angle } = mark;
  const words = passageInWords(passage, nameOf);
  const transform = `translate(${at.x - MARK.width / 2} ${at.y - MARK.height / 2})`;
  const ground = svg("rect", { class: "cmap__passage-ground", width: MARK.width, height: MARK.height, rx: MARK.height / 2 });
  const button = svg(
    "g",
    { class: `cmap__passage${isCovered ? "" : " cmap__passage--stray"}`, role: "button", tabindex: 0, "aria-label": words, "data-passage": idOf(passage), transform },
    ground,
    svg("title", {}, words),
  );
  const face = svg(
    "g",
    { class: `cmap__passage-face cmap__passage-face--${passage.kind}`, "aria-hidden": "true", transform },
    sticky(passage),
    svg("text", { x: 28, y: MARK.height / 2 }, String(passage.messages.length)),
    svg("path", { class: "cmap__way", d: "M-6 0 H5 M1 -4 L5 0 L1 4", transform: `translate(42 ${MARK.height / 2}) rotate(${angle})` }),
  );
  return [button, face];
}

/** An event is a square sticky, a command a rounder one with a letter: not the colour alone tells them apart. */
function sticky(passage: Passage): SVGGElement {
  const isEvent = passage.kind === "event";
  return svg(
    "g",
    {},
    svg("rect", { class: "cmap__sticky", x: 6, y: 4, width: 12, height: 12, rx: isEvent ? 1 : 4 }),
    svg("text", { class: "cmap__sticky-letter", x: 12, y: MARK.height / 2 + 0.5 }, isEvent ? "E" : "C"),
  );
}

function shortened(text: string, width: number): string {
  const letters = Math.floor((width - 18) / TEAM_LETTER);
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}
