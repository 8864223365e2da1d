// Forms that send themselves once a choice is made: a slider let go, an entry of a list chosen.
export function startForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sends-itself]")) {
    form.addEventListener("change", () => form.requestSubmit());
    form.addEventListener("input", () => showValues(form));
    if (isFresh() && wasTouched(form)) form.requestSubmit();
  }
}

/** Whether the page was asked for anew: going back restores what was chosen then, which is no new choice. */
function isFresh(): boolean {
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return visit?.type === "navigate";
}

/** Whether somebody was faster than this script: a list stands otherwise than the page said. */
function wasTouched(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("select")].some(
    (list) => list.selectedIndex !== Math.max(0, [...list.options].findIndex((option) => option.defaultSelected)),
  );
}

/** While a slider moves, its output tells where it stands. */
function showValues(form: HTMLFormElement): void {
  for (const range of form.querySelectorAll<HTMLInputElement>("input[type=range]")) {
    const output = form.querySelector<HTMLOutputElement>(`output[for="${range.id}"]`);
    if (output) output.value = `${range.value} / ${range.max}`;
  }
}
