// Our own board as the gestures know a contestant.
(() => {
  const { board } = document.querySelector("#board-app");
  window.contestant = {
    surface: () => board.view.surface,
    isReady: () => board.model.notes.size > 0,
    look: (x, y, zoom) => board.view.look({ x, y, zoom }),
    camera: () => { const { x, y, zoom } = board.view.camera; return [x, y, zoom].join(); },
  };
})();
