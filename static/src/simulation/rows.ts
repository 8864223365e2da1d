// The rows of the model and of one board, as the REST door gives them.
import type { Id, Row } from "../shared/protocol.ts";

const TABLES: Record<string, string> = {
  notes: "note", connectors: "connector", regions: "region", elements: "element", flows: "flow",
  contexts: "context", relationships: "relationship", events: "event", subscriptions: "subscription",
};

export class BoardRows {
  private readonly tables = new Map<string, Map<Id, Row>>();

  constructor(state: Record<string, unknown>) {
    for (const [plural, table] of Object.entries(TABLES)) {
      const rows = (state[plural] ?? []) as Row[];
      this.tables.set(table, new Map(rows.map((row) => [row.id, row])));
    }
  }

  rows(table: string): Map<Id, Row> {
    return this.tables.get(table) ?? new Map();
  }

  nameOf(element: Id): string {
    return String(this.rows("element").get(element)?.name ?? "");
  }

  contextOf(element: Id): Id {
    return String(this.rows("element").get(element)?.context_id ?? "");
  }
}

export async function fetchBoard(domain: Id, board: Id): Promise<BoardRows> {
  const path = board ? `boards/${board}/` : "model/";
  const response = await fetch(`/api/v1/domains/${domain}/${path}`, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The board did not load (${response.status}).`);
  return new BoardRows((await response.json()) as Record<string, unknown>);
}
