// The board's page: puts model, view, session, tools and chrome together. Nothing imports this module.
import { h } from "../shared/html.ts";
import { IndexedOutbox } from "../shared/outbox.ts";
import type { NoteKind, Point } from "../shared/protocol.ts";
import type { Command } from "../shared/ui/palette.ts";
import { actionFor, type Context, GROUPS, spelled } from "./actions.ts";
import { Board } from "./board.ts";
import { askName, showHelp } from "./chrome/dialogs.ts";
import { Panel } from "./chrome/panel.ts";
import { Problems } from "./chrome/problems.ts";
import { Refusals } from "./chrome/refusals.ts";
import { showSaveState } from "./chrome/save-state.ts";
import { TextEditor } from "./chrome/text-editor.ts";
import { Toolbar } from "./chrome/toolbar.ts";
import { startExportMenu } from "./export/menu.ts";
import { Outline } from "./outline/outline.ts";
import { Session } from "./sync.ts";
import type { Together } from "./together/together.ts";
import { connectorTool } from "./tools/connector.ts";
import { Pointer } from "./tools/pointer.ts";
import { handleOf, hitAt, selectTool } from "./tools/select.ts";
import { handTool, noteTool, regionTool } from "./tools/simple.ts";
import type { Tool, ToolName } from "./tools/tool.ts";
import { createBoardView, type BoardView } from "./view/board-view.ts";
import { BoardModel } from "./view/model.ts";
import { startPrinting } from "./view/picture.ts";
import { Others } from "./view/others.ts";

const EDITING_ROLES = new Set(["guest", "editor", "facilitator", "owner"]);
const host = document.getElementById("board-app");
if (host instanceof HTMLElement) start(host);

function start(app: HTMLElement): void {
  const { domain = "", board: boardId = "", socket = "", user = "" } = app.dataset;
  let together: Together | null = null;
  const session = new Session({ domain, board: boardId, socket }, {
    onRows: (keys, by) => {
      if (by && by.caller !== session.you?.id) outline.tell(by);
      if (keys !== "all") others.settle([...keys].map((key) => key.slice(key.indexOf(":") + 1)));
      view.changed();
      board.dropMissing();
      outline.changed();
      panel.changed();
      toolbar.changed();
      emptyHint.hidden = model.notes.size > 0;
      if (keys === "all" && !isShown) isShown = show(view, boardId);
    },
    onState: (state, waiting) => showSaveState(state, waiting, session.wouldLose),
    onPeople: (people) => {
      others.setPeople(people.filter((person) => person.session !== session.you?.session && person.board === boardId));
      together?.setPeople(people);
    },
    onFrame: (from, frame) => {
      others.take(from, frame);
      together?.take(from, frame);
    },
    onShown: (frame) => together?.shown(frame),
    onRefused: (intent, problem) => refusals.add(intent, problem),
    onFindings: (findings) => {
      model.setFindings(findings);
      view.wallChanged();
      outline.changed();
      panel.changed();
      problems.show(findings);
    },
    onRole: (role) => {
      board.mayEdit = EDITING_ROLES.has(role);
      toolbar.changed();
      panel.changed();
    },
  }, new IndexedOutbox(user, boardId));
  let isShown = false;
  const model = new BoardModel(session.rows);
  const view = createBoardView(app, model);
  const board = new Board(model, view, session);
  const others = new Others(view);
  const refusals = new Refusals(model);
  const emptyHint = h("p", { class: "board-empty", hidden: true }, "Double-click the wall, or press E, and write what happens in the business: “Order placed”.");
  app.append(emptyHint);
  const outline = new Outline(board, app);
  const editor = new TextEditor(board, app, () => outline.list.focus({ preventScroll: true }));
  const help = { editText: (id: string) => editor.open(id), askName, done: () => context.useTool("select") };
  const pointer = new Pointer(board, selectTool(board, help), {
    onDouble: (at) => doubleClicked(board, editor, at),
    onPoint: (at) => session.show({ kind: "cursor", x: Math.round(at.x), y: Math.round(at.y) }),
    onMenu: (at) => {
      const hit = hitAt(board, at);
      if (hit && !board.selection.has(hit)) board.select([hit]);
    },
  });
  const context: Context = {
    board, showHelp, editText: help.editText,
    useTool: (name, kind) => {
      pointer.use(toolOf(name, kind)(board, help));
      toolbar.showTool(name, kind);
    },
    addAtMiddle: (kind) => editor.open(board.addNote(kind, board.freePlace(view.toWorld({ x: view.viewport.width / 2, y: view.viewport.height / 2 }), 120, 120))),
  };
  const toolbar = new Toolbar(context, app);
  const panel = new Panel(board, app);
  const problems = new Problems(board, app);
  view.overlay = (pen) => {
    paintSelection(pen, board);
    pointer.paint(pen);
    others.paint(pen);
  };
  view.onCamera = () => {
    editor.place();
    together?.moved();
    toolbar.changed();
    keepCamera(view, boardId);
  };
  toolbar.showTool("select");
  window.addEventListener("keydown", (event) => keyPressed(event, { context, pointer, app }));
  registerCommands(context);
  startExportMenu(board);
  startPrinting(view, app);
  // For tests of the board itself: what a person would do, without pixels.
  Object.assign(app, { board, session });
  session.open();
  window.addEventListener("beforeunload", (event) => session.wouldLose && event.preventDefault());
  void import("./together/together.ts").then(({ startTogether }) => {
    together = startTogether(board, others, app);
    together.setPeople(session.people);
  });
}

function toolOf(name: ToolName, kind?: NoteKind): Tool {
  switch (name) {
    case "hand": return handTool;
    case "note": return noteTool(kind ?? "event");
    case "connector": return connectorTool;
    case "region": return regionTool("context");
    default: return selectTool;
  }
}

function doubleClicked(board: Board, editor: TextEditor, at: Point): void {
  const hit = hitAt(board, at);
  if (hit && board.model.notes.has(hit)) editor.open(hit);
  else if (!hit && board.mayEdit) editor.open(board.addNote("event", at));
}

function keyPressed(event: KeyboardEvent, { context, pointer, app }: { context: Context; pointer: Pointer; app: HTMLElement }): void {
  const target = event.target as HTMLElement;
  const isTyping = target.matches("input, textarea, select, [contenteditable]");
  const isOnBoard = target === document.body || target === app || target.matches("[data-outline]");
  const isModal = document.querySelector("dialog[open], [popover]:popover-open") !== null;
  if (isTyping || isModal) return;
  if (event.code === "Space" && isOnBoard) {
    event.preventDefault();
    return pointer.holdSpace(true);
  }
  if (event.key === "Escape") return void (pointer.cancel() || context.board.select([]), context.useTool("select"));
  const action = actionFor(event);
  // Tab, Enter and arrows belong to the page unless the board itself has the focus.
  const isPages = ["Tab", "Enter"].includes(event.key) || event.key.startsWith("Arrow");
  if (!action || (isPages && !isOnBoard)) return;
  if (event.key === "Tab" && !action.isEnabled(context)) return;
  event.preventDefault();
  if (action.isEnabled(context)) action.run(context);
}

function paintSelection(pen: CanvasRenderingContext2D, board: Board): void {
  const { view, model } = board;
  const { zoom } = view.camera;
  pen.strokeStyle = view.palette.selection;
  pen.lineWidth = 2;
  for (const id of board.selection) {
    const note = model.notes.get(id);
    const box = note ? view.boxOf(note) : model.regions.get(id);
    const at = box && view.toScreen(box);
    if (at && box) pen.strokeRect(at.x - 3, at.y - 3, box.width * zoom + 6, box.height * zoom + 6);
    const connector = model.connectors.get(id);
    const source = connector && model.notes.get(connector.source_id), target = connector && model.notes.get(connector.target_id);
    if (!source || !target) continue;
    const from = view.toScreen({ x: source.x + source.width / 2, y: source.y + source.height / 2 });
    const to = view.toScreen({ x: target.x + target.width / 2, y: target.y + target.height / 2 });
    pen.globalAlpha = 0.5;
    pen.lineWidth = 6;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    pen.globalAlpha = 1;
    pen.lineWidth = 2;
  }
  const handle = handleOf(board);
  if (!handle) return;
  const at = view.toScreen(handle.at);
  pen.fillStyle = view.palette.selection;
  pen.beginPath();
  pen.arc(at.x, at.y, 7, 0, 2 * Math.PI);
  pen.fill();
}

/** Shows the board as it was left in this tab, or all of it. */
function show(view: BoardView, board: string): boolean {
  const kept = sessionStorage.getItem(`camera:${board}`);
  if (kept) view.look(JSON.parse(kept));
  else if (view.model.notes.size) view.fitAll();
  return true;
}

function keepCamera(view: BoardView, board: string): void {
  sessionStorage.setItem(`camera:${board}`, JSON.stringify(view.camera));
}

/** Puts every action into the command palette; the page's own scripts, which run after this one, keep it. */
function registerCommands(context: Context): void {
  document.addEventListener("DOMContentLoaded", () => window.dispatchEvent(new CustomEvent("commands", { detail: commandsOf(context) })));
}

function commandsOf(context: Context): Command[] {
  return GROUPS.flatMap(({ name: group, actions }) => actions.map((action): Command => ({
    label: action.label, group, keys: action.keys.map((key) => spelled(key)).join(", "), isEnabled: () => action.isEnabled(context), run: () => action.run(context),
  })));
}
