// Popover menus: the browser opens and closes them; this places them and moves the focus with the arrow keys.
const GAP = 6;

export function startMenus(): void {
  document.addEventListener("toggle", onToggle, true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onChoice);
}

function invokerOf(menu: HTMLElement): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>(`[popovertarget="${menu.id}"]`);
  return [...all].find((button) => button.offsetParent !== null) ?? null;
}

function onToggle(event: Event): void {
  const menu = event.target;
  if (!(menu instanceof HTMLElement) || !menu.classList.contains("menu")) return;
  const open = menu.matches(":popover-open");
  const button = invokerOf(menu);
  button?.setAttribute("aria-expanded", String(open));
  if (!open || !button) return;
  place(menu, button);
  itemsOf(menu)[0]?.focus({ preventScroll: true });
}

/** Below the button where there is room, else above; never over the edge of the window. */
export function place(menu: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const room = document.documentElement;
  const fromEnd = at.left + width > room.clientWidth - GAP;
  const left = fromEnd ? at.right - width : at.left;
  const below = at.bottom + GAP + height <= room.clientHeight;
  menu.style.left = `${Math.max(GAP, Math.min(left, room.clientWidth - width - GAP))}px`;
  menu.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input:not([type=hidden])")];
}

function onKey(event: KeyboardEvent): void {
  const menu = (event.target as Element).closest<HTMLElement>(".menu:popover-open");
  if (!menu || (event.target as Element).matches("input, textarea, select")) return;
  const items = itemsOf(menu);
  const here = items.indexOf(document.activeElement as HTMLElement);
  const there = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (there === undefined) return;
  event.preventDefault();
  items.at(there % items.length)?.focus();
}

function onChoice(event: Event): void {
  const item = (event.target as Element).closest<HTMLElement>(".menu__item");
  if (item && !item.dataset.stays) item.closest<HTMLElement>(".menu:popover-open")?.hidePopover();
}
