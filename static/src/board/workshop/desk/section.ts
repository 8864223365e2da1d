// What a section of the desk is, and the few things that sections build alike.
import { h } from "../../../shared/html.ts";
import { icon } from "../../../shared/ui/icon.ts";

export type Section = { title: string; sign: string; box: HTMLElement; changed: () => void; tick?: () => void };

export function button(label: string, run: () => void, tone: "" | "primary" | "quiet" | "danger" = "", sign = ""): HTMLButtonElement {
  return h("button", { class: `button button--small${tone ? ` button--${tone}` : ""}`, type: "button", onclick: run }, sign ? icon(sign) : null, label);
}

export function iconButton(label: string, sign: string, run: () => void): HTMLButtonElement {
  return h("button", { class: "icon-button icon-button--small", type: "button", "aria-label": label, onclick: run }, icon(sign));
}

export function row(...children: (Node | null)[]): HTMLElement {
  return h("div", { class: "workshop-desk__row" }, ...children);
}

/** Replaces an element's children where what they show has changed, and keeps the focus on the like-named button. */
export function shower(box: HTMLElement): (key: unknown, make: () => (Node | null)[]) => void {
  let shown = "";
  return (key, make) => {
    const text = JSON.stringify(key);
    if (text === shown) return;
    shown = text;
    const focused = box.contains(document.activeElement) ? document.activeElement : null;
    const name = focused?.getAttribute("aria-label") ?? focused?.textContent;
    box.replaceChildren(...make().filter((part) => part !== null));
    if (focused) [...box.querySelectorAll("button")].find((one) => (one.getAttribute("aria-label") ?? one.textContent) === name)?.focus();
  };
}
