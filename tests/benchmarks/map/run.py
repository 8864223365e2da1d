"""Measure how long context maps take to be laid out beside dagre and elkjs, in one browser, in turns.

`python -m tests.benchmarks.map.run [--rounds N]` prints a table. It needs npm and Chromium; the peers are installed
into a temporary folder.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.board.peers import served
from tests.benchmarks.map.maps import a_map

HERE: Final = Path(__file__).parent
PROJECT: Final = Path(__file__).resolve().parents[3]
SIZES: Final = ((20, 28), (60, 85), (300, 430))
FRAME: Final = (1200, 600)
PEERS: Final = ("dagre", "elk")
MEASURE: Final = """async (model) => {
  const time = async (act) => {
    const began = performance.now();
    const value = await act(model);
    return [performance.now() - began, value];
  };
  const [placed, boxes] = await time(globalThis.lay);
  const drawn = globalThis.draw ? (await time(globalThis.draw))[0] : null;
  const right = Math.max(...boxes.map((box) => box.x + box.width)), left = Math.min(...boxes.map((box) => box.x));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)), top = Math.min(...boxes.map((box) => box.y));
  return { placed, drawn, width: right - left, height: bottom - top };
}"""


def main() -> None:
    """Install the peers, measure in rounds, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _build(folder)
        with served(folder) as address, sync_playwright() as play:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            pages = {name: browser.new_page(viewport={"width": 1600, "height": 900}) for name in ("ours", *PEERS)}
            for name, page in pages.items():
                page.goto(f"{address}/{name}.html")
                page.wait_for_function("() => globalThis.lay")
            print(f"Chromium {browser.version}, median of {rounds} rounds, load {os.getloadavg()[0]:.1f}\n")
            _report(pages, rounds)
            browser.close()


def _report(pages: dict[str, Page], rounds: int) -> None:
    print("| contexts | relationships | | places, ms | drawn with lines, ms | size | zoom that shows it all |")
    print("|--:|--:|---|--:|--:|--:|--:|")
    for count, relationships in SIZES:
        model = a_map(count, relationships)
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for _ in range(rounds):
            for name, page in pages.items():
                found[name].append(page.evaluate(MEASURE, model))
        for name, runs in found.items():
            print(f"| {count} | {relationships} | {name} | {_row(runs)} |")


def _row(runs: list[dict[str, Any]]) -> str:
    placed = statistics.median(run["placed"] for run in runs)
    drawn = [run["drawn"] for run in runs if run["drawn"] is not None]
    width, height = runs[0]["width"], runs[0]["height"]
    zoom = min(1.0, FRAME[0] / width, FRAME[1] / height)
    whole = f"{statistics.median(drawn):.0f}" if drawn else "–"
    return f"{placed:.0f} | {whole} | {width:,.0f} × {height:,.0f} | {zoom:.2f}"


def _build(folder: Path) -> None:
    shutil.copytree(HERE / "peers", folder, dirs_exist_ok=True)
    shutil.copy(PROJECT / ".npmrc", folder)
    _run(["npm", "install", "--ignore-scripts=false"], folder)
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--external:web-worker"]
    for name, path, home in (("ours", HERE / "ours.mjs", PROJECT), *((n, folder / f"{n}.mjs", folder) for n in PEERS)):
        _run(["node_modules/.bin/esbuild", str(path), f"--outfile={folder}/built/{name}.js", *options], home)
        (folder / f"{name}.html").write_text((HERE / "page.html").read_text().replace("NAME", name))


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


if __name__ == "__main__":
    main()
