// dagre as its documentation sets a layered drawing up: places only, nothing is drawn.
import { Graph, layout } from "@dagrejs/dagre";

globalThis.lay = async ({ contexts, relationships }) => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of contexts) graph.setNode(id, { width: 188, height: 76 });
  for (const edge of relationships) graph.setEdge(edge.upstream_id, edge.downstream_id, {}, edge.id);
  layout(graph);
  return contexts.map(({ id }) => {
    const { x, y } = graph.node(id);
    return { x: x - 94, y: y - 38, width: 188, height: 76 };
  });
};
