// What one click can mend of a finding: by code, the words of the button and what it does. What it takes loads when it is clicked.
import { h } from "../../shared/html.ts";
import type { Finding, Id, Note } from "../../shared/protocol.ts";
import { openRelationshipDialog } from "../chrome/dialogs.ts";
import type { Board } from "../board.ts";
import { suggestionIn } from "./kernels/suggestion.ts";

type Mend = { label: string; run: (board: Board, finding: Finding) => void | Promise<void>; needs?: "model" };

const acts = () => import("./mend-acts.ts");
const closer = () => import("./closer.ts");
const relate: Mend = { label: "Add the relationship", needs: "model", run: (board, finding) => openRelationshipDialog(board, finding, finding.where.filter((place) => place.kind === "context")) };

const MENDS: Record<string, (board: Board, finding: Finding) => Mend[]> = {
  ES101: (_, { fix }) => (suggestionIn(fix) ? [{ label: `Rename to “${suggestionIn(fix)}”`, run: async (board, finding) => (await acts()).rename(board, finding, suggestionIn(fix)) }] : []),
  ES102: () => [
    { label: "Same: make it one", needs: "model", run: async (board, finding) => (await acts()).merge(board, finding) },
    { label: "Different: keep both", needs: "model", run: async (board, finding) => (await acts()).distinguish(board, finding) },
  ],
  ES103: () => [{ label: "Put a policy between", run: async (board, finding) => (await acts()).insertBetween(board, finding, "policy") }],
  ES104: () => [{ label: "Add who issues it", run: async (board, finding) => (await acts()).addBefore(board, finding, "actor") }],
  ES105: () => [{ label: "Add the command", run: async (board, finding) => (await acts()).addBefore(board, finding, "command") }],
  ES106: () => [{ label: "Put an aggregate between", run: async (board, finding) => (await acts()).insertBetween(board, finding, "aggregate") }],
  ES107: () => [{ label: "Add what is seen", run: async (board, finding) => (await acts()).addBefore(board, finding, "read_model") }],
  ES108: (_, { problem }) => (problem.startsWith("Nothing triggers")
    ? [{ label: "Add the event", run: async (board, finding) => (await acts()).addBefore(board, finding, "event") }]
    : problem.endsWith("does nothing.") ? [{ label: "Add the command", run: async (board, finding) => (await acts()).addAfter(board, finding, "command") }] : []),
  ES109: () => [{ label: "It is a loop", run: (board, finding) => void board.session.askBoard("MarkLoop", { connector_id: placeOf(finding, "connector"), is_loop: true }) }],
  ES110: () => [{ label: "Hang an actor beside it", run: async (board, finding) => (await acts()).addBeside(board, finding, "actor") }],
  ES112: () => [{ label: "Add a hotspot", run: async (board) => (await acts()).addHotspot(board) }],
  ES113: () => [{ label: "Start a process board", needs: "model", run: async (board, finding) => (await closer()).openSpawnDialog(board, notesOf(board, finding)) }],
  ES114: (_, { fix }) => (suggestionIn(fix) && fix.startsWith("Add the term") ? [{ label: `Explain “${suggestionIn(fix)}”`, needs: "model", run: async (board, finding) => (await acts()).openTermDialog(board, finding, suggestionIn(fix)) }] : []),
  ES115: () => [relate],
  FLOW204: () => [relate],
};

/** The buttons that mend a finding, for who may press them. */
export function mendButtons(board: Board, finding: Finding): HTMLElement | null {
  const { remedy } = finding;
  const own = isHere(board, finding) ? MENDS[finding.code]?.(board, finding) ?? [] : [];
  const plain: Mend[] = remedy && !own.length ? [{ label: remedy.label, needs: "model", run: () => void board.session.ask(remedy.intent, remedy.body) }] : [];
  if (!board.mayEdit) return null;
  const mends = [...own, ...plain].filter(({ needs }) => !needs || board.mayModel);
  if (!mends.length) return null;
  return h("div", { class: "board-finding__mends" }, ...mends.map(({ label, run }) => h("button", { class: "button button--small", type: "button", onclick: () => void run(board, finding) }, label)));
}

/** The notes of this board that a finding is about. */
export function notesOf(board: Board, finding: Finding): Note[] {
  const ids = new Set(finding.where.map((place) => place.id));
  return [...board.model.notes.values()].filter((note) => ids.has(note.id) || (note.element_id !== null && ids.has(note.element_id)));
}

export function placeOf(finding: Finding, kind: string): Id | undefined {
  return finding.where.find((place) => place.kind === kind)?.id;
}

/** Whether a finding can be mended on this board: it is about something that hangs here, or about the model alone. */
function isHere(board: Board, finding: Finding): boolean {
  const wall = placeOf(finding, "board"), arrow = placeOf(finding, "connector");
  if (wall) return wall === board.session.boardId;
  if (arrow) return board.model.connectors.has(arrow);
  return ["FLOW204", "ES115", "ES102"].includes(finding.code) || notesOf(board, finding).length > 0;
}
