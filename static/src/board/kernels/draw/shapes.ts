// The shape of each kind of note, and where its words and its icon stand: what tells kinds apart without their colour.
import type { Box, NoteKind } from "../../../shared/protocol.ts";
import type { Rect, Shape, Sign } from "./ops.ts";

const POINT = 14;
const BEVEL = 13;
const FOLD = 16;
const TAG = 12;
const BAR = 16;
const PADDING = 10;
const ICON = 15;
const WIDE_SIDES: Partial<Record<NoteKind, number>> = { aggregate: 15, policy: 15, external_system: 15 };
// With less height than this the words need all of it.
const LEAST_FOR_ICON = 84;

export function rect(box: Box, radii?: Rect["radii"]): Rect {
  const { x, y, width, height } = box;
  return radii ? { shape: "rect", x, y, width, height, radii } : { shape: "rect", x, y, width, height };
}

export function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, width: box.width - 2 * by, height: box.height - 2 * by };
}

const even = (radius: number): [number, number, number, number] => [radius, radius, radius, radius];

/** The outline of a note. */
export function outlineOf(kind: NoteKind, box: Box): Shape {
  const { x, y, width, height } = box;
  const right = x + width, bottom = y + height;
  switch (kind) {
    case "hotspot":
      return { shape: "polygon", points: [{ x: x + width / 2, y }, { x: right, y: y + height / 2 }, { x: x + width / 2, y: bottom }, { x, y: y + height / 2 }] };
    case "command":
      return { shape: "polygon", points: [{ x, y }, { x: right - POINT, y }, { x: right, y: y + height / 2 }, { x: right - POINT, y: bottom }, { x, y: bottom }] };
    case "external_system":
      return { shape: "polygon", points: [
        { x: x + BEVEL, y }, { x: right - BEVEL, y }, { x: right, y: y + BEVEL }, { x: right, y: bottom - BEVEL },
        { x: right - BEVEL, y: bottom }, { x: x + BEVEL, y: bottom }, { x, y: bottom - BEVEL }, { x, y: y + BEVEL }] };
    case "read_model":
      return { shape: "polygon", points: [{ x, y }, { x: right, y }, { x: right, y: bottom - FOLD }, { x: right - FOLD, y: bottom }, { x, y: bottom }] };
    case "label":
      return { shape: "polygon", points: [{ x: x + TAG, y }, { x: right, y }, { x: right, y: bottom }, { x: x + TAG, y: bottom }, { x, y: y + height / 2 }] };
    case "value": return { shape: "ellipse", x: x + width / 2, y: y + height / 2, rx: width / 2, ry: height / 2 };
    case "policy": return rect(box, even(Math.min(22, height / 2)));
    case "actor": return rect(box, even(height / 2));
    case "opportunity": return rect(box, [34, 3, 34, 3]);
    default: return rect(box, even(3));
  }
}

/** The lines inside a note that belong to its shape. */
export function detailsOf(kind: NoteKind, box: Box): Shape[] {
  const right = box.x + box.width, bottom = box.y + box.height;
  switch (kind) {
    case "aggregate": return [rect(inset(box, 5), even(1))];
    case "screen": return [{ shape: "line", from: { x: box.x, y: box.y + BAR }, to: { x: right, y: box.y + BAR } }];
    case "read_model": return [
      { shape: "line", from: { x: right - FOLD, y: bottom }, to: { x: right - FOLD, y: bottom - FOLD } },
      { shape: "line", from: { x: right - FOLD, y: bottom - FOLD }, to: { x: right, y: bottom - FOLD } }];
    default: return [];
  }
}

/** The part of a note that its words may fill. */
export function roomOf(kind: NoteKind, box: Box): Box {
  const hasIcon = iconOf(kind, box) !== null;
  const within = (left: number, top: number, right: number, bottom: number): Box =>
    ({ x: box.x + left, y: box.y + top, width: box.width - left - right, height: box.height - top - bottom });
  if (kind === "hotspot") return within(box.width * 0.19, box.height * 0.3, box.width * 0.19, box.height * 0.3);
  if (kind === "value") return within(box.width * 0.14, box.height * (hasIcon ? 0.32 : 0.24), box.width * 0.14, box.height * (hasIcon ? 0.16 : 0.24));
  if (kind === "label") return within(hasIcon ? TAG + 17 : TAG + 2, 5, 8, 5);
  if (kind === "actor") return hasIcon ? within(27, 5, 11, 5) : within(PADDING, 5, PADDING, 5);
  const side = WIDE_SIDES[kind] ?? PADDING;
  const right = kind === "command" ? side + 5 : side;
  return hasIcon ? within(side, PADDING + ICON + 1, right, kind === "read_model" ? FOLD : PADDING) : within(side, 5, right, 5);
}

/** Where a note shows its kind's icon, if it has room for one. */
export function iconOf(kind: NoteKind, box: Box): Omit<Sign, "icon"> | null {
  if (kind === "hotspot") return box.height >= LEAST_FOR_ICON ? { x: box.x + box.width / 2 - 7, y: box.y + box.height * 0.115, size: 14 } : null;
  if (kind === "actor") return box.width >= 90 ? { x: box.x + 10, y: box.y + box.height / 2 - 7.5, size: 15 } : null;
  if (kind === "value") return box.height >= 50 ? { x: box.x + box.width / 2 - 5.5, y: box.y + box.height * 0.1, size: 11 } : null;
  if (kind === "label") return box.width >= 90 ? { x: box.x + TAG, y: box.y + box.height / 2 - 6.5, size: 13 } : null;
  if (box.height < LEAST_FOR_ICON || box.width < LEAST_FOR_ICON) return null;
  const edge = kind === "event" || kind === "command" || kind === "read_model" ? 8 : 11;
  return kind === "screen" ? { x: box.x + 5, y: box.y + 2.5, size: 11 } : { x: box.x + edge, y: box.y + edge, size: ICON };
}
