// A tool is a state machine over the pointer: each state answers an event with the next state.
import type { Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";

/** A press, move or release: `at` on the wall, `screen` in pixels of it; `mod` is Ctrl or Cmd. */
export type Press = { at: Point; screen: Point; shift: boolean; alt: boolean; mod: boolean; touch: boolean };
export type Paint = (pen: CanvasRenderingContext2D) => void;

/** One state. What a handler leaves out keeps the state; null goes back to the tool's first state. */
export interface State {
  readonly cursor?: string;
  down?(press: Press): State | null;
  move?(press: Press): State | null;
  up?(press: Press): State | null;
  cancel?(): void;
  paint?: Paint;
}

export type ToolName = "select" | "hand" | "note" | "connector" | "region" | "lasso" | "laser";
export type ToolHelp = { editText: (id: string) => void; askName: (question: string, done: (name: string) => void) => void; done: () => void };
export type Tool = (board: Board, help: ToolHelp) => State;
