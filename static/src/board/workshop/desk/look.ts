// The call for attention: everybody is shown what the facilitator sees, or what is selected.
import { h } from "../../../shared/html.ts";
import type { Box } from "../../../shared/protocol.ts";
import { field } from "../../chrome/panel.ts";
import { boundsOf } from "../../kernels/geometry.ts";
import type { State } from "../state.ts";
import { button, row, type Section } from "./section.ts";

export function lookSection(state: State): Section {
  const words = h("input", { class: "input", id: "call-words", maxlength: 200, placeholder: "One minute, please" });
  const call = () => {
    const { x, y, width, height } = areaOf(state);
    state.ask("CallAttention", { x: Math.round(x), y: Math.round(y), width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)), words: words.value.trim() });
    words.value = "";
  };
  const box = h("div", { class: "stack stack--tight" }, h("p", { class: "muted" }, "Brings everybody's view to what you have selected, or to what you see, and dims the rest."),
    field("call-words", "Words", words), row(button("Everybody look here", call, "primary", "bell")));
  return { title: "Attention", sign: "bell", box, changed: () => {} };
}

function areaOf({ board }: State): Box {
  const { camera, viewport } = board.view;
  const seen = { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
  return boundsOf(board.selectedNotes) ?? seen;
}
