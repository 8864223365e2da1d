// Private writing: start it, see how much there is, reveal.
import { h } from "../../../shared/html.ts";
import type { State } from "../state.ts";
import { button, row, type Section, shower } from "./section.ts";

export function writingSection(state: State): Section {
  const box = h("div", { class: "stack stack--tight" });
  const show = shower(box);
  const changed = () => show([state.row?.is_private, state.progress], () => {
    const { private_notes: notes, writers } = state.progress;
    if (!state.row?.is_private) {
      return [h("p", { class: "muted" }, "Each writes alone and sees only their own notes, until you reveal them all at once."), row(button("Start private writing", () => state.ask("StartPrivateWriting"), "primary", "lock"))];
    }
    return [h("p", {}, h("strong", {}, `${notes} ${notes === 1 ? "note" : "notes"}`), ` by ${writers} ${writers === 1 ? "person" : "people"} so far.`),
      row(button("Reveal all notes", () => state.ask("RevealNotes"), "primary", "eye"))];
  });
  return { title: "Private writing", sign: "lock", box, changed };
}
