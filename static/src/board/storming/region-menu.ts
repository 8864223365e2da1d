// Beside the context tool: the menu of the other regions that one draws from corner to corner.
import { h } from "../../shared/html.ts";
import { icon } from "../../shared/ui/icon.ts";
import type { Context } from "../actions.ts";
import { REGION_TOOLS } from "../tools/tool.ts";

/** The button and its menu, which the toolbar puts after the context tool. */
export function regionMenu(context: Context): HTMLElement[] {
  const items = REGION_TOOLS.map(({ name, label, icon: sign, note }) => h("button", { class: "menu__item menu__item--tall", type: "button", onclick: () => context.useTool(name) },
    icon(sign), h("span", {}, h("strong", {}, label), h("small", {}, note))));
  const menu = h("div", { class: "menu", id: "region-menu", popover: "auto", role: "group", "aria-label": "Lanes, phases and themes" }, ...items);
  const button = h("button", { class: "icon-button", type: "button", popovertarget: "region-menu", "aria-label": "Lanes, phases and themes", "data-tip": "Lanes, phases and themes", "data-tip-side": "right" }, icon("rows-3"));
  return [button, menu];
}
