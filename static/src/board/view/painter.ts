// Paints the wall: regions, connectors, notes. Levels of detail decide the cost: text below 6 px is bars, far out blocks.
import { infoOf } from "../../shared/kinds.ts";
import type { Box, Id, Note, NoteKind, Region } from "../../shared/protocol.ts";
import type { Camera, Size } from "../kernels/camera.ts";
import { windowOf } from "../kernels/camera.ts";
import { arrowBetween, type Segment } from "../kernels/geometry.ts";
import { wrap, type Wrapped } from "../kernels/wrap.ts";
import { strokeIcon } from "./icons.ts";
import type { BoardModel } from "./model.ts";
import type { Palette } from "./palette.ts";

export type Scene = {
  model: BoardModel; camera: Camera; viewport: Size; palette: Palette;
  inView: Set<Id>; boxOf: (note: Note) => Box; worst: (note: Note) => "error" | "warning" | "hint" | null;
};

const PADDING = 10;
const READABLE = 6;
const BARS = 0.28;
const DOTS = 0.45;
const GRID = 40;

export class Painter {
  private readonly pen: CanvasRenderingContext2D;
  private readonly wrapped = new Map<Id, { key: string; wrapped: Wrapped }>();

  constructor(pen: CanvasRenderingContext2D) {
    this.pen = pen;
  }

  forgetText(): void {
    this.wrapped.clear();
  }

  paint(scene: Scene, ratio: number): void {
    const { pen } = this;
    const { camera, palette, viewport } = scene;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = palette.wall;
    pen.fillRect(0, 0, viewport.width, viewport.height);
    if (camera.zoom > DOTS) this.dots(scene);
    pen.setTransform(ratio * camera.zoom, 0, 0, ratio * camera.zoom, -camera.x * camera.zoom * ratio, -camera.y * camera.zoom * ratio);
    for (const region of [...scene.model.regions.values()].sort((one, other) => other.width * other.height - one.width * one.height)) this.region(scene, region);
    this.connectors(scene);
    this.notes(scene);
  }

  private dots({ camera, palette, viewport }: Scene): void {
    const { pen } = this;
    const step = GRID * camera.zoom;
    pen.fillStyle = palette.dot;
    for (let x = -((camera.x * camera.zoom) % step); x < viewport.width; x += step) {
      for (let y = -((camera.y * camera.zoom) % step); y < viewport.height; y += step) pen.fillRect(x, y, 1.5, 1.5);
    }
  }

  private region({ model, camera, palette, viewport }: Scene, region: Region): void {
    const { pen } = this;
    const seen = windowOf(camera, viewport);
    if (region.x > seen.x + seen.width || region.y > seen.y + seen.height || region.x + region.width < seen.x || region.y + region.height < seen.y) return;
    const context = region.context_id ? model.contexts.get(region.context_id) : undefined;
    pen.fillStyle = palette.region;
    pen.strokeStyle = palette.regionLine;
    pen.lineWidth = 1.5 / camera.zoom;
    pen.setLineDash(context?.is_external ? [8 / camera.zoom, 6 / camera.zoom] : context?.is_big_ball_of_mud ? [2 / camera.zoom, 4 / camera.zoom] : []);
    pen.beginPath();
    pen.roundRect(region.x, region.y, region.width, region.height, 14);
    pen.fill();
    pen.stroke();
    pen.setLineDash([]);
    // Titles stay readable from far out: they grow against the zoom, as far as the region has room.
    const size = Math.min(Math.max(18, 13 / camera.zoom), region.height / 3, 90);
    pen.font = `650 ${size}px ${palette.font}`;
    pen.fillStyle = palette.regionInk;
    pen.textAlign = "left";
    pen.textBaseline = "top";
    const suffix = context?.is_external ? "  · external" : context?.is_big_ball_of_mud ? "  · big ball of mud" : "";
    pen.fillText(fitted(pen, model.titleOf(region) + suffix, region.width - 36), region.x + 18, region.y + 14);
  }

  private connectors(scene: Scene): void {
    const { pen } = this;
    const { camera, palette, model } = scene;
    const heads = new Path2D();
    const labels: { text: string; at: Segment }[] = [];
    pen.strokeStyle = palette.connector;
    pen.fillStyle = palette.connector;
    pen.lineWidth = Math.max(1.6, 1 / camera.zoom);
    pen.beginPath();
    const seen = windowOf(camera, scene.viewport);
    for (const connector of model.connectors.values()) {
      const source = model.notes.get(connector.source_id), target = model.notes.get(connector.target_id);
      const line = source && target && arrowBetween(scene.boxOf(source), scene.boxOf(target));
      if (!line || !touches(seen, line)) continue;
      pen.moveTo(line.from.x, line.from.y);
      pen.lineTo(line.to.x, line.to.y);
      if (camera.zoom > 0.15) addHead(heads, line, Math.max(9, 5 / camera.zoom));
      const condition = model.subscriptionOf(connector)?.condition ?? "";
      const text = connector.label || condition;
      if (text && camera.zoom * 12 >= READABLE) labels.push({ text, at: line });
    }
    pen.stroke();
    pen.fill(heads);
    for (const { text, at } of labels) this.label(scene, text, at);
  }

  private label({ palette }: Scene, text: string, { from, to }: Segment): void {
    const { pen } = this;
    pen.font = `500 11px ${palette.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    const short = fitted(pen, text, 170);
    const width = pen.measureText(short).width + 12;
    const x = (from.x + to.x) / 2, y = (from.y + to.y) / 2;
    pen.fillStyle = palette.paper;
    pen.beginPath();
    pen.roundRect(x - width / 2, y - 9, width, 18, 9);
    pen.fill();
    pen.fillStyle = palette.regionInk;
    pen.fillText(short, x, y + 0.5);
  }

  private notes(scene: Scene): void {
    const seen: Note[] = [];
    for (const id of scene.inView) {
      const note = scene.model.notes.get(id);
      if (note) seen.push(note);
    }
    // So far out nobody sees what lies on top: one fill for each colour.
    if (scene.camera.zoom < BARS) return this.blocks(scene, seen);
    seen.sort((one, other) => (one.z < other.z ? -1 : one.z > other.z ? 1 : 0));
    for (const note of seen) this.note(scene, note);
  }

  private blocks({ palette, boxOf }: Scene, notes: Note[]): void {
    const { pen } = this;
    const byKind = new Map<NoteKind, Note[]>();
    for (const note of notes) {
      const same = byKind.get(note.kind);
      if (same) same.push(note);
      else byKind.set(note.kind, [note]);
    }
    for (const [kind, same] of byKind) {
      pen.fillStyle = palette.kinds.get(kind)?.fill ?? palette.paper;
      for (const note of same) {
        const { x, y, width, height } = boxOf(note);
        pen.fillRect(x, y, width, height);
      }
    }
  }

  private note(scene: Scene, note: Note): void {
    const { pen } = this;
    const { palette, camera } = scene;
    const box = scene.boxOf(note);
    const colours = palette.kinds.get(note.kind) ?? { fill: palette.paper, line: palette.regionLine };
    pen.strokeStyle = colours.line;
    pen.lineWidth = 1.5;
    if (note.is_pivotal) {
      pen.save();
      pen.lineWidth = 6;
      pen.beginPath();
      pen.moveTo(box.x + box.width / 2, box.y - 24);
      pen.lineTo(box.x + box.width / 2, box.y + box.height + 24);
      pen.stroke();
      pen.restore();
    }
    if (camera.zoom > 0.5) this.shadow(note.kind, box);
    pen.fillStyle = colours.fill;
    pen.beginPath();
    outline(pen, note.kind, box);
    pen.fill();
    pen.stroke();
    this.words(scene, note, box);
    const worst = scene.worst(note);
    if (worst) this.badge(scene, box, worst);
  }

  /** A hard edge of shadow: a blur costs more than the whole note where nothing but the processor draws. */
  private shadow(kind: NoteKind, box: Box): void {
    const { pen } = this;
    pen.fillStyle = "rgb(22 32 42 / 13%)";
    pen.beginPath();
    outline(pen, kind, { ...box, x: box.x + 1, y: box.y + 3 });
    pen.fill();
  }

  private words(scene: Scene, note: Note, box: Box): void {
    const { pen } = this;
    const { palette, camera, model } = scene;
    const text = model.textOf(note);
    const isDiamond = note.kind === "hotspot";
    const inset = isDiamond ? 0.7 : 1;
    const withIcon = box.height >= 100 && !isDiamond;
    const width = (box.width - 2 * PADDING) * inset, height = (box.height - 2 * PADDING) * inset - (withIcon ? 16 : 0);
    const { lines, size, leading } = this.textOf(note.id, text, { width, height, font: palette.font });
    const top = box.y + box.height / 2 - (lines.length * leading) / 2 + (withIcon ? 6 : 0);
    pen.fillStyle = palette.ink;
    pen.strokeStyle = palette.ink;
    if (size * camera.zoom < READABLE) {
      pen.globalAlpha = 0.45;
      lines.forEach((line, index) => pen.fillRect(box.x + (box.width - Math.min(width, line.length * size * 0.5)) / 2, top + index * leading + leading * 0.3, Math.min(width, line.length * size * 0.5), size * 0.4));
      pen.globalAlpha = 1;
      return;
    }
    if (withIcon) {
      pen.globalAlpha = 0.62;
      strokeIcon(pen, infoOf(note.kind).icon, box.x + 8, box.y + 8, 14);
      pen.globalAlpha = 1;
    }
    pen.font = `500 ${size}px ${palette.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    lines.forEach((line, index) => pen.fillText(line, box.x + box.width / 2, top + (index + 0.5) * leading));
  }

  private badge({ palette }: Scene, box: Box, worst: "error" | "warning" | "hint"): void {
    const { pen } = this;
    const x = box.x + box.width - 4, y = box.y + 4;
    pen.fillStyle = palette[worst];
    pen.strokeStyle = palette.paper;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, 9, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
    pen.fillStyle = palette.paper;
    pen.font = `700 12px ${palette.font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(worst === "hint" ? "?" : "!", x, y + 0.5);
  }

  private textOf(id: Id, text: string, room: { width: number; height: number; font: string }): Wrapped {
    const key = `${room.width}:${room.height}:${text}`;
    const known = this.wrapped.get(id);
    if (known?.key === key) return known.wrapped;
    const wrapped = wrap(text, room.width, room.height, (part, size) => {
      this.pen.font = `500 ${size}px ${room.font}`;
      return this.pen.measureText(part).width;
    });
    this.wrapped.set(id, { key, wrapped });
    return wrapped;
  }
}

/** The shape that tells a kind apart without its colour. */
export function outline(pen: CanvasRenderingContext2D, kind: NoteKind, { x, y, width, height }: Box): void {
  if (kind === "hotspot") {
    pen.moveTo(x + width / 2, y);
    pen.lineTo(x + width, y + height / 2);
    pen.lineTo(x + width / 2, y + height);
    pen.lineTo(x, y + height / 2);
    pen.closePath();
  } else if (kind === "policy") {
    pen.roundRect(x, y, width, height, 22);
  } else if (kind === "command") {
    pen.moveTo(x, y);
    pen.lineTo(x + width - 14, y);
    pen.lineTo(x + width, y + height / 2);
    pen.lineTo(x + width - 14, y + height);
    pen.lineTo(x, y + height);
    pen.closePath();
  } else if (kind === "aggregate") {
    pen.rect(x, y, width, height);
    pen.rect(x + 5, y + 5, width - 10, height - 10);
  } else {
    pen.roundRect(x, y, width, height, kind === "actor" ? height / 2 : 3);
  }
}

function addHead(path: Path2D, { from, to }: Segment, size: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  path.moveTo(to.x, to.y);
  path.lineTo(to.x - size * Math.cos(angle - 0.42), to.y - size * Math.sin(angle - 0.42));
  path.lineTo(to.x - size * Math.cos(angle + 0.42), to.y - size * Math.sin(angle + 0.42));
  path.closePath();
}

function touches(seen: Box, { from, to }: Segment): boolean {
  return Math.max(from.x, to.x) >= seen.x && Math.min(from.x, to.x) <= seen.x + seen.width
    && Math.max(from.y, to.y) >= seen.y && Math.min(from.y, to.y) <= seen.y + seen.height;
}

function fitted(pen: CanvasRenderingContext2D, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let count = text.length;
  while (count > 1 && pen.measureText(`${text.slice(0, count)}…`).width > width) count -= 1;
  return `${text.slice(0, count)}…`;
}
