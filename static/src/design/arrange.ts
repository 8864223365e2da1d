// Arranges a state diagram by dagre, with room for the texts of its arrows.
import { Graph, layout } from "@dagrejs/dagre";

import type { Arrange, Box, Point } from "./kernels/diagram.ts";

type Placed = Point & { width: number; height: number };

export const arrangeStates: Arrange = (sizes, ties, direction) => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, ranksep: 34, nodesep: 34, edgesep: 16, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, size] of sizes) graph.setNode(id, { ...size });
  for (const { id, from, to, width, height } of ties) graph.setEdge(from, to, { width, height, labelpos: "c" }, id);
  layout(graph);
  const boxes = new Map<string, Box>();
  for (const [id, size] of sizes) {
    const node = graph.node(id) as unknown as Placed;
    boxes.set(id, { x: node.x - size.width / 2, y: node.y - size.height / 2, ...size });
  }
  const lines = new Map<string, { points: Point[]; label: Point }>();
  for (const { id, from, to } of ties) {
    const edge = graph.edge(from, to, id) as unknown as Placed & { points: Point[] };
    lines.set(id, { points: edge.points, label: { x: edge.x ?? 0, y: edge.y ?? 0 } });
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { boxes, lines, width: Number.isFinite(width) ? width : 0, height: Number.isFinite(height) ? height : 0 };
};
