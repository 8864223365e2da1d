// Forms that send themselves once a choice is made: a slider let go, an entry of a list chosen.
export function startForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sends-itself]")) {
    form.addEventListener("change", () => form.requestSubmit());
    form.addEventListener("input", () => showValues(form));
  }
}

/** While a slider moves, its output tells where it stands. */
function showValues(form: HTMLFormElement): void {
  for (const range of form.querySelectorAll<HTMLInputElement>("input[type=range]")) {
    const output = form.querySelector<HTMLOutputElement>(`output[for="${range.id}"]`);
    if (output) output.value = `${range.value} / ${range.max}`;
  }
}
