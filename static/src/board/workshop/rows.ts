// The rows of a board's workshop, as they go over the wire.
import type { Box, Id, NoteKind, RegionKind } from "../../shared/protocol.ts";
import type { Timer } from "../kernels/clock.ts";

export type Call = Box & { words: string; at: string };
export type WorkshopRow = Timer & {
  id: Id; board_id: Id; is_private: boolean; call: Call | null; agreements: string; decisions: string;
  walk_way: "forward" | "reverse"; walk_stops: Id[]; walk_stop: number | null; presenter_id: Id | null;
};
export type Ballot = { id: Id; board_id: Id; title: string; kinds: NoteKind[]; dots_each: number; is_open: boolean; result: Record<Id, number>; position: number };
export type Dot = { id: Id; ballot_id: Id; note_id: Id; user_id: Id };
export type Facilitator = { id: Id; board_id: Id; user_id: Id };
export type BoardRow = { id: Id; level: string; phase: string | null };
export type Phase = { slug: string; name: string; now: string; guide: string; minutes: number; opens: NoteKind[]; regions: RegionKind[] };
export type Progress = { private_notes: number; writers: number; dots: number; voters: number };
export type Invited = { id: Id; name: string; role: string; is_facilitator: boolean };
