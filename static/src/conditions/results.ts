// What becomes of a condition: a filter for each service with its meters, what the consumer must ask, and two samples.
import { h } from "../shared/html.ts";
import { icon } from "../shared/ui/icon.ts";
import type { Examination, Meter, Saying } from "./data.ts";

/** The parts to show below the text; `id` keeps their ids apart from those of other editors. */
export function results(found: Examination, id: string): HTMLElement[] {
  return [
    h("div", { class: "condition-results__services" },
      service("EventBridge", "Event pattern", found.eventbridge, `${id}-bus`),
      service("SNS", "Filter policy", found.sns, `${id}-topic`)),
    h("details", { class: "condition-results__samples" }, h("summary", { class: "small" }, icon("chevron-right"), "Samples: one that passes, one that does not"),
      h("div", { class: "condition-results__services" },
        sample("Passes", "success", found.match, `${id}-match`), sample("Does not pass", "", found.miss, `${id}-miss`))),
  ];
}

function service(name: string, what: string, saying: Saying, id: string): HTMLElement {
  const says = !saying.is_possible ? badge("never matches", "error") : saying.residual ? badge("in part", "warning") : badge("says all of it", "success");
  return h("section", { class: "condition-results__service", "aria-label": name },
    h("div", { class: "row row--between" }, h("strong", { class: "small" }, name), says),
    ...saying.meters.map(meter),
    saying.residual && saying.is_possible && h("p", { class: "condition-results__residual small" }, h("span", {}, "Filtered in the consumer: "), h("code", {}, saying.residual)),
    h("details", {}, h("summary", { class: "small" }, icon("chevron-right"), what), code(saying.pattern ?? "No filter: everything is delivered.", id, what)));
}

function meter(one: Meter): HTMLElement {
  const label = `${one.value.toLocaleString("en")} of ${one.limit.toLocaleString("en")} ${one.name}`;
  return h("label", { class: "condition-results__meter", "data-over": String(one.value > one.limit) }, h("span", {}, label),
    h("meter", { min: 0, max: one.limit, high: Math.round(one.limit * 0.8), value: Math.min(one.value, one.limit), "aria-label": label }));
}

function sample(name: string, tone: string, event: unknown, id: string): HTMLElement {
  return h("section", { class: "condition-results__service", "aria-label": name }, badge(name, tone), event ? code(event, id, name) : h("p", { class: "small muted" }, "None was found."));
}

function badge(text: string, tone: string): HTMLElement {
  return h("span", { class: `badge${tone ? ` badge--${tone}` : ""}` }, text);
}

function code(value: unknown, id: string, label: string): HTMLElement {
  const text = typeof value === "string" ? value : JSON.stringify(value, null, 2);
  return h("pre", { class: "code code__body condition-results__code", tabindex: "0", role: "region", "aria-label": label }, h("code", { id }, text));
}
