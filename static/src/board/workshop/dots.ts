// Giving dots and taking them back: what one's own dots are, and where the next may go.
import { newId } from "../../shared/ids.ts";
import type { Id, Note } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import type { Ballot, Dot } from "./rows.ts";

/** The ballots of the board, the oldest first. */
export function ballotsOf(board: Board): Ballot[] {
  return ([...board.session.rows.rows("ballot").values()] as unknown as Ballot[]).sort((one, other) => one.position - other.position);
}

export function openBallot(board: Board): Ballot | undefined {
  return ballotsOf(board).find((ballot) => ballot.is_open);
}

/** My dots in a ballot, on notes that are there. */
export function myDots(board: Board, ballot: Ballot): Dot[] {
  const dots = [...board.session.rows.rows("dot").values()] as unknown as Dot[];
  return dots.filter((dot) => dot.ballot_id === ballot.id && board.model.notes.has(dot.note_id));
}

export function dotsOn(board: Board, ballot: Ballot, note: Id): number {
  return myDots(board, ballot).filter((dot) => dot.note_id === note).length;
}

export function dotsLeft(board: Board, ballot: Ballot): number {
  return ballot.dots_each - myDots(board, ballot).length;
}

export function takesDots(ballot: Ballot, note: Note | undefined): note is Note {
  return note !== undefined && note.author_id === undefined && (ballot.kinds.length === 0 || ballot.kinds.includes(note.kind));
}

export function mayGive(board: Board): boolean {
  const ballot = openBallot(board);
  return ballot !== undefined && board.mayEdit && takesDots(ballot, board.selectedNotes[0]) && dotsLeft(board, ballot) > 0;
}

export function mayTake(board: Board): boolean {
  const ballot = openBallot(board), note = board.selectedNotes[0];
  return ballot !== undefined && note !== undefined && dotsOn(board, ballot, note.id) > 0;
}

export function giveDot(board: Board): void {
  const ballot = openBallot(board), note = board.selectedNotes[0];
  if (ballot && note && mayGive(board)) board.session.askBoard("GiveDot", { ballot_id: ballot.id, dot_id: newId(), note_id: note.id });
}

export function takeDot(board: Board): void {
  const ballot = openBallot(board), note = board.selectedNotes[0];
  if (ballot && note && mayTake(board)) board.session.askBoard("TakeDotBack", { ballot_id: ballot.id, note_id: note.id });
}
