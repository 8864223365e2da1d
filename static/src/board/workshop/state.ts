// What a workshop is at this moment, read off the rows: the bar, the desk and the marks ask nothing else.
import type { Id, Note } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { secondsLeft } from "../kernels/clock.ts";
import { ballotsOf } from "./dots.ts";
import type { Ballot, BoardRow, Facilitator, Invited, Phase, Progress, WorkshopRow } from "./rows.ts";

export class State {
  readonly board: Board;
  phasesByLevel: Record<string, Phase[]> = {};
  progress: Progress = { private_notes: 0, writers: 0, dots: 0, voters: 0 };
  invited: Invited[] = [];

  constructor(board: Board) {
    this.board = board;
  }

  get here(): BoardRow | undefined {
    const { session } = this.board;
    return session.rows.rows("board").get(session.place.board ?? "") as unknown as BoardRow | undefined;
  }

  get row(): WorkshopRow | undefined {
    return [...this.board.session.rows.rows("workshop").values()][0] as unknown as WorkshopRow | undefined;
  }

  get phases(): Phase[] {
    return this.phasesByLevel[this.here?.level ?? ""] ?? [];
  }

  /** The place of the present phase among the phases; -1 outside a workshop. */
  get at(): number {
    return this.phases.findIndex((phase) => phase.slug === this.here?.phase);
  }

  get phase(): Phase | undefined {
    return this.phases[this.at];
  }

  /** The kinds that are open; null where every kind is. */
  get openKinds(): ReadonlySet<string> | null {
    const { phase, at } = this;
    return phase ? new Set([...this.phases.slice(0, at + 1).flatMap((one) => [...one.opens, ...one.regions]), "parking", "breakout"]) : null;
  }

  get mayFacilitate(): boolean {
    return ["facilitator", "owner"].includes(this.board.session.you?.role ?? "");
  }

  get isOwner(): boolean {
    return this.board.session.you?.role === "owner";
  }

  get lastResult(): Ballot | undefined {
    return ballotsOf(this.board).filter((ballot) => !ballot.is_open && Object.keys(ballot.result).length > 0).at(-1);
  }

  get stop(): Note | undefined {
    const { row } = this;
    return row?.walk_stop == null ? undefined : this.board.model.notes.get(row.walk_stops[row.walk_stop] ?? "");
  }

  get mayPresent(): boolean {
    return this.mayFacilitate || (this.row?.presenter_id ?? "") === this.board.session.you?.id;
  }

  get facilitators(): Facilitator[] {
    return [...this.board.session.rows.rows("facilitator").values()] as unknown as Facilitator[];
  }

  /** Seconds that the timer has left by the server's clock; null where there is none. */
  get secondsLeft(): number | null {
    return this.row ? secondsLeft(this.row, Date.now() + this.board.session.ahead) : null;
  }

  nameOf(user: Id | null): string {
    const { people } = this.board.session;
    return people.find((person) => person.id === user)?.name ?? this.invited.find((one) => one.id === user)?.name ?? "somebody who is away";
  }

  /** Asks something about the board. */
  ask(kind: string, body: Record<string, unknown> = {}): void {
    this.board.session.askBoard(kind, body);
  }

  async fetchPhases(): Promise<void> {
    this.phasesByLevel = (await read<Record<string, Phase[]>>("/api/v1/phases/")) ?? this.phasesByLevel;
  }

  async fetchProgress(): Promise<void> {
    this.progress = (await read<Progress>(`${this.path}progress/`)) ?? this.progress;
  }

  async fetchPeople(): Promise<void> {
    this.invited = (await read<{ people: Invited[] }>(`${this.path}people/`))?.people ?? this.invited;
  }

  private get path(): string {
    const { domain, board } = this.board.session.place;
    return `/api/v1/domains/${domain}/boards/${board}/`;
  }
}

async function read<Answer>(path: string): Promise<Answer | null> {
  const answer = await fetch(path, { headers: { Accept: "application/json" } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Answer) : null;
}
