// Rows as the socket sends them to who says that it reads `packed` ones.
import type { Packed, Row } from "./protocol.ts";

/** The rows of a table of the state; the server writes those out that are few. */
export function rowsOf(table: unknown): Row[] {
  if (!table || Array.isArray(table)) return (table ?? []) as Row[];
  const { same, columns, rows } = table as Packed;
  return rows.map((values) => {
    const row: Record<string, unknown> = { ...same };
    for (let index = 0; index < columns.length; index += 1) row[columns[index] ?? ""] = values[index];
    return row as Row;
  });
}
