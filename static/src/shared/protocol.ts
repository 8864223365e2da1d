// What goes over the socket of a domain, version 1. Rows and changes look here as they look in the log.

export type Id = string;
export type Point = { x: number; y: number };
export type Box = Point & { width: number; height: number };

export type NoteKind =
  | "event" | "command" | "policy" | "aggregate" | "read_model" | "actor" | "external_system"
  | "hotspot" | "opportunity" | "value" | "screen" | "label";
export type BoardLevel = "big_picture" | "process" | "design";
export type HotspotState = "open" | "decided" | "parked";
export type OutcomeOperator = "xor" | "or" | "and";
export type RegionKind = "context" | "swimlane" | "phase" | "theme" | "parking" | "breakout";

export type Note = Box & { id: Id; board_id: Id; kind: NoteKind; element_id: Id | null; text: string; z: string; is_pivotal: boolean; is_locked: boolean; group_id: Id | null; hotspot_state: HotspotState; author_id?: Id };
export type Connector = { id: Id; board_id: Id; source_id: Id; target_id: Id; flow_id: Id | null; label: string; is_loop: boolean };
export type Region = Box & { id: Id; board_id: Id; kind: RegionKind; name: string; context_id: Id | null; is_locked: boolean; people?: Id[] };
export type Element = { id: Id; domain_id: Id; kind: NoteKind; name: string; context_id: Id | null; description: string; outcome_operator: OutcomeOperator };
export type BoardRow = { id: Id; name: string; level: BoardLevel; origin_id: Id | null; phase?: string | null };
export type Comment = {
  id: Id; board_id: Id | null; note_id: Id | null; element_id: Id | null; author_id: Id; text: string; mentions: Id[];
  is_resolved: boolean; at: string;
};
export type Known = { id: Id; name: string; is_member: boolean; color: number };
export type Flow = { id: Id; source_id: Id; target_id: Id };
export type Context = {
  id: Id; name: string; purpose: string; subdomain: string;
  is_big_ball_of_mud: boolean; is_external: boolean; partner_source: string;
};
export type Relationship = {
  id: Id; kind: string; upstream_id: Id; downstream_id: Id; upstream_roles: string[]; downstream_roles: string[];
};
export type Destination = { kind: string; name: string };
export type Subscription = {
  id: Id; event_id: Id; policy_id: Id; condition: string; transport: string; target_kind: string; target_name: string;
  on_success: Destination | null; on_failure: Destination | null; retry_attempts: number; retry_age_seconds: number; is_ordered: boolean;
};

export type Tables = {
  note: Note; connector: Connector; region: Region; element: Element; flow: Flow; context: Context;
  relationship: Relationship; subscription: Subscription;
};
export type TableName = keyof Tables;

export type Row = { id: Id } & Record<string, unknown>;
export type Effect = {
  op: "create" | "update" | "delete"; table: string; id: Id;
  before: Record<string, unknown> | null; after: Record<string, unknown> | null;
};
export type Change = {
  version: number; id: Id; intent: Id; kind: string; caller: Id; caller_name: string; board: Id | null;
  cause: Id | null; at: string; effects: Effect[];
};

export type Problem = { code: string; problem: string; where: string; fix: string };
export type Person = { session: string; id: Id; name: string; role: string; color: number; board: Id | null };
export type Frame =
  | { kind: "cursor"; x: number; y: number }
  | { kind: "drag"; notes: (Point & { id: Id })[] }
  | { kind: "selection"; ids: Id[] }
  | { kind: "editing"; id: Id | null }
  | { kind: "laser"; x: number; y: number; on?: boolean }
  | ({ kind: "view" } & Box)
  | { kind: "follow"; session: string | null }
  | ({ kind: "summon"; at_once: boolean } & Box);

export type Place = { kind: string; id: Id; name: string };
export type Finding = { code: string; severity: "hint" | "info" | "warning" | "error"; where: Place[]; problem: string; fix: string; remedy: Remedy | null };
/** One request that mends a finding; whoever asks adds the ids of intent and domain. */
export type Remedy = { label: string; intent: string; body: Record<string, unknown> };

export type Intent = { kind: string; id: Id; body: Record<string, unknown> };

export type Snapshot = { version: number } & Record<string, unknown>;
/** Rows without the names of their columns, and apart from them what is the same in all. */
export type Packed = { same: Record<string, unknown>; columns: string[]; rows: unknown[][] };
export type ServerMessage =
  | { type: "welcome"; version: number; session: string; you: Person }
  | ({ type: "snapshot" } & Snapshot)
  | { type: "change"; change: Change }
  | { type: "skipped"; to: number }
  | { type: "accepted"; id: Id; version: number; change: Id }
  | { type: "refused"; id: Id; error: Problem }
  | { type: "frames"; frames: { session: string; frame: Frame }[] }
  | { type: "presence"; people: Person[] }
  | { type: "error"; error: Problem }
  | { type: "pong" };
