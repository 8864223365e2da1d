// Runs in every contestant's page: the same wheel turns for all, one each frame, and what they cost.
(() => {
  const rest = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 150)));

  /** Turns the wheel once a frame for some seconds; returns frames a second, milliseconds of long tasks, and whether the camera moved. */
  async function turn(seconds, deltaAt) {
    const { contestant } = window;
    const surface = contestant.surface();
    const cameras = new Set();
    let long = 0, frames = 0;
    const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) long += entry.duration; });
    await rest();
    observer.observe({ type: "longtask" });
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) {
      const event = { bubbles: true, cancelable: true, clientX: 800, clientY: 480, deltaMode: 0, ...deltaAt(frames) };
      surface.dispatchEvent(new WheelEvent("wheel", event));
      await new Promise((done) => requestAnimationFrame(done));
      cameras.add(contestant.camera());
      frames += 1;
    }
    const fps = (frames * 1000) / (performance.now() - start);
    await rest();
    observer.disconnect();
    return { fps, long: Math.round(long), moved: cameras.size > 1 };
  }

  const pan = (seconds) => turn(seconds, (frame) => ({ deltaX: 24 * Math.cos(frame / 15), deltaY: 24 * Math.sin(frame / 15) }));
  const zoom = (seconds) => turn(seconds, (frame) => ({ ctrlKey: true, deltaX: 0, deltaY: Math.floor(frame / 12) % 2 ? 14 : -14 }));

  /** Counts frames while somebody else moves the pointer. */
  function count(isOver) {
    const start = performance.now();
    let frames = 0;
    const tick = () => { frames += 1; if (!window.dragIsOver) requestAnimationFrame(tick); };
    window.dragIsOver = false;
    requestAnimationFrame(tick);
    window.endCount = () => { window.dragIsOver = true; return (frames * 1000) / (performance.now() - start); };
  }

  window.gestures = { pan, zoom, count };
})();
