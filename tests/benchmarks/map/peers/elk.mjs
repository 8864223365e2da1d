// elkjs with its layered algorithm as its documentation sets it up: places only, nothing is drawn.
import ELK from "elkjs/lib/elk.bundled.js";

globalThis.lay = async ({ contexts, relationships }) => {
  const done = await new ELK().layout({
    id: "root",
    layoutOptions: { "elk.algorithm": "layered", "elk.direction": "DOWN" },
    children: contexts.map(({ id }) => ({ id, width: 188, height: 76 })),
    edges: relationships.map((edge) => ({ id: edge.id, sources: [edge.upstream_id], targets: [edge.downstream_id] })),
  });
  return done.children.map(({ x, y, width, height }) => ({ x, y, width, height }));
};
