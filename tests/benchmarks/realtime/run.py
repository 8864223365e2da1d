"""Measure how fast and how cheaply people see each other's edits, and print the reference page's tables.

`python -m tests.benchmarks.realtime.run [--write]`: with --write, docs/reference/realtime-benchmark.md is made anew.
"""

import asyncio
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from playwright.async_api import Page, async_playwright

from tests.benchmarks.realtime.servers import Place, a_house, a_place, a_plain_server, processor_time, web_process
from tests.benchmarks.realtime.sitters import RATE, Sitter
from tests.builders.servers import a_redis
from tests.conftest import browser_type_launch_args

PAGE: Final = Path(__file__).parents[3] / "docs/reference/realtime-benchmark.md"
PEOPLE: Final = 20
SECONDS: Final = 12.0
EDITS: Final = 100
_KNOWS: Final = '(id) => document.querySelector("#board-app").board.model.notes.has(id)'
_WATCH: Final = """(id) => {
  const { board } = document.querySelector("#board-app");
  window.seen = new Map();
  let last = null;
  const look = () => {
    const x = board.model.notes.get(id)?.x;
    // After the picture in which the note first stands there.
    if (x !== last) setTimeout(() => window.seen.set(x, performance.timeOrigin + performance.now()));
    last = x;
    requestAnimationFrame(look);
  };
  look();
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What a while with many people on the board has cost."""

    moved: int
    heard: int
    messages: int
    ages: Sequence[float]
    seconds: float
    processor: float

    @property
    def cost(self) -> float:
        """Return the server's processor time for one moved note, in milliseconds."""
        return 1_000 * self.processor / self.moved

    @property
    def rate(self) -> float:
        """Return the frames delivered for each second of the server's processor time."""
        return self.heard / self.processor


async def _load(place: Place, pid: int, *, has_intents: bool) -> Load:
    async with AsyncExitStack() as stack:
        sitters = [Sitter(place.socket, place.cookie, place.board) for _ in range(PEOPLE)]
        for sitter in sitters:
            await stack.enter_async_context(sitter)
        if has_intents:
            await _put_notes(sitters)
        await asyncio.sleep(2)
        before = [(sitter.frames_heard, sitter.messages_heard, len(sitter.ages)) for sitter in sitters]
        started, cpu = time.monotonic(), processor_time(pid)
        drags = [sitter.drag(SECONDS, turn=index) for index, sitter in enumerate(sitters)]
        await asyncio.gather(*drags)
        processor, seconds = processor_time(pid) - cpu, time.monotonic() - started
        await asyncio.sleep(0.5)
        if errors := {error for sitter in sitters for error in sitter.errors}:
            raise RuntimeError(f"the server refused something: {errors}")
        return Load(
            moved=sum(sitter.frames_sent for sitter in sitters),
            heard=sum(sitter.frames_heard - frames for sitter, (frames, _, _) in zip(sitters, before, strict=True)),
            messages=sum(sitter.messages_heard - heard for sitter, (_, heard, _) in zip(sitters, before, strict=True)),
            ages=[age for sitter, (_, _, known) in zip(sitters, before, strict=True) for age in sitter.ages[known:]],
            seconds=seconds,
            processor=processor,
        )


async def _put_notes(sitters: Sequence[Sitter]) -> None:
    for index, sitter in enumerate(sitters):
        note = {"id": sitter.note, "kind": "hotspot", "text": "A note", "x": 0, "y": index * 140}
        await sitter.ask("AddNotes", notes=[note])


async def _latencies(page: Page, place: Place) -> list[float]:
    """Return milliseconds from a socket's sending an edit to the picture that shows it, in a browser elsewhere."""
    async with Sitter(place.socket, place.cookie, place.board) as writer:
        await writer.ask("AddNotes", notes=[{"id": writer.note, "kind": "hotspot", "text": "Mine", "x": 0, "y": 0}])
        await page.wait_for_function(_KNOWS, arg=writer.note)
        await page.evaluate(_WATCH, writer.note)
        sent = {}
        for x in range(1, EDITS + 1):
            # No multiple of the pictures' pace: each edit meets another moment between two of them.
            await asyncio.sleep(0.1037)
            sent[x] = time.time()
            await writer.ask("MoveNotes", moves=[{"id": writer.note, "x": x, "y": 0}])
        await page.wait_for_function("(last) => window.seen.has(last)", arg=EDITS)
        seen = dict(await page.evaluate("[...window.seen]"))
        return [seen[x] - 1_000 * at for x, at in sent.items() if x in seen]


async def _busy_latencies(page: Page, place: Place) -> list[float]:
    async with AsyncExitStack() as stack:
        sitters = [Sitter(place.socket, place.cookie, place.board) for _ in range(PEOPLE)]
        for sitter in sitters:
            await stack.enter_async_context(sitter)
        await _put_notes(sitters)
        seconds = EDITS * 0.1037 + 5
        drags = [sitter.drag(seconds, turn=index) for index, sitter in enumerate(sitters)]
        dragging = asyncio.gather(*drags)
        await asyncio.sleep(2)
        found = await _latencies(page, place)
        await dragging
        return found


async def _seen_in_a_browser(place: Place) -> tuple[list[float], list[float]]:
    async with async_playwright() as playwright:
        arguments = browser_type_launch_args.__wrapped__()  # type: ignore[attr-defined]  # a fixture's function
        browser = await playwright.chromium.launch(**arguments)
        context = await browser.new_context(viewport={"width": 1600, "height": 900})
        name, _, value = place.cookie.partition("=")
        await context.add_cookies([{"name": name, "value": value, "url": place.base_url}])
        page = await context.new_page()
        await page.goto(f"{place.base_url}/d/{place.slug}/boards/{place.board}/")
        await page.wait_for_selector("#save-state[data-state=saved]")
        await asyncio.sleep(1)
        found = await _latencies(page, place), await _busy_latencies(page, place)
        await browser.close()
        return found


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share lies."""
    return sorted(values)[min(len(values) - 1, round(share * len(values)))]


def measure() -> tuple[Load, Load, list[float], list[float]]:
    """Return ours and the plain design under load, and latencies in a quiet and in a busy room."""
    with tempfile.TemporaryDirectory() as folder, a_redis() as redis_url, a_house(Path(folder), redis_url) as house:
        quiet, busy = asyncio.run(_seen_in_a_browser(a_place(house)))
        place = a_place(house)
        ours = asyncio.run(_load(place, web_process(house), has_intents=True))
        with a_plain_server(house) as (base_url, pid):
            plain = asyncio.run(_load(replace(place, base_url=base_url), pid, has_intents=False))
        return ours, plain, quiet, busy


def report(ours: Load, plain: Load, quiet: Sequence[float], busy: Sequence[float]) -> str:
    """Return the reference page."""

    def pair(values: Sequence[float]) -> str:
        return f"{quantile(values, 0.5):.1f} / {quantile(values, 0.95):.1f} ms"

    def row(name: str, load: Load) -> str:
        ages = [1_000 * age for age in load.ages]
        share = 100 * load.processor / load.seconds
        return (
            f"| {name} | {load.cost:.2f} ms | {load.rate:,.0f} | {load.heard / load.seconds:,.0f} | "
            f"{load.messages / load.seconds:,.0f} | {pair(ages)} | {share:.0f} % |"
        )

    return TEXT.format(
        python=platform.python_version(),
        machine=platform.machine(),
        processors=os.cpu_count(),
        load=f"{os.getloadavg()[0]:.1f}",
        people=PEOPLE,
        rate=RATE,
        edits=len(quiet),
        quiet=pair(quiet),
        busy=pair(busy),
        cost=f"{ours.cost:.2f} ms",
        ours=row("one room per process", ours),
        plain=row("one `group_send` per frame", plain),
    )


TEXT: Final = """# How fast people see each other's edits

Made by `python -m tests.benchmarks.realtime.run --write`; do not edit. The app runs as `make run` starts it, on SQLite
and a real Redis, over the loopback. One Chromium (software rendering, 1600 × 900) draws the board; everybody else is a
bare socket. An edit is a `MoveNotes` intent: authorised, written, logged, committed, announced. Its time ends after the
picture that shows the note at its new place, and so contains the wait for the next of 60 pictures a second.

| measure | goal | measured |
|---|--:|--:|
| edit → visible in another browser, quiet: p50 / p95 of {edits} | 20 / 50 ms | {quiet} |
| the same while {people} people move notes at {rate} Hz | 40 / 100 ms | {busy} |
| server's processor time per moved note, {people} people at {rate} Hz | 0.6 ms | {cost} |

Each of the {people} people drags a note: {rate} frames a second, every fortieth of them a drop, which is an intent, all
at other moments. The cost is the web server's whole processor time, frames, intents and announcements included,
divided by the number of places that notes were moved to. The plain design beside it joins every socket to the channel
layer's group and sends each frame there by itself; it checks nothing, and executes no intents.

| design | time per moved note | frames per s of it | frames/s | messages/s | age, p50 / p95 | of a core |
|---|--:|--:|--:|--:|--:|--:|
{ours}
{plain}

Frames are counted where they arrive; their age is the time from being sent to being read there. A frame that a newer
one of the same note overtakes within a tick is left out: what one hears of is the newest place.

Python {python}, {machine}, {processors} processors; the machine's load at the end, other work included: {load}.
What other work takes adds to the times.
"""


def main() -> None:
    """Measure, print, and write where asked to."""
    text = report(*measure())
    print(text)
    if "--write" in sys.argv:
        PAGE.write_text(text)


if __name__ == "__main__":
    main()
