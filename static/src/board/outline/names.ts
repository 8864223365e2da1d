// What a screen reader says of a note, an arrow or a region.
import type { Connector, Id, Note, Region } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { nameOfKind } from "../storming/levels.ts";
import type { Item } from "../kernels/outline.ts";

const REGIONS: Record<string, string> = { context: "Context", swimlane: "Swimlane", phase: "Phase", theme: "Theme", parking: "Parking lot", breakout: "Breakout zone" };

/** Names of one moment: what it counts is counted once. */
export class Names {
  private readonly board: Board;
  private readonly out = new Map<Id, number>();
  private readonly dots = new Map<Id, number>();

  constructor(board: Board) {
    this.board = board;
    for (const { source_id } of board.model.connectors.values()) this.out.set(source_id, (this.out.get(source_id) ?? 0) + 1);
    for (const dot of board.session.rows.rows("dot").values()) this.dots.set(String(dot.note_id), (this.dots.get(String(dot.note_id)) ?? 0) + 1);
  }

  of({ id, row }: Item): string {
    const { notes, connectors, regions } = this.board.model;
    const thing = { note: notes, connector: connectors, region: regions }[row].get(id);
    if (!thing) return "";
    return row === "note" ? this.note(thing as Note) : row === "connector" ? this.connector(thing as Connector) : this.region(thing as Region);
  }

  /** "Domain event: Order placed, in Sales, 2 out, hotspot on it, voted 3". */
  private note(note: Note): string {
    const { model } = this.board;
    const context = model.contextOf(note)?.name;
    const out = this.out.get(note.id) ?? 0, votes = this.dots.get(note.id) ?? 0;
    const twins = note.element_id ? model.notesOf(note.element_id).length : 1;
    const comments = model.commentsOn(note).filter((comment) => !comment.is_resolved).length;
    const problems = model.findingsAt(note.element_id).length;
    return [
      `${nameOfKind(this.board.level, note.kind)}: ${model.textOf(note) || "empty"}`,
      context && `in ${context}`,
      note.is_pivotal && "pivotal",
      note.author_id !== undefined && "only you see it",
      note.kind === "hotspot" && note.hotspot_state !== "open" && note.hotspot_state,
      twins > 1 && `one of ${twins} notes`,
      comments > 0 && `${comments} ${comments === 1 ? "comment" : "comments"}`,
      out > 0 && `${out} out`,
      note.kind !== "hotspot" && this.hasHotspot(note) && "hotspot on it",
      votes > 0 && `voted ${votes}`,
      note.is_locked && "locked",
      problems > 0 && `${problems} ${problems === 1 ? "finding" : "findings"}`,
    ].filter(Boolean).join(", ");
  }

  /** "Arrow from Order placed to Bill it, labelled within a day". */
  private connector({ source_id, target_id, label, is_loop }: Connector): string {
    const text = (id: Id) => {
      const note = this.board.model.notes.get(id);
      return (note && this.board.model.textOf(note)) || "an empty note";
    };
    return `Arrow from ${text(source_id)} to ${text(target_id)}${label ? `, labelled ${label}` : ""}${is_loop ? ", a loop" : ""}`;
  }

  /** "Context: Sales, 4 notes". */
  private region(region: Region): string {
    const count = this.board.view.within(region).size;
    return `${REGIONS[region.kind] ?? "Region"}: ${this.board.model.titleOf(region) || "unnamed"}, ${count} ${count === 1 ? "note" : "notes"}`;
  }

  private hasHotspot(note: Note): boolean {
    return [...this.board.view.within(note)].some((id) => this.board.model.notes.get(id)?.kind === "hotspot");
  }
}
