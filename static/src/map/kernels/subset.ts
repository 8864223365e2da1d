// Which part of the model a map shows: chosen contexts, or a context with its neighbours.
import type { MapState } from "./model.ts";

/** The contexts that lie at most `hops` relationships or flows away from one, itself among them. */
export function around(id: string, hops: number, model: Pick<MapState, "relationships" | "passages">): Set<string> {
  const beside = new Map<string, Set<string>>();
  const join = (one: string, other: string) => {
    beside.set(one, (beside.get(one) ?? new Set()).add(other));
    beside.set(other, (beside.get(other) ?? new Set()).add(one));
  };
  for (const edge of model.relationships) join(edge.upstream_id, edge.downstream_id);
  for (const passage of model.passages) join(passage.from_id, passage.to_id);
  let found = new Set([id]);
  for (let hop = 0; hop < hops; hop++) found = new Set([...found, ...[...found].flatMap((one) => [...(beside.get(one) ?? [])])]);
  return found;
}

/** The model with these contexts alone, and with what lies between them. */
export function onlyWith(ids: ReadonlySet<string> | null, model: MapState): MapState {
  if (ids === null) return model;
  return {
    ...model,
    contexts: model.contexts.filter((context) => ids.has(context.id)),
    relationships: model.relationships.filter((edge) => ids.has(edge.upstream_id) && ids.has(edge.downstream_id)),
    passages: model.passages.filter((passage) => ids.has(passage.from_id) && ids.has(passage.to_id)),
  };
}
