// A board's workshop on the screen: the bar for all, the desk for facilitators, the marks on the wall.
import { say } from "../../shared/html.ts";
import type { Change, Id } from "../../shared/protocol.ts";
import type { Context } from "../actions.ts";
import { Bar } from "./bar.ts";
import { Chip } from "./chip.ts";
import type { Desk } from "./desk.ts";
import { openBallot } from "./dots.ts";
import { Lobby } from "./lobby.ts";
import { glide, Spotlight } from "./spotlight.ts";
import { paintMarks } from "./marks.ts";
import { State } from "./state.ts";

const TICK = 500;
const PROGRESS_EVERY = 3_000;
// A call that somebody hears of late, as after a lost connection, is over.
const CALL_LASTS = 30_000;

export class Workshop {
  readonly state: State;
  private readonly context: Context;
  private readonly host: HTMLElement;
  private readonly onPalette: () => void;
  private readonly bar: Bar;
  private readonly chip: Chip;
  private readonly lobby: Lobby;
  private readonly spotlight: Spotlight;
  private desk: Desk | null = null;
  private heardOf = 0;
  private isTimeUp = true;
  private stop: Id | null = null;
  private isFollowing = true;

  constructor(context: Context, host: HTMLElement, onPalette: () => void) {
    this.context = context;
    this.host = host;
    this.onPalette = onPalette;
    this.state = new State(context.board);
    this.bar = new Bar(this.state, host, { openDesk: () => void this.toggleDesk(), follow: (isFollowing) => this.follow(isFollowing) });
    this.chip = new Chip(context.board, host);
    this.lobby = new Lobby(this.state, host);
    this.spotlight = new Spotlight(context.board, host);
    context.board.onSelection(() => this.shown());
    this.isTimeUp = (this.state.secondsLeft ?? 0) === 0;
    window.setInterval(() => this.tick(), TICK);
    void this.state.fetchPhases().then(() => this.changed(null));
  }

  changed(by: Change | null): void {
    const { board } = this.context;
    const open = this.state.openKinds;
    if ([...(open ?? [])].join() !== [...(board.openKinds ?? [])].join() || (open === null) !== (board.openKinds === null)) {
      board.openKinds = open;
      this.onPalette();
    }
    if (by?.kind === "AttentionCalled") this.heardCall(by);
    if (by?.kind === "PhaseMoved" && this.state.phase && by.caller !== board.session.you?.id) say(`${this.state.phase.name}. ${this.state.phase.now}`);
    if (by?.kind === "NotesRevealed" && by.caller !== board.session.you?.id) say("All notes are revealed.");
    this.walked();
    this.shown();
  }

  paint(pen: CanvasRenderingContext2D): void {
    paintMarks(pen, this.state, this.bar.showsResult);
    this.chip.place();
    this.spotlight.place();
  }

  private shown(): void {
    this.bar.changed(this.isFollowing);
    this.chip.changed();
    this.lobby.changed();
    this.desk?.changed();
  }

  private heardCall(by: Change): void {
    const call = this.state.row?.call;
    if (!call || Date.now() + this.context.board.session.ahead - Date.parse(by.at) > CALL_LASTS) return;
    if (by.caller === this.context.board.session.you?.id) say("Everybody is shown this part of the board.");
    else this.spotlight.show(call, by.caller_name);
  }

  /** Goes along where the walk has moved on. */
  private walked(): void {
    const stop = this.state.stop;
    if (stop?.id === this.stop) return;
    if (!this.stop) this.isFollowing = true;
    this.stop = stop?.id ?? null;
    if (!stop || !this.isFollowing) return;
    glide(this.context.board.view, stop);
  }

  private follow(isFollowing: boolean): void {
    this.isFollowing = isFollowing;
    if (isFollowing && this.state.stop) glide(this.context.board.view, this.state.stop);
    this.shown();
  }

  private tick(): void {
    const left = this.state.secondsLeft;
    this.bar.tick(left);
    this.desk?.tick();
    const isUp = (left ?? 0) === 0;
    if (isUp && !this.isTimeUp && left === 0) {
      this.bar.signal();
      say("Time is up.");
    }
    this.isTimeUp = isUp;
    const isCounted = this.state.row?.is_private || openBallot(this.context.board) !== undefined;
    if (!isCounted || document.hidden || performance.now() - this.heardOf < PROGRESS_EVERY) return;
    this.heardOf = performance.now();
    void this.state.fetchProgress().then(() => this.shown());
  }

  private async toggleDesk(): Promise<void> {
    if (!this.desk) {
      const { Desk } = await import("./desk.ts");
      this.desk ??= new Desk(this.state, this.host);
    }
    this.desk.toggle();
    this.bar.changed(this.isFollowing);
  }
}
