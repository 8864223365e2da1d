// Tabs inside a page: role=tablist with aria-controls; arrows move, the address keeps the place.
export function startTabs(): void {
  for (const list of document.querySelectorAll<HTMLElement>("[role=tablist]")) {
    const tabs = [...list.querySelectorAll<HTMLElement>("[role=tab]")];
    list.addEventListener("click", (event) => {
      const tab = (event.target as Element).closest<HTMLElement>("[role=tab]");
      if (tab) choose(tabs, tab);
    });
    list.addEventListener("keydown", (event) => onKey(tabs, event));
    const named = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash);
    choose(tabs, named ?? tabs.find((tab) => tab.ariaSelected === "true") ?? tabs[0], Boolean(named));
  }
}

function choose(tabs: HTMLElement[], chosen: HTMLElement | undefined, keep = true): void {
  if (!chosen) return;
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
    if (panel) panel.hidden = !on;
  }
  if (keep) history.replaceState(history.state, "", `#${chosen.getAttribute("aria-controls")}`);
}

function onKey(tabs: HTMLElement[], event: KeyboardEvent): void {
  const here = tabs.indexOf(document.activeElement as HTMLElement);
  const there = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (there === undefined || here < 0) return;
  event.preventDefault();
  const tab = tabs.at(there % tabs.length);
  tab?.focus();
  choose(tabs, tab);
}
