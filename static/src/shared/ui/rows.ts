// Tables that grow: [data-adds-row=ID] appends the <template> of #ID's [data-row-template]; [data-removes-row] takes a row away.
export function startRows(): void {
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const adder = target.closest<HTMLElement>("[data-adds-row]");
    const remover = target.closest<HTMLElement>("[data-removes-row]");
    if (adder) addRow(document.getElementById(adder.dataset.addsRow ?? ""));
    if (remover) removeRow(remover);
  });
}

function addRow(body: HTMLElement | null): void {
  const template = document.getElementById(body?.dataset.rowTemplate ?? "");
  if (!body || !(template instanceof HTMLTemplateElement)) return;
  body.append(template.content.cloneNode(true));
  body.lastElementChild?.querySelector<HTMLElement>("input, select")?.focus();
  body.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }));
}

function removeRow(button: HTMLElement): void {
  const row = button.closest("tr, [data-row]");
  const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>("input, select");
  row?.remove();
  next?.focus();
}
