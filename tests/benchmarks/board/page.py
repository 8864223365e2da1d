"""The page of reference that a run writes."""

import os
import platform
from typing import Final

Measured = dict[str, dict[str, float]]

PAGE: Final = """# How fast the board draws

Made by `python -m tests.benchmarks.board.run --write`; do not edit. The same wall in all three, Chromium {chromium}
without a graphics card (`--disable-gpu`) at 1600×900, {cores} processor cores ({machine}), of which others took their
share (load at the start {before:.1f}, at the end {load:.1f}: compare figures within this page only). One contestant
after another in each round, median of {rounds} rounds. Ours is the real page of the real server, with everything on it;
the peers ({versions}) are bare pages that a script on the same machine serves
with the wall as JSON. Pan and zoom are one turn of the wheel each frame for four seconds; a drag moves one note in
circles by the mouse.

| measure | goal | ours | Excalidraw | React Flow | ours ÷ best peer |
|---|--:|--:|--:|--:|--:|
{rows}

“5,000 notes” has 3,700 connectors. Notes of ours are elements of a model, with their flows, so the server sends four
rows where a drawing tool has two. More frames than 60 a second are not shown.
"""
ROWS: Final = (
    ("whole pan", "5,000 notes in view, pan, frames/s", "≥ 50", 1),
    ("whole zoom", "5,000 notes in view, zoom, frames/s", "≥ 45", 1),
    ("close pan", "5,000 notes, at zoom 1, pan, frames/s", "≥ 55", 1),
    ("close drag", "5,000 notes, at zoom 1, drag, frames/s", "≥ 55", 1),
    ("long", "2,000 notes in view, pan, ms of long tasks", "0", 0),
    ("open", "5,000 notes, open to first paint, ms", "< 1,000", -1),
    ("script", "JavaScript of the first load, gzipped KB", "≤ 60", -1),
)


def page_of(measured: Measured, versions: dict[str, str], *, chromium: str, rounds: int, before: float) -> str:
    """Return the page's text; `before` is the machine's load before the first round."""
    rows = "\n".join(_row(measured[name], what, goal, sense, name) for name, what, goal, sense in ROWS)
    return PAGE.format(
        chromium=chromium,
        cores=os.cpu_count(),
        machine=platform.machine(),
        load=os.getloadavg()[0],
        rounds=rounds,
        before=before,
        versions=f"Excalidraw {versions['excalidraw']}, React Flow {versions['flow']}",
        rows=rows,
    )


def _row(by: dict[str, float], what: str, goal: str, sense: int, name: str) -> str:
    scale = 1024 if name == "script" else 1
    ours, peers = by["ours"] / scale, [by["excalidraw"] / scale, by["flow"] / scale]
    best = max(peers) if sense > 0 else min(peers)
    ratio = f"{ours / best:.2f}×" if sense and best else "–"
    return f"| {what} | {goal} | {ours:,.0f} | {peers[0]:,.0f} | {peers[1]:,.0f} | {ratio} |"
