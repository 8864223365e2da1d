// The arrangement of notes: in line, at equal distances, in the stack, in groups, locked.
import { newId } from "../../shared/ids.ts";
import type { Board } from "../board.ts";
import { align, distribute, type Edge, type Move } from "../kernels/align.ts";
import { type Action, always, type Context, type Group, mayChangeNotes } from "./action.ts";

const atLeast = (count: number) => ({ board }: Context) => board.mayEdit && board.movableNotes.length >= count;
const idsOf = (board: Board) => board.movableNotes.map(({ id }) => id);
const move = (board: Board, moves: Move[]) => void (moves.length && board.session.askBoard("MoveNotes", { moves }));

const aligned = (edge: Edge, label: string, key: string, icon: string): Action => ({
  name: `align-${edge}`, label, keys: [`Alt+${key}`], icon, isEnabled: atLeast(2), run: ({ board }) => move(board, align(board.movableNotes, edge)),
});

const shared = (axis: "x" | "y", label: string, key: string, icon: string): Action => ({
  name: `distribute-${axis}`, label, keys: [`Shift+Alt+${key}`], icon, isEnabled: atLeast(3), run: ({ board }) => move(board, distribute(board.movableNotes, axis)),
});

const stacked = (end: "front" | "back", label: string, key: string, icon: string): Action => ({
  name: `to-${end}`, label, keys: [key], icon, isEnabled: mayChangeNotes, run: ({ board }) => void board.session.askBoard("StackNotes", { note_ids: idsOf(board), end }),
});

/** The ids of the selected notes and regions whose lock is so. */
function lockable(board: Board, isLocked: boolean): { note_ids: string[]; region_ids: string[] } {
  const of = (rows: Map<string, { is_locked: boolean }>) => [...board.selection].filter((id) => rows.get(id)?.is_locked === isLocked);
  return { note_ids: of(board.model.notes), region_ids: of(board.model.regions) };
}

function everythingLocked(board: Board): { note_ids: string[]; region_ids: string[] } {
  const of = (rows: Map<string, { id: string; is_locked: boolean }>) => [...rows.values()].filter((row) => row.is_locked).map(({ id }) => id);
  return { note_ids: of(board.model.notes), region_ids: of(board.model.regions) };
}

const count = ({ note_ids, region_ids }: { note_ids: string[]; region_ids: string[] }) => note_ids.length + region_ids.length;

const locks: Action[] = [
  {
    name: "lock", label: "Lock or unlock", keys: ["Shift+Mod+l"], icon: "lock",
    isEnabled: ({ board }) => board.mayEdit && count(lockable(board, false)) + count(lockable(board, true)) > 0,
    run: ({ board }) => {
      const open = lockable(board, false);
      const isLocking = count(open) > 0;
      board.session.askBoard("LockOnBoard", { ...(isLocking ? open : lockable(board, true)), is_locked: isLocking });
    },
  },
  {
    name: "unlock-all", label: "Unlock everything", keys: [], icon: "lock-open", isEnabled: ({ board }) => board.mayEdit && count(everythingLocked(board)) > 0,
    run: ({ board }) => void board.session.askBoard("LockOnBoard", { ...everythingLocked(board), is_locked: false }),
  },
];

const groups: Action[] = [
  { name: "group", label: "Group", keys: ["Mod+g"], icon: "group", isEnabled: atLeast(2), run: ({ board }) => void board.session.askBoard("GroupNotes", { note_ids: idsOf(board), group_id: newId() }) },
  {
    name: "ungroup", label: "Ungroup", keys: ["Shift+Mod+g"], icon: "ungroup", isEnabled: ({ board }) => board.mayEdit && board.movableNotes.some((note) => note.group_id),
    run: ({ board }) => void board.session.askBoard("GroupNotes", { note_ids: board.unitsOf(idsOf(board)), group_id: null }),
  },
];

export const ARRANGING: Group = {
  name: "Arrange",
  actions: [
    aligned("left", "Align left", "a", "align-start-vertical"), aligned("centre", "Align centres", "h", "align-center-vertical"), aligned("right", "Align right", "d", "align-end-vertical"),
    aligned("top", "Align top", "w", "align-start-horizontal"), aligned("middle", "Align middles", "v", "align-center-horizontal"), aligned("bottom", "Align bottom", "s", "align-end-horizontal"),
    shared("x", "Distribute horizontally", "h", "align-horizontal-distribute-center"), shared("y", "Distribute vertically", "v", "align-vertical-distribute-center"),
    stacked("front", "Bring to front", "]", "bring-to-front"), stacked("back", "Send to back", "[", "send-to-back"),
    ...groups,
    ...locks,
    { name: "snap-grid", label: "Snap to the grid, or no longer", keys: ["Mod+'"], icon: "grid-3x3", isEnabled: always, run: ({ board }) => board.snapToGrid(!board.snapsToGrid) },
  ],
};
