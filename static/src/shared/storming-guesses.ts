// What the intents of event storming will probably do.
import type { Effect, Id, Note } from "./protocol.ts";
import type { RowMap } from "./reconcile.ts";

type Body = Record<string, unknown>;
type StormingGuess = (rows: { rows: (table: string) => RowMap }, body: Body) => Effect[];

export const STORMING_GUESSES: Record<string, StormingGuess> = {
  ChangeBoardLevel: (_, body) => [update("board", body.changed_board_id, { level: body.level })],
  ChangeHotspotState: (_, body) => [update("note", body.note_id, { hotspot_state: body.state })],
  MarkLoop: (_, body) => [update("connector", body.connector_id, { is_loop: body.is_loop })],
  ChooseOutcomes: (_, body) => [update("element", body.element_id, { outcome_operator: body.operator })],
  ResolveComments: (_, body) => (body.comment_ids as Id[]).map((id) => update("comment", id, { is_resolved: body.is_resolved })),
  RemoveComment: (_, body) => [{ op: "delete", table: "comment", id: body.comment_id as Id, before: {}, after: null }],
  AddComment: addComment,
};

/** An author of "" is whoever looks: the server knows the id. */
function addComment(rows: Parameters<StormingGuess>[0], body: Body): Effect[] {
  const note = rows.rows("note").get(body.note_id as Id) as Note | undefined;
  const about = note?.element_id ? { note_id: null, element_id: note.element_id } : { note_id: note?.id ?? null, element_id: null };
  const row = { id: body.comment_id, board_id: body.board_id, ...about, author_id: "", text: body.text, mentions: body.mentions, is_resolved: false, at: "" };
  return [{ op: "create", table: "comment", id: body.comment_id as Id, before: null, after: row }];
}

function update(table: string, id: unknown, values: Body): Effect {
  return { op: "update", table, id: id as Id, before: {}, after: values };
}
