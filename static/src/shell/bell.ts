// The bell in the bar: how much one was told and has not read. On a domain's page it rings as soon as it happens.
import type { Change } from "../shared/protocol.ts";

/** Keeps the count; where the page has a socket of its own, its changes come by as "change-seen". */
export function startBell(): void {
  const bell = document.getElementById("bell");
  if (!bell) return;
  window.addEventListener("change-seen", (event) => count(bell, (event as CustomEvent<Change>).detail));
  // The board opens a socket itself.
  if (bell.dataset.socket && !document.getElementById("board-app")) void listen(bell.dataset.socket, Number(bell.dataset.version));
}

/** Hears what happens after the version that the page was made from. */
async function listen(path: string, from: number): Promise<void> {
  const { Socket } = await import("../shared/socket.ts");
  let version = from;
  const hear = (next: number) => (version = Math.max(version, next));
  new Socket(path, {
    hello: () => ({ board: null, since: version }),
    onState: () => {},
    onMessage: (message) => {
      if (message.type === "snapshot") hear(message.version);
      else if (message.type === "change") hear(message.change.version);
      else if (message.type === "skipped") hear(message.to);
    },
  }).open();
}

function count(bell: HTMLElement, change: Change): void {
  let unread = Number(bell.dataset.unread);
  for (const { op, table, before, after } of change.effects) {
    if (table !== "notification") continue;
    if (op === "create" && after?.user_id === bell.dataset.user) unread += 1;
    else if (op === "delete" && before?.user_id === bell.dataset.user && !before?.is_read) unread -= 1;
    // Only its reader is shown that a notification was read.
    else if (op === "update" && after?.is_read === true) unread -= 1;
  }
  show(bell, Math.max(0, unread));
}

function show(bell: HTMLElement, unread: number): void {
  if (String(unread) === bell.dataset.unread) return;
  bell.dataset.unread = String(unread);
  const sign = bell.querySelector<HTMLElement>(".bell__count");
  if (sign) {
    sign.hidden = unread === 0;
    sign.textContent = String(unread);
  }
  bell.setAttribute("aria-label", [bell.dataset.label, unread && `${unread} unread`].filter(Boolean).join(", "));
}
