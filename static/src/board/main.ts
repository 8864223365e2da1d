// The board's page: puts model, view, session, tools and chrome together. Nothing imports this module.
import { h } from "../shared/html.ts";
import { IndexedOutbox } from "../shared/outbox.ts";
import type { NoteKind, Point } from "../shared/protocol.ts";
import type { Command } from "../shared/ui/palette.ts";
import { type Context, GROUPS, spelled } from "./actions.ts";
import { Board } from "./board.ts";
import { startMinimap } from "./chrome/minimap-switch.ts";
import { PanelLoader } from "./chrome/panel-loader.ts";
import { Problems } from "./chrome/problems.ts";
import { Refusals } from "./chrome/refusals.ts";
import { showSaveState } from "./chrome/save-state.ts";
import { TextEditor } from "./chrome/text-editor.ts";
import { writeOn } from "./chrome/writing.ts";
import { Toolbar } from "./chrome/toolbar.ts";
import { startExportMenu } from "./export/menu.ts";
import { startClipboard } from "./clipboard.ts";
import { startKeyboard } from "./keyboard.ts";
import { Outline } from "./outline/outline.ts";
import { arriveAt } from "./storming/arrival.ts";
import { gently } from "./storming/gentle.ts";
import { LevelSwitch } from "./storming/level-switch.ts";
import { Session } from "./sync.ts";
import type { Together } from "./together/together.ts";
import { connectorTool } from "./tools/connector.ts";
import { Pointer } from "./tools/pointer.ts";
import { Laser } from "./tools/laser.ts";
import { lassoTool } from "./tools/lasso.ts";
import { hitAt } from "./tools/select/hits.ts";
import { selectTool } from "./tools/select/idle.ts";
import { paintSelection } from "./tools/select/paint.ts";
import { handTool, noteTool, regionTool } from "./tools/simple.ts";
import type { Tool, ToolName } from "./tools/tool.ts";
import { createBoardView, type BoardView } from "./view/board-view.ts";
import { BoardModel } from "./view/model.ts";
import { startPrinting } from "./view/picture.ts";
import { Others } from "./view/others.ts";
import { WorkshopLoader } from "./workshop/loader.ts";

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
      levels.changed();
      board.rowsChanged();
      workshop.changed(by);
      emptyHint.hidden = model.notes.size > 0;
      if (keys === "all" && !isShown) isShown = arriveAt(board, location.hash) || show(view, boardId);
    },
    onState: (state, waiting) => showSaveState(state, waiting, session.wouldLose),
    onPeople: (people) => {
      others.setPeople(people.filter((person) => person.session !== session.you?.session && person.board === boardId));
      together?.setPeople(people);
      workshop.changed(null);
    },
    onFrame: (from, frame) => {
      if (frame.kind === "laser") laser.take(from, frame);
      others.take(from, frame);
      together?.take(from, frame);
    },
    onShown: (frame) => together?.shown(frame),
    onRefused: (intent, problem) => refusals.add(intent, problem),
    onFindings: (all) => {
      const findings = gently(all, board.row?.phase);
      model.setFindings(findings);
      view.wallChanged();
      outline.changed();
      panel.changed();
      problems.show(findings);
    },
    onRole: (role) => {
      board.mayEdit = EDITING_ROLES.has(role);
      levels.changed();
      toolbar.changed();
      panel.changed();
      workshop.changed(null);
    },
  }, new IndexedOutbox(user, boardId));
  let isShown = false;
  const model = new BoardModel(session.rows);
  const view = createBoardView(app, model);
  const board = new Board(model, view, session, { domain, board: boardId });
  const others = new Others(view);
  const refusals = new Refusals(model);
  const laser = new Laser(board);
  const emptyHint = h("p", { class: "board-empty", hidden: true }, "Double-click the wall, or press E, and write what happens in the business: “Order placed”.");
  app.append(emptyHint);
  const outline = new Outline(board, app);
  const editor = new TextEditor(board, app, () => context.focus());
  const help = { editText: (id: string) => context.editText(id), askName: askForName, done: () => context.useTool("select") };
  const pointer = new Pointer(board, selectTool(board, help), {
    onDouble: (at) => doubleClicked(context, at),
    onPoint: (at) => session.show({ kind: "cursor", x: Math.round(at.x), y: Math.round(at.y) }),
    onMenu: (at, screen) => void openMenu(context, at, screen),
  });
  const context: Context = {
    board, app, outline,
    editText: (id) => void writeOn(board, id, { editor, panel, focus: context.focus }),
    useTool: (name, kind) => {
      pointer.use(toolOf(name, kind, laser)(board, help));
      toolbar.showTool(name, kind);
    },
    addAtMiddle: (kind) => editor.open(board.addNote(kind, board.freePlace(view.toWorld({ x: view.viewport.width / 2, y: view.viewport.height / 2 }), 120, 120))),
    focus: () => outline.list.focus({ preventScroll: true }),
  };
  const toolbar = new Toolbar(context, app);
  const levels = new LevelSwitch(board, app);
  const panel = new PanelLoader(board, app);
  const problems = new Problems(board, app);
  const workshop = new WorkshopLoader(context, app, () => toolbar.changed());
  view.overlay = (pen) => {
    paintSelection(pen, board);
    pointer.paint(pen);
    others.paint(pen);
    laser.paint(pen);
    for (const paint of board.overlays) paint(pen);
    workshop.paint(pen);
  };
  view.onCamera = () => {
    editor.place();
    together?.moved();
    toolbar.zoomed();
    keepCamera(view, boardId);
  };
  toolbar.showTool("select");
  startKeyboard(context, pointer);
  startClipboard(board);
  // What keys open at once is fetched while nobody waits for it.
  requestIdle(() => void Promise.all([import("./chrome/search.ts"), import("./chrome/context-menu.ts"), panel.load()]));
  registerCommands(context);
  startExportMenu(board);
  startPrinting(view, app);
  window.addEventListener("import-began", (event) => session.expect((event as CustomEvent<string>).detail));
  window.addEventListener("import-done", () => (view.fitAll(), outline.list.focus({ preventScroll: true })));
  requestIdle(() => startMinimap(board, app));
  // For tests of the board itself: what a person would do, without pixels.
  Object.assign(app, { board, session });
  session.open();
  window.addEventListener("beforeunload", (event) => session.wouldLose && event.preventDefault());
  void import("./together/together.ts").then(({ startTogether }) => {
    together = startTogether(board, others, app);
    together.setPeople(session.people);
  });
}

function toolOf(name: ToolName, kind: NoteKind | undefined, laser: Laser): Tool {
  switch (name) {
    case "hand": return handTool;
    case "note": return noteTool(kind ?? "event");
    case "connector": return connectorTool;
    case "region": return regionTool("context");
    case "lasso": return lassoTool;
    case "laser": return laser.tool;
    case "swimlane": case "phase": case "theme": return regionTool(name);
    default: return selectTool;
  }
}

/** On a note of a group the first double click chooses the note, the next one opens it. */
function doubleClicked({ board, editText }: Context, at: Point): void {
  const hit = hitAt(board, at);
  const isInGroup = hit !== null && board.unitOf(hit).length > 1;
  const isAlone = board.selection.size === 1 && board.selection.has(hit ?? "");
  if (hit && isInGroup && !isAlone) board.select([hit]);
  else if (hit) editText(hit);
  else if (board.mayEdit && board.isOpen("event")) editText(board.addNote("event", at));
}

async function askForName(question: string, done: (name: string) => void): Promise<void> {
  (await import("./chrome/dialogs.ts")).askName(question, done);
}

async function openMenu(context: Context, at: Point, screen: Point): Promise<void> {
  const { board } = context;
  const hit = hitAt(board, at);
  if (!hit) board.select([]);
  else if (!board.selection.has(hit)) board.select(board.unitOf(hit));
  (await import("./chrome/context-menu.ts")).openMenu(context, screen);
}

let keeping = 0;

/** Once the hand rests: storage is too slow for every frame. */
function keepCamera(view: BoardView, board: string): void {
  clearTimeout(keeping);
  keeping = window.setTimeout(() => sessionStorage.setItem(`camera:${board}`, JSON.stringify(view.camera)), 200);
}

/** Shows the board as it was left in this tab, or all of it. */
function show(view: BoardView, board: string): boolean {
  const kept = sessionStorage.getItem(`camera:${board}`);
  if (kept) view.look(JSON.parse(kept));
  else if (view.model.notes.size) view.fitAll();
  return true;
}

function requestIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 3_000 });
  else setTimeout(act, 1_000);
}

/** Puts every action into the command palette; the page's own scripts, which run after this one, keep it. */
function registerCommands(context: Context): void {
  document.addEventListener("DOMContentLoaded", () => window.dispatchEvent(new CustomEvent("commands", { detail: commandsOf(context) })));
}

function commandsOf(context: Context): Command[] {
  return GROUPS.flatMap(({ name: group, actions }) => actions.map((action): Command => ({
    label: action.label, group, keys: action.keys.map((key) => spelled(key)).join(", "), isEnabled: () => action.isEnabled(context), run: () => void action.run(context),
  })));
}
