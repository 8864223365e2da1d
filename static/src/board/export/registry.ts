// What a board can be saved as: one entry each, in the order of the menu. An entry loads its code when it is chosen.
import type { Id } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";

/** The whole board, or of it what these ids name. */
export type Part = { board: Board; only: ReadonlySet<Id> | null };
export type ExportEntry = { name: string; label: string; note: string; icon: string; run: (part: Part) => Promise<void> };

export const EXPORTS: readonly ExportEntry[] = [
  { name: "svg", label: "Picture", note: "SVG", icon: "image", run: async (part) => (await import("./pictures.ts")).saveSvg(part) },
  { name: "png", label: "Picture", note: "PNG", icon: "image", run: async (part) => (await import("./pictures.ts")).savePng(part) },
  { name: "pdf", label: "Picture", note: "PDF", icon: "image", run: async (part) => (await import("./pictures.ts")).savePdf(part) },
  { name: "json", label: "Data", note: "JSON", icon: "file-json", run: async ({ board }) => (await import("../../exchange/data.ts")).saveData(board, "board-json", "board.json") },
  { name: "csv", label: "Notes", note: "CSV", icon: "table-2", run: async ({ board }) => (await import("../../exchange/data.ts")).saveData(board, "board-csv", "csv") },
  { name: "print", label: "Print", note: "the whole board", icon: "printer", run: async () => window.print() },
];
