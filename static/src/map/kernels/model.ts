// What the context map shows: contexts and relationships as the server sends their rows.
export type Kind = "upstream_downstream" | "customer_supplier" | "partnership" | "shared_kernel" | "separate_ways";
export type UpstreamRole = "open_host_service" | "published_language";
export type DownstreamRole = "conformist" | "anticorruption_layer";

export type MapContext = {
  id: string;
  name: string;
  purpose: string;
  subdomain: "core" | "supporting" | "generic";
  is_big_ball_of_mud: boolean;
  is_external: boolean;
  team?: string;
};

export type MapRelationship = {
  id: string;
  kind: Kind;
  upstream_id: string;
  downstream_id: string;
  upstream_roles: UpstreamRole[];
  downstream_roles: DownstreamRole[];
  /** What the downstream team may say to changes of the contract; empty where nothing is agreed. */
  downstream_right?: string;
};

export type MapModel = { contexts: MapContext[]; relationships: MapRelationship[] };

/** Messages of one kind that go from one context to another; the owner holds their contract. */
export type Passage = {
  from_id: string;
  to_id: string;
  kind: "event" | "command";
  owner_id: string;
  is_related: boolean;
  messages: { id: string; name: string }[];
};
export type TeamTie = { one: string; other: string; tie: "mutually_dependent" | "upstream_downstream" | "free" };
export type Layer = "flows" | "teams" | "findings";
export type SavedView = {
  id: string;
  name: string;
  context_ids: string[];
  places: [string, number, number][];
  layers: Layer[];
  camera: { x: number; y: number; zoom: number } | null;
};
/** The whole of what the server tells of a map. */
export type MapState = MapModel & { passages: Passage[]; team_relationships: TeamTie[]; views: SavedView[] };

export const KIND_NAMES: Record<Kind, string> = {
  upstream_downstream: "Upstream/Downstream",
  customer_supplier: "Customer/Supplier",
  partnership: "Partnership",
  shared_kernel: "Shared Kernel",
  separate_ways: "Separate Ways",
};
export const ROLE_NAMES: Record<UpstreamRole | DownstreamRole, string> = {
  open_host_service: "Open/Host Service",
  published_language: "Published Language",
  conformist: "Conformist",
  anticorruption_layer: "Anticorruption Layer",
};
export const RIGHT_NAMES: Record<string, string> = {
  "": "None",
  influencer: "Influencer: is told",
  opinion_leader: "Opinion leader: is asked",
  veto_right: "Veto: may block",
  decision_maker: "Decision maker: must approve",
  monopolist: "Monopolist: alone may approve",
};
export const ROLE_LETTERS: Record<UpstreamRole | DownstreamRole, string> = {
  open_host_service: "OHS",
  published_language: "PL",
  conformist: "CF",
  anticorruption_layer: "ACL",
};

/** Whether neither side stands upstream. */
export function isSymmetric(kind: Kind): boolean {
  return kind === "partnership" || kind === "shared_kernel" || kind === "separate_ways";
}

/** The badges at both ends and the pattern in the middle of a relationship's line. */
export function badgesOf(edge: MapRelationship): { upstream: string[]; downstream: string[]; middle: string } {
  const roles = (names: (UpstreamRole | DownstreamRole)[]) => [...names].sort().map((name) => ROLE_LETTERS[name]);
  const upstream = roles(edge.upstream_roles);
  const downstream = roles(edge.downstream_roles);
  const middle = edge.kind === "upstream_downstream" ? "" : KIND_NAMES[edge.kind];
  if (isSymmetric(edge.kind)) return { upstream, downstream, middle };
  const supplies = edge.kind === "customer_supplier";
  return {
    upstream: ["U", ...(supplies ? ["S"] : []), ...upstream],
    downstream: ["D", ...(supplies ? ["C"] : []), ...downstream],
    middle,
  };
}

/** A relationship in words, for labels and lists: "Sales is upstream of Billing: Open/Host Service; Conformist". */
export function inWords(edge: MapRelationship, nameOf: (id: string) => string): string {
  const one = nameOf(edge.upstream_id);
  const other = nameOf(edge.downstream_id);
  const roles = [...edge.upstream_roles, ...edge.downstream_roles].map((role) => ROLE_NAMES[role]).join(", ");
  const more = roles ? `: ${roles}` : "";
  if (edge.kind === "separate_ways") return `${one} and ${other} go Separate Ways`;
  if (isSymmetric(edge.kind)) return `${one} and ${other}: ${KIND_NAMES[edge.kind]}${more}`;
  if (edge.kind === "customer_supplier") return `${one} supplies its customer ${other}${more}`;
  return `${one} is upstream of ${other}${more}`;
}
