// Rows by dagre: the one place that knows the library.
import { Graph, layout } from "@dagrejs/dagre";

import type { Box, Point } from "./kernels/geometry.ts";
import type { Arrange } from "./kernels/layout.ts";

export const arrangeInRows: Arrange = (sizes, ties, gaps) => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", ranksep: gaps.rows, nodesep: gaps.boxes, edgesep: 40, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [id, size] of sizes) graph.setNode(id, { ...size });
  for (const { from, to, id, weight } of ties) graph.setEdge(from, to, { weight, minlen: 1 }, id);
  layout(graph);
  const places = new Map<string, Box>();
  for (const [id, size] of sizes) {
    const node = graph.node(id) as unknown as Point;
    places.set(id, { x: Math.round(node.x - size.width / 2), y: Math.round(node.y - size.height / 2), ...size });
  }
  return places;
};
