// Dialogs: [data-opens=ID] opens one, [data-closes] closes its own, <form data-confirm="..."> asks first.
export function startDialogs(): void {
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  for (const dialog of document.querySelectorAll<HTMLDialogElement>("dialog[data-open]")) dialog.showModal();
}

function onClick(event: MouseEvent): void {
  const target = event.target as Element;
  const opener = target.closest<HTMLElement>("[data-opens]");
  if (opener) openDialog(opener.dataset.opens ?? "");
  if (target.closest("[data-closes]")) target.closest("dialog")?.close();
  const dismissed = target.closest("[data-dismisses]");
  if (dismissed) dismissed.closest(".banner, .toast")?.remove();
  if (target instanceof HTMLDialogElement && outside(target, event)) target.close();
}

export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

function outside(dialog: HTMLDialogElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  return !inside && event.detail > 0;
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const question = form.dataset.confirm;
  const dialog = document.getElementById("confirm");
  if (!question || form.dataset.confirmed || !(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  const text = dialog.querySelector("[data-question]");
  if (text) text.textContent = question;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(event.submitter);
  }, { once: true });
}
