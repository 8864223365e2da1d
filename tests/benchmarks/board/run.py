"""Measure the board beside Excalidraw and React Flow, in one browser without a graphics card, in turns.

`python -m tests.benchmarks.board.run [--write] [--rounds N]`: with --write, docs/reference/board-benchmark.md is made
anew. It needs npm and Chromium; the peers are installed into a temporary folder.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, StorageState, sync_playwright

from tests.benchmarks.board.page import Measured, page_of
from tests.benchmarks.board.peers import PEERS, install, put_wall, served
from tests.benchmarks.board.stage import Stage
from tests.benchmarks.board.wall import a_wall
from tests.builders.houses import RunningHouse, a_running_house

PAGE: Final = Path(__file__).parents[3] / "docs/reference/board-benchmark.md"
WALLS: Final = {"large": (5_000, 3_700), "middle": (2_000, 1_480)}
WHOLE: Final = {"large": (-250.0, -450.0, 0.1), "middle": (-250.0, -1_000.0, 0.1)}
CLOSE: Final = (3_000.0, 3_000.0, 1.0)
A_NOTE: Final = (660.0, 360.0)
ARGUMENTS: Final = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
Stages = Callable[[str], dict[str, Stage]]


def main() -> None:
    """Set everything up, measure in rounds, print and write the page."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--peers", type=Path, help="a folder in which an earlier run has installed the peers")
    chosen = options.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as temporary, a_running_house(Path(temporary)) as house:
        folder = chosen.peers or Path(temporary) / "peers"
        versions = install(folder)
        for name, size in WALLS.items():
            put_wall(folder, name, a_wall(*size))
        with served(folder) as peers, sync_playwright() as play:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = play.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            measured = _measure(_stages(house, browser, peers), chosen.rounds)
            text = page_of(measured, versions, chromium=browser.version, rounds=chosen.rounds, before=before)
            browser.close()
    print(text)
    if chosen.write:
        PAGE.write_text(text)


def _stages(house: RunningHouse, browser: Browser, peers: str) -> Stages:
    cookies = _signed_in(house, browser)
    boards = {name: house.base_url + _fill(house, name, *size) for name, size in WALLS.items()}

    def of(wall: str) -> dict[str, Stage]:
        ours = Stage(browser, boards[wall], is_ours=True, cookies=cookies)
        return {"ours": ours, **{name: Stage(browser, f"{peers}/{name}.html#{wall}", is_ours=False) for name in PEERS}}

    return of


def _measure(stages: Stages, rounds: int) -> Measured:
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for _ in range(rounds):
        for name, stage in stages("large").items():
            for what, value in _measure_large(stage).items():
                found[what][name].append(value)
        for name, stage in stages("middle").items():
            found["long"][name].append(_measure_middle(stage))
    return {what: {name: statistics.median(each) for name, each in by.items()} for what, by in found.items()}


def _measure_large(stage: Stage) -> dict[str, float]:
    stage.open()
    measured = {"open": stage.first_paint(), "script": float(stage.script_bytes())}
    stage.look(*WHOLE["large"])
    measured["whole pan"] = stage.turn("pan")["fps"]
    stage.look(*WHOLE["large"])
    measured["whole zoom"] = stage.turn("zoom")["fps"]
    stage.look(*CLOSE)
    measured["close pan"] = stage.turn("pan")["fps"]
    stage.look(*CLOSE)
    measured["close drag"] = stage.drag(*A_NOTE)
    stage.close()
    return measured


def _measure_middle(stage: Stage) -> float:
    stage.open()
    stage.look(*WHOLE["middle"])
    long = float(stage.turn("pan")["long"])
    stage.close()
    return long


def _signed_in(house: RunningHouse, browser: Browser) -> StorageState:
    context = browser.new_context()
    context.new_page().goto(house.manage("demo_link").stdout.strip())
    state = context.storage_state()
    context.close()
    return state


def _fill(house: RunningHouse, name: str, notes: int, arrows: int) -> str:
    """Put a wall into the app; return the board's path."""
    code = (
        "from tests.benchmarks.board.rows import fill; from tests.benchmarks.board.wall import a_wall; "
        f"print('board:' + fill('{name}', a_wall({notes}, {arrows})))"
    )
    done = house.manage("shell", "-c", code)
    paths = [line.removeprefix("board:") for line in done.stdout.splitlines() if line.startswith("board:")]
    if not paths:
        raise RuntimeError(done.stderr)
    return paths[0]


if __name__ == "__main__":
    main()
