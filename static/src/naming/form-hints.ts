// Hints below the fields of forms that take an event's name: [data-event-name].
import { NameHint } from "./hint.ts";

const watched = new WeakSet<HTMLInputElement>();

/** Watches the field from now on. */
export function watchName(field: HTMLInputElement): void {
  if (watched.has(field)) return;
  watched.add(field);
  const hint = new NameHint(field);
  field.closest(".field")?.append(hint.box);
  hint.start();
}
