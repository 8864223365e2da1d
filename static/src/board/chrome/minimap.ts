// The whole board in the corner, once there is more of it than the window shows: click or drag to go there.
import { h, say } from "../../shared/html.ts";
import type { Box } from "../../shared/protocol.ts";
import type { Board } from "../board.ts";
import { windowOf } from "../kernels/camera.ts";
import { boundsOf } from "../kernels/geometry.ts";
import { frameOn, isBeyond, type Mapping, mappingOf, onMap, onWall } from "../kernels/minimap.ts";

const SIZE = { width: 200, height: 132 };
const KEY = "minimap";

export class Minimap {
  private readonly board: Board;
  private readonly canvas: HTMLCanvasElement;
  private readonly frame = h("div", { class: "minimap__frame" });
  private readonly box: HTMLElement;
  private mapping: Mapping | null = null;
  private bounds: Box | null = null;
  private painted = { revision: -1, palette: null as unknown };
  private isOn = localStorage.getItem(KEY) !== "off";

  constructor(board: Board, host: HTMLElement) {
    this.board = board;
    this.canvas = h("canvas", { class: "minimap__canvas" });
    this.box = h("div", { class: "minimap island", hidden: true, "aria-hidden": "true" }, this.canvas, this.frame);
    host.append(this.box);
    this.box.addEventListener("pointerdown", (event) => this.go(event));
    this.box.addEventListener("pointermove", (event) => event.buttons === 1 && this.go(event));
    board.overlays.add(() => this.show());
    board.view.moved();
  }

  toggle(): void {
    this.isOn = !this.isOn;
    localStorage.setItem(KEY, this.isOn ? "on" : "off");
    this.show();
    const isAll = this.isOn && this.box.hidden;
    say(isAll ? "The map of the board appears once some of it lies out of view." : this.isOn ? "The map of the board is shown." : "The map of the board is hidden.");
  }

  private show(): void {
    const { view } = this.board;
    const isNew = this.painted.revision !== view.revision;
    if (isNew) this.bounds = boundsOf([...this.board.model.notes.values(), ...this.board.model.regions.values()]);
    const seen = windowOf(view.camera, view.viewport);
    this.box.hidden = !this.isOn || !this.bounds || !isBeyond(this.bounds, seen);
    if (!this.bounds || this.box.hidden) return;
    if (isNew || this.painted.palette !== view.palette) this.paint(this.bounds);
    if (!this.mapping) return;
    const { x, y, width, height } = frameOn(SIZE, onMap(this.mapping, seen));
    const style = this.frame.style;
    style.setProperty("transform", `translate(${x}px, ${y}px)`);
    style.setProperty("width", `${width}px`);
    style.setProperty("height", `${height}px`);
  }

  private paint(bounds: Box): void {
    const { view, model } = this.board;
    const ratio = devicePixelRatio || 1;
    const pen = this.canvas.getContext("2d");
    if (!pen) return;
    this.painted = { revision: view.revision, palette: view.palette };
    this.mapping = mappingOf(bounds, SIZE);
    this.canvas.width = SIZE.width * ratio;
    this.canvas.height = SIZE.height * ratio;
    pen.scale(ratio, ratio);
    const fill = (box: Box, paint: string) => {
      const { x, y, width, height } = onMap(this.mapping as Mapping, box);
      pen.fillStyle = paint;
      pen.fillRect(x, y, Math.max(1, width), Math.max(1, height));
    };
    for (const region of model.regions.values()) fill(region, view.palette.regionLine);
    for (const region of model.regions.values()) fill({ x: region.x + 12, y: region.y + 12, width: region.width - 24, height: region.height - 24 }, view.palette.region);
    for (const note of model.notes.values()) fill(note, view.palette.kinds.get(note.kind)?.fill ?? view.palette.paper);
  }

  private go(event: PointerEvent): void {
    event.preventDefault();
    if (!this.mapping) return;
    const { view } = this.board;
    const at = this.canvas.getBoundingClientRect();
    const middle = onWall(this.mapping, { x: event.clientX - at.left, y: event.clientY - at.top });
    const { zoom } = view.camera;
    if (event.type === "pointerdown") this.box.setPointerCapture(event.pointerId);
    view.look({ zoom, x: middle.x - view.viewport.width / 2 / zoom, y: middle.y - view.viewport.height / 2 / zoom });
  }
}
