// A button that brings notes in: [data-imports=URL]; with [data-goes=URL/] they become a board of their own, and open.
import { say } from "../shared/html.ts";
import { openImport } from "./dialog.ts";
import { countsInWords } from "./kernels/report.ts";

export function importBy(button: HTMLElement): void {
  const { imports = "", goes } = button.dataset;
  openImport({
    url: imports,
    title: goes ? "A new board from a file or text" : "Bring in notes",
    asksName: Boolean(goes),
    began: (intent) => window.dispatchEvent(new CustomEvent("import-began", { detail: intent })),
    done: (report) => {
      if (goes && report.board) return location.assign(`${goes}${report.board}/`);
      say(`On the board: ${countsInWords(report.counts)}.`);
      window.dispatchEvent(new CustomEvent("import-done"));
    },
  });
}
