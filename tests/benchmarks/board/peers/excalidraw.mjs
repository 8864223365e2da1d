// The wall in Excalidraw: a rectangle with its text for each note, an arrow for each arrow.
import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const COLOURS = { event: "#ffa94d", command: "#74c0fc", read_model: "#b2d98b" };
const wall = await (await fetch(`walls/${location.hash.slice(1)}.json`)).json();
const { side } = wall;
const byId = new Map(wall.notes.map((note) => [note.id, note]));
const plain = { roughness: 0, strokeWidth: 1, fillStyle: "solid" };
const notes = wall.notes.map(({ id, kind, text, x, y }) => (
  { type: "rectangle", id, x, y, width: side, height: side, backgroundColor: COLOURS[kind], ...plain, label: { text, fontSize: 16 } }));
const arrows = wall.arrows.map(([from, to]) => {
  const one = byId.get(from), other = byId.get(to);
  const x = one.x + side, y = one.y + side / 2;
  return { type: "arrow", x, y, points: [[0, 0], [other.x - x, other.y + side / 2 - y]], ...plain };
});
const elements = convertToExcalidrawElements([...notes, ...arrows], { regenerateIds: false });
let api;
const app = createElement(Excalidraw, { excalidrawAPI: (given) => { api = given; }, initialData: { elements, scrollToContent: false } });
createRoot(document.getElementById("root")).render(app);

window.contestant = {
  surface: () => document.querySelector(".excalidraw canvas.interactive"),
  isReady: () => Boolean(api) && api.getSceneElements().length >= wall.notes.length && document.querySelector(".excalidraw canvas.interactive") !== null,
  /** The zoom that shows a part of the wall, its top left in the window's corner. */
  look: (x, y, zoom) => api.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom } } }),
  camera: () => { const { scrollX, scrollY, zoom } = api.getAppState(); return [scrollX, scrollY, zoom.value].join(); },
};
