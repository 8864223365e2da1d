// What every page has: theme, menus, dialogs, toasts, tabs, copy buttons, growing rows, the command palette.
import { startBell } from "./bell.ts";
import { startCopying } from "../shared/ui/copy.ts";
import { startDialogs } from "../shared/ui/dialogs.ts";
import { startFilters } from "../shared/ui/filter.ts";
import { startForms } from "../shared/ui/forms.ts";
import { startLooks } from "../shared/ui/looks.ts";
import { startMenus } from "../shared/ui/menus.ts";
import { startPalette } from "../shared/ui/palette.ts";
import { startPrinting } from "../shared/ui/print.ts";
import { startRows } from "../shared/ui/rows.ts";
import { startTabs } from "../shared/ui/tabs.ts";
import { startTheme } from "../shared/ui/theme.ts";
import { startToasts } from "../shared/ui/toasts.ts";

startTheme();
startLooks();
startMenus();
startDialogs();
startToasts();
startTabs();
startCopying();
startPrinting();
startRows();
startForms();
startFilters();
startPalette();
startBell();
document.addEventListener("click", async (event) => {
  const button = (event.target as Element).closest<HTMLElement>("[data-imports]");
  if (button) (await import("../exchange/page.ts")).importBy(button);
});
document.addEventListener("focusin", async (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-tries]");
  if (form) (await import("../conditions/tester.ts")).tryWhileTyping(form);
});
document.addEventListener("toggle", (event) => void openConditions(event.target as Element), true);
document.addEventListener("focusin", (event) => void openConditions(event.target as Element));
const preview = document.querySelector<HTMLElement>("[data-preview]");
if (preview) void import("../exports/page.ts").then((page) => page.startPreview(preview));
document.addEventListener("focusin", async (event) => {
  const field = (event.target as Element).closest<HTMLInputElement>("input[data-event-name]");
  if (field) (await import("../naming/form-hints.ts")).watchName(field);
});

/** A condition that comes into view, or into focus, gets its editor. */
async function openConditions(place: Element): Promise<void> {
  const fields = place.matches("textarea") ? [place] : [...place.querySelectorAll("details[open] textarea, :scope[open] textarea")];
  const conditions = fields.filter((field): field is HTMLTextAreaElement => field instanceof HTMLTextAreaElement && "condition" in field.dataset);
  if (conditions.length > 0) (await import("../conditions/editor.ts")).editConditions(conditions);
}
