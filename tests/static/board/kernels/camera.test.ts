// Where one looks: zooming holds the pointer's point, fitting shows all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSEST, FARTHEST, fit, panBy, toScreen, toWorld, windowOf, zoomAbout } from "../../../../static/src/board/kernels/camera.ts";
import { aBox, aPoint, between, seeded } from "../../random.ts";

const near = (one: number, other: number, within = 1e-6) => assert.ok(Math.abs(one - other) <= within, `${one} is not ${other}`);

test("the wall's point under the pointer stays under it while zooming", () => {
  const random = seeded(1);
  for (let round = 0; round < 500; round += 1) {
    const camera = { ...aPoint(random), zoom: between(random, FARTHEST, CLOSEST) };
    const pointer = { x: between(random, 0, 1_600), y: between(random, 0, 900) };
    const held = toWorld(camera, pointer);

    const after = toScreen(zoomAbout(camera, pointer, between(random, 0.001, 12)), held);

    near(after.x, pointer.x);
    near(after.y, pointer.y);
  }
});

test("zoom stays between the farthest and the closest", () => {
  const camera = { x: 0, y: 0, zoom: 1 };

  assert.equal(zoomAbout(camera, { x: 0, y: 0 }, 99).zoom, CLOSEST);
  assert.equal(zoomAbout(camera, { x: 0, y: 0 }, 0).zoom, FARTHEST);
});

test("the wall and the screen are each other's inverse", () => {
  const random = seeded(2);
  for (let round = 0; round < 200; round += 1) {
    const camera = { ...aPoint(random), zoom: between(random, FARTHEST, CLOSEST) }, point = aPoint(random);

    const back = toWorld(camera, toScreen(camera, point));

    near(back.x, point.x);
    near(back.y, point.y);
  }
});

test("dragging the wall moves it by as many pixels", () => {
  const camera = { x: 10, y: 20, zoom: 2 }, point = { x: 100, y: 100 };
  const before = toScreen(camera, point);

  const after = toScreen(panBy(camera, 30, -8), point);

  assert.deepEqual(after, { x: before.x + 30, y: before.y - 8 });
});

test("fitting shows all of a box, in the middle and no closer than asked", () => {
  const random = seeded(3);
  const viewport = { width: 800, height: 600 };
  for (let round = 0; round < 300; round += 1) {
    const box = aBox(random, 3_000, 9_000);

    const camera = fit(box, viewport, 40, 1);

    const corner = toScreen(camera, box), size = { width: box.width * camera.zoom, height: box.height * camera.zoom };
    assert.ok(camera.zoom <= 1);
    assert.ok(corner.x >= 40 - 1e-6 && corner.y >= 40 - 1e-6 && corner.x + size.width <= 760 + 1e-6 && corner.y + size.height <= 560 + 1e-6);
    near(corner.x + size.width / 2, 400);
    near(corner.y + size.height / 2, 300);
  }
});

test("the window is what the viewport's corners see", () => {
  const camera = { x: 5, y: 6, zoom: 0.5 };

  assert.deepEqual(windowOf(camera, { width: 400, height: 200 }), { x: 5, y: 6, width: 800, height: 400 });
});
