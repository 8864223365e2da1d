// A box resized without being distorted.
import type { Box } from "../../shared/protocol.ts";
import type { Corner } from "./hit.ts";

/** The box of the proportions of `was` that is as wide or as high as `wanted`, whichever is larger; the corner opposite stays. */
export function inProportion(was: Box, wanted: Box, corner: Corner): Box {
  const scale = Math.max(wanted.width / was.width, wanted.height / was.height);
  const width = Math.round(was.width * scale), height = Math.round(was.height * scale);
  return {
    x: corner.includes("w") ? was.x + was.width - width : was.x,
    y: corner.includes("n") ? was.y + was.height - height : was.y,
    width, height,
  };
}
