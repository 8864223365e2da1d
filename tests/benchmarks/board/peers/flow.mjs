// The wall in React Flow: a default node for each note, a straight edge for each arrow; only what is in view is rendered.
import { Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const COLOURS = { event: "#ffa94d", command: "#74c0fc", read_model: "#b2d98b" };
const wall = await (await fetch(`walls/${location.hash.slice(1)}.json`)).json();
const { side } = wall;
const nodes = wall.notes.map(({ id, kind, text, x, y }) => ({
  id, position: { x, y }, data: { label: text }, width: side, height: side, sourcePosition: Position.Right, targetPosition: Position.Left,
  style: { width: side, height: side, background: COLOURS[kind] },
}));
const edges = wall.arrows.map(([source, target]) => ({ id: `${source}-${target}`, source, target, type: "straight" }));
let flow;
createRoot(document.getElementById("root")).render(createElement(ReactFlow, {
  defaultNodes: nodes, defaultEdges: edges, onlyRenderVisibleElements: true, minZoom: 0.02, panOnScroll: true, onInit: (given) => { flow = given; },
}));

window.contestant = {
  surface: () => document.querySelector(".react-flow__pane"),
  isReady: () => Boolean(flow) && document.querySelector(".react-flow__node") !== null,
  look: (x, y, zoom) => flow.setViewport({ x: -x * zoom, y: -y * zoom, zoom }),
  camera: () => { const { x, y, zoom } = flow.getViewport(); return [x, y, zoom].join(); },
};
