// The tools at the left, the zoom at the bottom, undo and findings between: buttons over the actions.
import { h } from "../../shared/html.ts";
import { infoOf, type KindInfo, KINDS } from "../../shared/kinds.ts";
import type { NoteKind } from "../../shared/protocol.ts";
import { icon } from "../../shared/ui/icon.ts";
import { actionNamed, type Context, spelled } from "../actions.ts";
import { nameOfKind } from "../storming/levels.ts";
import { regionMenu } from "../storming/region-menu.ts";
import { REGION_TOOLS, type ToolName } from "../tools/tool.ts";

const TOOLS: [ToolName, string, string][] = [["select", "mouse-pointer-2", "V"], ["hand", "hand", "H"], ["lasso", "lasso", "L"], ["connector", "spline", "C"], ["region", "scan", "G"], ["laser", "radio", "K"]];
const LABELS: Record<ToolName, string> = { select: "Select", hand: "Hand", note: "Note", connector: "Connector", region: "Context region", lasso: "Lasso", laser: "Laser pointer", swimlane: "Swimlane", phase: "Phase line", theme: "Theme area" };

export class Toolbar {
  private readonly context: Context;
  private readonly tools = new Map<string, HTMLButtonElement>();
  private readonly zoom: HTMLButtonElement;
  private readonly undo: HTMLButtonElement;
  private readonly redo: HTMLButtonElement;
  private readonly kinds: HTMLElement;
  private readonly regions: HTMLElement[];

  constructor(context: Context, host: HTMLElement) {
    this.context = context;
    const tools = TOOLS.map(([name, sign, key]) => this.toolButton(name, sign, key));
    this.regions = regionMenu(context);
    this.kinds = h("div", { class: "board-tools__kinds", role: "group", "aria-label": "Add a note" }, ...KINDS.map((info) => this.kindButton(info)));
    host.append(h("div", { class: "board-tools island", role: "toolbar", "aria-label": "Tools", "aria-orientation": "vertical" }, ...tools, ...this.regions, h("span", { class: "island__gap", role: "separator" }), this.kinds));
    this.zoom = this.button("actual-size", "100 %");
    this.undo = this.iconButton("undo", "undo-2");
    this.redo = this.iconButton("redo", "redo-2");
    host.append(h("div", { class: "board-history island", role: "toolbar", "aria-label": "Undo and redo" }, this.undo, this.redo));
    host.append(h("div", { class: "board-zoom island", role: "toolbar", "aria-label": "View" },
      this.iconButton("zoom-out", "minus"), this.zoom, this.iconButton("zoom-in", "plus"), this.iconButton("fit", "maximize"), this.iconButton("outline", "list"), this.iconButton("help", "keyboard")));
  }

  showTool(name: ToolName, kind?: NoteKind): void {
    for (const [key, button] of this.tools) button.setAttribute("aria-pressed", String(key === (kind ?? name)));
    this.regions[0]?.classList.toggle("icon-button--on", REGION_TOOLS.some((tool) => tool.name === name));
  }

  /** Says how close one looks; on every frame of a pan, so it touches nothing that stays. */
  zoomed(): void {
    const zoom = `${Math.round(this.context.board.view.camera.zoom * 100)} %`;
    if (this.zoom.textContent === zoom) return;
    this.zoom.textContent = zoom;
    this.zoom.setAttribute("aria-label", `${zoom}: ${actionNamed("actual-size").label}`);
  }

  changed(): void {
    const { board } = this.context;
    this.zoomed();
    this.undo.disabled = !board.session.history.canUndo;
    this.redo.disabled = !board.session.history.canRedo;
    this.kinds.hidden = !board.mayEdit || !KINDS.some(({ kind }) => board.isOpen(kind));
    this.tools.get("connector")?.toggleAttribute("hidden", !board.mayEdit);
    this.tools.get("region")?.toggleAttribute("hidden", !board.mayEdit || !board.isOpen("context"));
    this.regions[0]?.toggleAttribute("hidden", !board.mayEdit || !REGION_TOOLS.some((tool) => board.isOpen(tool.name)));
    for (const { kind } of KINDS) {
      const button = this.tools.get(kind), name = nameOfKind(board.level, kind);
      button?.toggleAttribute("hidden", !board.offers(kind));
      if (button?.ariaLabel !== name) button?.setAttribute("aria-label", name);
      button?.setAttribute("data-tip", `${name} (${infoOf(kind).letter})`);
    }
  }

  private toolButton(name: ToolName, sign: string, key: string): HTMLButtonElement {
    const label = LABELS[name];
    const button = h("button", { class: "icon-button", type: "button", "aria-label": label, "aria-pressed": "false", "data-tip": `${label} (${key})`, "data-tip-side": "right", onclick: () => this.context.useTool(name) }, icon(sign));
    this.tools.set(name, button);
    return button;
  }

  private kindButton({ kind, name, letter, icon: sign }: KindInfo): HTMLButtonElement {
    const button = h("button", { class: "kind-button", type: "button", "data-kind": kind, "aria-label": name, "aria-pressed": "false", "data-tip": `${name} (${letter})`, "data-tip-side": "right", onclick: () => this.context.useTool("note", kind) }, icon(sign));
    this.tools.set(kind, button);
    return button;
  }

  private button(action: string, text: string): HTMLButtonElement {
    const found = actionNamed(action);
    return h("button", { class: "board-zoom__level", type: "button", "aria-label": `${text}: ${found.label}`, onclick: () => found.run(this.context) }, text);
  }

  private iconButton(action: string, sign: string): HTMLButtonElement {
    const found = actionNamed(action);
    const tip = `${found.label} (${spelled(found.keys[0] ?? "")})`;
    return h("button", { class: "icon-button", type: "button", "aria-label": found.label, "data-tip": tip, "data-tip-side": "top", onclick: () => found.run(this.context) }, icon(sign));
  }
}
