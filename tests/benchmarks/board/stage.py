"""One contestant's page with one wall: how to get there, and what is measured on it."""

import gzip
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, StorageState

HERE = Path(__file__).parent
WINDOW = {"width": 1600, "height": 900}
SECONDS = 4
READY = "() => { try { return window.contestant.isReady(); } catch { return false; } }"
OURS_READY = "() => document.querySelector('#board-app')?.board?.model.notes.size > 0"
CORNER = "() => { const { x, y } = contestant.surface().getBoundingClientRect(); return [x, y]; }"
SCRIPTS = "() => [...document.querySelectorAll('script[src]')].map((one) => one.src)"
STATIC_IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["'](\.{1,2}/[^"']+\.js)["']""")
# From the navigation's start to the frame after the one that shows the notes.
WATCH_FIRST_PAINT = """
(() => {
  const look = () => {
    const isThere = document.querySelector("#board-app")?.board?.model.notes.size > 0 || window.contestant?.isReady();
    if (!isThere) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.firstPaint = performance.now(); }));
  };
  requestAnimationFrame(look);
})();
"""


@dataclass
class Stage:
    """A page that shows a wall; `origin` is where its canvas begins in the window."""

    browser: Browser
    address: str
    is_ours: bool
    cookies: StorageState | None = None
    page: Page | None = None
    origin: tuple[float, float] = field(default=(0.0, 0.0))

    def open(self) -> Page:
        """Open the page in a browser that has never seen it, and wait for its notes."""
        context = self.browser.new_context(viewport=WINDOW, storage_state=self.cookies)  # type: ignore[arg-type]  # its literals
        self.page = context.new_page()
        self.page.set_default_timeout(180_000)
        self.page.add_init_script(WATCH_FIRST_PAINT)
        self.page.goto(self.address)
        self.page.wait_for_function(OURS_READY if self.is_ours else READY)
        if self.is_ours:
            self.page.evaluate((HERE / "ours.js").read_text())
        self.page.evaluate((HERE / "gestures.js").read_text())
        box = self.page.evaluate(CORNER)
        self.origin = (box[0], box[1])
        return self.page

    def close(self) -> None:
        """Close the page and forget what it stored."""
        if self.page is not None:
            self.page.context.close()
        self.page = None

    def first_paint(self) -> float:
        """Return the milliseconds from the navigation's start to the notes' first frame."""
        assert self.page is not None
        self.page.wait_for_function("() => window.firstPaint > 0")
        return float(self.page.evaluate("window.firstPaint"))

    def look(self, x: float, y: float, zoom: float) -> None:
        """Show a part of the wall."""
        assert self.page is not None
        self.page.evaluate("([x, y, zoom]) => contestant.look(x, y, zoom)", [x, y, zoom])
        self.page.wait_for_timeout(1_000)

    def turn(self, gesture: str) -> dict[str, Any]:
        """Pan or zoom by the wheel for some seconds; return fps, and milliseconds of long tasks."""
        assert self.page is not None
        found: dict[str, Any] = self.page.evaluate("([name, seconds]) => gestures[name](seconds)", [gesture, SECONDS])
        if not found["moved"]:
            raise RuntimeError(f"{self.address} did not follow the wheel")
        return found

    def drag(self, x: float, y: float) -> float:
        """Drag the note at a point of the canvas in circles; return frames a second."""
        assert self.page is not None
        mouse, (left, top) = self.page.mouse, (self.origin[0] + x, self.origin[1] + y)
        mouse.move(left, top)
        mouse.down()
        mouse.move(left + 30, top)
        self.page.evaluate("gestures.count()")
        for step in range(150):
            mouse.move(left + 30 * math.cos(step / 9), top + 30 * math.sin(step / 9))
        fps = float(self.page.evaluate("endCount()"))
        mouse.up()
        return fps

    def script_bytes(self) -> int:
        """Return the gzipped bytes of the page's scripts and of all that they import before they start."""
        assert self.page is not None
        waiting: list[str] = self.page.evaluate(SCRIPTS)
        bodies: dict[str, bytes] = {}
        while waiting:
            address = waiting.pop()
            if address not in bodies:
                bodies[address] = self.page.request.get(address).body()
                imported = STATIC_IMPORT.findall(bodies[address].decode())
                waiting += [urljoin(address, name) for name in imported]
        return sum(len(gzip.compress(body)) for body in bodies.values())
