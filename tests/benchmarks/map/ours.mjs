// Our map: places, routed lines and everything drawn.
import { arrangeInRows } from "../../../static/src/map/arrange.ts";
import { placeAll } from "../../../static/src/map/kernels/layout.ts";
import { MapView } from "../../../static/src/map/view/map-view.ts";

const nothing = () => {};

globalThis.lay = async (model) => [...placeAll(model, new Map(), arrangeInRows).places.values()];
globalThis.draw = async (model) => {
  const options = { label: "map", mayEdit: false, onChoose: nothing, onMoved: nothing, onConnect: nothing, onRelate: nothing };
  const view = new MapView(document.getElementById("root"), { ...model, passages: [], team_relationships: [], views: [] }, new Map(), options);
  view.surface.getBoundingClientRect();
};
