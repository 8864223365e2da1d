// Whether what one sees is on the server: said in a word beside the title, and in a sentence on asking.
import { say } from "../../shared/html.ts";
import type { SaveState } from "../sync.ts";

const WORDS: Record<SaveState, string> = { connecting: "Connecting", saved: "Saved", saving: "Saving", offline: "Offline", refused: "No access" };

export function showSaveState(state: SaveState, waiting: number, wouldLose: boolean): void {
  const box = document.getElementById("save-state");
  if (!box) return;
  if (state === "refused" && box.dataset.state !== "refused") say("This board is not open to you (any more).", "error");
  box.dataset.state = state;
  box.title = sentence(state, waiting, wouldLose);
  const count = waiting && (state === "offline" || state === "connecting") ? `, ${waiting} waiting` : "";
  const text = box.querySelector(".save-state__text") ?? box;
  if (text.textContent !== WORDS[state] + count) text.textContent = WORDS[state] + count;
}

function sentence(state: SaveState, waiting: number, wouldLose: boolean): string {
  const edits = waiting === 1 ? "One edit waits" : `${waiting} edits wait`;
  switch (state) {
    case "saved": return "The server has everything.";
    case "saving": return `${edits} for the server's answer.`;
    case "refused": return "This board is not open to you (any more).";
    case "connecting": case "offline":
      if (!waiting) return "The server does not answer. You may go on: edits are sent when it is back.";
      return wouldLose ? `${edits} in this page only: keep it open until the server is back.` : `${edits} in this browser, and will be sent when the server is back.`;
  }
}
