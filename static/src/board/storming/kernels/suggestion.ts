// What a finding suggests in words: tests/modeler/core/checks pin the sentences that are read here.

/** The better name or the missing word that a fix says between quotation marks. */
export function suggestionIn(fix: string): string {
  return /^(?:Rename it to|Add the term) “([^”]+)”/.exec(fix)?.[1] ?? "";
}
