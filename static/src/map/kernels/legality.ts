// Which patterns exclude each other. The checks say the same of what is stored; here it is not even offered.
import { type DownstreamRole, isSymmetric, type Kind, type MapModel, type MapRelationship, type UpstreamRole } from "./model.ts";

export type Proposed = Omit<MapRelationship, "id"> & { id: string | null };
export type Objection = { code: string; reason: string };

/** Everything that forbids a relationship as it is proposed; nothing where it may be stored. */
export function objectionsTo(edge: Proposed, model: MapModel): Objection[] {
  const found: Objection[] = [];
  const say = (is: boolean, code: string, reason: string) => is && found.push({ code, reason });
  const has = (role: UpstreamRole | DownstreamRole) => edge.upstream_roles.includes(role as UpstreamRole) || edge.downstream_roles.includes(role as DownstreamRole);
  const ends = model.contexts.filter((context) => context.id === edge.upstream_id || context.id === edge.downstream_id);
  const supplies = edge.kind === "customer_supplier";
  say(edge.upstream_id === edge.downstream_id, "MAP010", "A context cannot relate to itself.");
  say(has("conformist") && has("anticorruption_layer"), "MAP003", "Whoever conforms does not translate: a Conformist has no Anticorruption Layer.");
  say(isSymmetric(edge.kind) && edge.upstream_roles.length + edge.downstream_roles.length > 0, "MAP004", "Equals have no patterns of an upstream or downstream side.");
  say(supplies && has("conformist"), "MAP005", "A customer negotiates; a Conformist takes what there is.");
  say(supplies && has("open_host_service"), "MAP006", "A supplier negotiates with one customer; an Open/Host Service is one for all.");
  const external = ends.find((context) => context.is_external);
  say(external !== undefined && isSymmetric(edge.kind) && edge.kind !== "separate_ways", "MAP016",
    `${external?.name ?? ""} is an external system: nobody shares plans or code with it.`);
  say(contradicts(edge, model), "MAP015", "Separate Ways means no connection at all, and the two have another relationship.");
  return found;
}

/** Why a pattern may not join those that are chosen, or null. */
export function objectionToRole(edge: Proposed, role: UpstreamRole | DownstreamRole, model: MapModel): string | null {
  const before = new Set(objectionsTo(edge, model).map(({ code }) => code));
  const isUp = role === "open_host_service" || role === "published_language";
  const next: Proposed = isUp
    ? { ...edge, upstream_roles: [...edge.upstream_roles, role] }
    : { ...edge, downstream_roles: [...edge.downstream_roles, role] };
  return objectionsTo(next, model).find(({ code }) => !before.has(code))?.reason ?? null;
}

/** The relationship in another pattern, without the roles that it excludes. */
export function inKind(edge: Proposed, kind: Kind): Proposed {
  if (isSymmetric(kind)) return { ...edge, kind, upstream_roles: [], downstream_roles: [], downstream_right: "" };
  if (kind !== "customer_supplier") return { ...edge, kind };
  return {
    ...edge,
    kind,
    upstream_roles: edge.upstream_roles.filter((role) => role !== "open_host_service"),
    downstream_roles: edge.downstream_roles.filter((role) => role !== "conformist"),
  };
}

function contradicts(edge: Proposed, model: MapModel): boolean {
  const pair = new Set([edge.upstream_id, edge.downstream_id]);
  const others = model.relationships.filter((one) => one.id !== edge.id && pair.has(one.upstream_id) && pair.has(one.downstream_id));
  return others.some((one) => (one.kind === "separate_ways") !== (edge.kind === "separate_ways"));
}
