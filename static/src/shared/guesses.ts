// What an intent will probably do, so that one's own edits show at once. The server decides; a wrong guess is taken back.
import { newId } from "./ids.ts";
import { extentOf } from "./kinds.ts";
import { STORMING_GUESSES } from "./storming-guesses.ts";
import type { Connector, Effect, Id, Intent, Note, NoteKind, Point, Region } from "./protocol.ts";
import type { RowMap } from "./reconcile.ts";

export type Reader = { rows: (table: string) => RowMap };
type Body = Record<string, unknown>;
type Guess = (rows: Reader, body: Body) => Effect[];

// Where the server has not yet said where in the stack: it writes digits.
const ABOVE_ALL = "~", BELOW_ALL = "!";

const GUESSES: Record<string, Guess> = {
  AddNotes: addNotes,
  EditNote: editNote,
  MoveNotes: (_, body) => (body.moves as (Point & { id: Id })[]).map(({ id, x, y }) => update("note", id, { x, y })),
  ResizeNote: (_, body) => [update("note", body.note_id as Id, pick(body, ["x", "y", "width", "height"]))],
  MarkPivotal: (_, body) => [update("note", body.note_id as Id, pick(body, ["is_pivotal"]))],
  ChangeNoteKind: (_, body) => {
    const [width, height] = extentOf(body.kind as NoteKind);
    return [body.note_id as Id, ...idsOf(body, "also")].map((id) => update("note", id, { kind: body.kind, width, height }));
  },
  LockOnBoard: (_, body) => [
    ...idsOf(body, "note_ids").map((id) => update("note", id, pick(body, ["is_locked"]))),
    ...idsOf(body, "region_ids").map((id) => update("region", id, pick(body, ["is_locked"]))),
  ],
  GroupNotes: (_, body) => idsOf(body, "note_ids").map((id) => update("note", id, { group_id: body.group_id })),
  StackNotes: stackNotes,
  Reconnect: (_, body) => [update("connector", body.connector_id as Id, pick(body, ["source_id", "target_id"]))],
  Connect: (_, body) => [create("connector", body.connector_id as Id, { label: "", flow_id: null, is_loop: false, ...pick(body, ["board_id", "source_id", "target_id"]) })],
  LabelConnector: (_, body) => [update("connector", body.connector_id as Id, { label: body.label })],
  AddRegion: (_, body) => [region(body.region_id as Id, body)],
  ChangeRegion: changeRegion,
  RemoveFromBoard: removeFromBoard,
  ...STORMING_GUESSES,
  ChangeSubscription: (_, body) => {
    const { subscription_id, ...rest } = body;
    return [update("subscription", subscription_id as Id, rest)];
  },
};

/** The effects that an intent will probably have on the rows; none where nobody can tell. */
export function guess(rows: Reader, intent: Intent): Effect[] {
  return GUESSES[intent.kind]?.(rows, intent.body) ?? [];
}

/** An intent with a fresh id. */
export function intentOf(kind: string, body: Body): Intent {
  return { kind, id: newId(), body };
}

function addNotes(rows: Reader, body: Body): Effect[] {
  const isPrivate = [...rows.rows("workshop").values()].some((workshop) => workshop.is_private);
  const author = isPrivate ? { author_id: "" } : {};
  const notes = (body.notes as Partial<Note>[]).map((note) => {
    const [width, height] = extentOf(note.kind as NoteKind);
    const element = note.element_id ? rows.rows("element").get(note.element_id) : undefined;
    const words = element ? "" : (note.text ?? "");
    const row = { width, height, element_id: null, group_id: null, is_pivotal: false, is_locked: false, hotspot_state: "open", z: ABOVE_ALL, board_id: body.board_id, ...author, ...note, text: words };
    return create("note", note.id as Id, row);
  });
  const arrows = (body.arrows as Partial<Connector>[] | undefined) ?? [];
  const regions = ((body.regions as Body[] | undefined) ?? []).map((one) => region(one.id as Id, { ...one, board_id: body.board_id }));
  return [...idsOf(body, "replaces").map((id) => remove("connector", id)), ...regions, ...notes, ...arrows.map((arrow) => create("connector", arrow.id as Id, { label: "", flow_id: null, is_loop: false, board_id: body.board_id, ...arrow }))];
}

function region(id: Id, body: Body): Effect {
  return create("region", id, { context_id: null, is_locked: false, ...pick(body, ["board_id", "kind", "name", "x", "y", "width", "height"]) });
}

function stackNotes(rows: Reader, body: Body): Effect[] {
  const zOf = (id: Id) => String(rows.rows("note").get(id)?.z ?? "");
  const inOrder = idsOf(body, "note_ids").sort((one, other) => (zOf(one) < zOf(other) ? -1 : 1));
  const end = body.end === "front" ? ABOVE_ALL : BELOW_ALL;
  return inOrder.map((id, index) => update("note", id, { z: `${end}${String(index).padStart(5, "0")}` }));
}

function editNote(rows: Reader, body: Body): Effect[] {
  const note = rows.rows("note").get(body.note_id as Id) as Note | undefined;
  if (!note) return [];
  return note.element_id ? [update("element", note.element_id, { name: body.text })] : [update("note", note.id, { text: body.text })];
}

function changeRegion(rows: Reader, body: Body): Effect[] {
  const region = rows.rows("region").get(body.region_id as Id) as Region | undefined;
  if (!region) return [];
  const place = [
    update("region", region.id, pick(body, ["x", "y", "width", "height"])),
    ...((body.moves as (Point & { id: Id })[] | undefined) ?? []).map(({ id, x, y }) => update("note", id, { x, y })),
  ];
  if (body.name === undefined) return place;
  const renamed = region.context_id ? update("context", region.context_id, { name: body.name }) : update("region", region.id, { name: body.name });
  return [...place, renamed];
}

function removeFromBoard(rows: Reader, body: Body): Effect[] {
  const notes = new Set(body.note_ids as Id[] | undefined);
  const connectors = new Set(body.connector_ids as Id[] | undefined);
  for (const connector of rows.rows("connector").values() as Iterable<unknown> as Iterable<Connector>) {
    if (notes.has(connector.source_id) || notes.has(connector.target_id)) connectors.add(connector.id);
  }
  return [
    ...[...connectors].map((id) => remove("connector", id)),
    ...[...notes].map((id) => remove("note", id)),
    ...idsOf(body, "region_ids").map((id) => remove("region", id)),
  ];
}

function create(table: string, id: Id, row: Body): Effect {
  return { op: "create", table, id, before: null, after: { ...row, id } };
}

function update(table: string, id: Id, values: Body): Effect {
  return { op: "update", table, id, before: {}, after: values };
}

function remove(table: string, id: Id): Effect {
  return { op: "delete", table, id, before: {}, after: null };
}

function idsOf(body: Body, name: string): Id[] {
  return [...((body[name] as Id[] | undefined) ?? [])];
}

function pick(body: Body, names: string[]): Body {
  return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}
