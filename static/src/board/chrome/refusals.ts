// Edits that the server did not take: taken back on screen already, and told here with the reason, several at a time.
import { say } from "../../shared/html.ts";
import type { Id, Intent, Problem } from "../../shared/protocol.ts";
import type { BoardModel } from "../view/model.ts";

const GATHER = 250;
const DEEDS: Record<string, string> = {
  AddNotes: "adding", MoveNotes: "moving", EditNote: "writing on", ResizeNote: "resizing", MarkPivotal: "marking", ChangeNoteKind: "turning",
  Connect: "connecting", RemoveFromBoard: "deleting", ChangeRegion: "changing", LabelConnector: "labelling",
};

export class Refusals {
  private readonly model: BoardModel;
  private deeds = new Set<string>();
  private reasons = new Set<string>();
  private count = 0;
  private timer = 0;

  constructor(model: BoardModel) {
    this.model = model;
  }

  /** Notes one refusal, before its guess falls; after a moment all of them are told as one. */
  add(intent: Intent | undefined, { problem, fix }: Problem): void {
    this.count += 1;
    if (intent) this.deeds.add(this.deedOf(intent));
    this.reasons.add(`${problem} ${fix}`.trim());
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.tell(), GATHER);
  }

  private tell(): void {
    const what = this.count === 1 ? ([...this.deeds][0] ?? "your last edit") : `${this.count} edits`;
    say(`Taken back: ${what}. ${[...this.reasons].slice(0, 2).join(" ")}`, "error");
    this.count = 0;
    this.deeds = new Set();
    this.reasons = new Set();
  }

  private deedOf({ kind, body }: Intent): string {
    const deed = DEEDS[kind];
    if (!deed) return kind.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
    const named = [body.note_id, body.source_id, ...((body.note_ids as Id[] | undefined) ?? []), ...(((body.moves ?? body.notes) as { id: Id }[] | undefined) ?? []).map(({ id }) => id)];
    const text = named.map((id) => this.model.notes.get(id as Id)).filter((note) => note !== undefined).map((note) => this.model.textOf(note)).find(Boolean) ?? body.text;
    return text ? `${deed} “${text}”` : `${deed} a note`;
  }
}
