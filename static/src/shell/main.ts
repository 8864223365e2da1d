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
  const field = (event.target as Element).closest<HTMLInputElement>("input[data-event-name]");
  if (field) (await import("../naming/form-hints.ts")).watchName(field);
});
