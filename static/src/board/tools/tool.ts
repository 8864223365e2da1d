// A tool is a state machine over the pointer: each state answers an event with the next state.
import type { Point } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";

/** A press, move or release: `at` on the wall, `screen` in pixels of it; `mod` is Ctrl or Cmd. */
export type Press = { at: Point; screen: Point; shift: boolean; alt: boolean; mod: boolean; touch: boolean };
export type Paint = (pen: CanvasRenderingContext2D) => void;

/** One state. What a handler leaves out keeps the state; null goes back to the tool's first state. */
export interface State {
  readonly cursor?: string;
  /** Whether the wall comes along where the pointer holds something at its edge. */
  readonly carries?: boolean;
  down?(press: Press): State | null;
  move?(press: Press): State | null;
  up?(press: Press): State | null;
  cancel?(): void;
  paint?: Paint;
}

export type RegionToolName = "swimlane" | "phase" | "theme";
export type ToolName = "select" | "hand" | "note" | "connector" | "region" | "lasso" | "laser" | RegionToolName;
/** The regions that are no contexts: one draws them from corner to corner, and names them. */
export const REGION_TOOLS: readonly { name: RegionToolName; label: string; icon: string; note: string }[] = [
  { name: "swimlane", label: "Swimlane", icon: "rows-3", note: "Who does it: a lane from left to right" },
  { name: "phase", label: "Phase line", icon: "flag", note: "When: a tape where a new phase begins" },
  { name: "theme", label: "Theme area", icon: "tag", note: "What about: an area of one theme" },
];
export type ToolHelp = { editText: (id: string) => void; askName: (question: string, done: (name: string) => void) => void; done: () => void };
export type Tool = (board: Board, help: ToolHelp) => State;
