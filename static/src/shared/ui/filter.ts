// Lists that are narrowed while one types: <input data-filters=ID> hides the [data-filter-row]s of #ID that lack a typed
// word, each [data-filter-group] that is left empty, and shows [data-filter-none] when nothing is left.
export function startFilters(): void {
  document.addEventListener("input", (event) => {
    const field = (event.target as Element).closest<HTMLInputElement>("input[data-filters]");
    const list = field && document.getElementById(field.dataset.filters ?? "");
    if (field && list) filter(list, wordsOf(field.value));
  });
}

function filter(list: HTMLElement, words: string[]): void {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-filter-row]")];
  for (const row of rows) row.hidden = !hasAll(row.textContent ?? "", words);
  for (const group of list.querySelectorAll<HTMLElement>("[data-filter-group]")) {
    group.hidden = !group.querySelector("[data-filter-row]:not([hidden])");
  }
  const none = list.querySelector<HTMLElement>("[data-filter-none]");
  if (none) none.hidden = rows.some((row) => !row.hidden);
}

function wordsOf(text: string): string[] {
  return text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

function hasAll(text: string, words: string[]): boolean {
  const lower = text.toLocaleLowerCase();
  return words.every((word) => lower.includes(word));
}
