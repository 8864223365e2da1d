// Choosing a tool.
import type { NoteKind } from "../../shared/protocol.ts";
import type { ToolName } from "../tools/tool.ts";
import { type Action, always, type Group, mayEdit } from "./action.ts";

const tool = (name: ToolName, label: string, key: string, kind?: NoteKind): Action => ({
  name: `tool-${name}`, label, keys: [key], isEnabled: name === "select" || name === "hand" ? always : mayEdit, run: ({ useTool }) => useTool(name, kind),
});

export const TOOLS: Group = {
  name: "Tools",
  actions: [
    tool("select", "Select", "v"),
    tool("hand", "Hand", "h"),
    tool("note", "Note", "n", "event"),
    tool("connector", "Connector", "c"),
    tool("region", "Context region", "g"),
  ],
};
