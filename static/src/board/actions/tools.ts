// Choosing a tool.
import type { NoteKind } from "../../shared/protocol.ts";
import { REGION_TOOLS, type ToolName } from "../tools/tool.ts";
import { type Action, always, type Group, mayEdit } from "./action.ts";

const FOR_ALL = new Set<ToolName>(["select", "hand", "lasso", "laser"]);

const tool = (name: ToolName, label: string, key: string, icon: string, kind?: NoteKind): Action => ({
  name: `tool-${name}`, label, keys: [key], icon, isEnabled: FOR_ALL.has(name) ? always : mayEdit, run: ({ useTool }) => useTool(name, kind),
});

export const TOOLS: Group = {
  name: "Tools",
  actions: [
    tool("select", "Select", "v", "mouse-pointer-2"),
    tool("hand", "Hand", "h", "hand"),
    tool("lasso", "Lasso", "l", "lasso"),
    tool("note", "Note", "n", "sticky-note", "event"),
    tool("connector", "Connector", "c", "spline"),
    tool("region", "Context region", "g", "scan"),
    ...REGION_TOOLS.map(({ name, label, icon }): Action => ({ name: `tool-${name}`, label, keys: [], icon, isEnabled: mayEdit, run: ({ useTool }) => useTool(name) })),
    tool("laser", "Laser pointer", "k", "radio"),
  ],
};
