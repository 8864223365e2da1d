"""How long names and CML files take to read. Prints a table.

Run it from the project's root: `.venv/bin/python -m tests.benchmarks.reading.run`. The peers in the same run do the
least that anybody must: they split the same names into words, the same files into tokens, by one regular expression.
"""

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from modeler.core.importers.cml.domain import read_cml
from modeler.core.naming.past_tense import check_name

TESTS = Path(__file__).resolve().parents[2] / "modeler/core"
ROUNDS = 7
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TOKENS = re.compile(r'"[^"]*"|\w+|[^\w\s]')
_LOAD = "import time; a = time.process_time(); from modeler.core.naming.past_tense import check_name as c; c('x'); " \
    "print(time.process_time() - a)"  # fmt: skip


def main() -> None:
    """Measure, interleaved, and print."""
    names = [case["name"] for case in json.loads((TESTS / "naming/corpus/event-names.json").read_text())]
    files = [path.read_text() for path in sorted((TESTS / "importers/cml").rglob("*.cml"))]
    judged, split, read, cut = [], [], [], []
    for _ in range(ROUNDS):
        check_name.cache_clear()
        judged.append(seconds(lambda: [check_name(name) for name in names]) / len(names) * 1e6)
        split.append(seconds(lambda: [_WORDS.findall(name) for name in names]) / len(names) * 1e6)
        read.append(max(seconds(lambda text=text: read_cml(text, UUID(int=1))) for text in files) * 1e3)  # type: ignore[misc]
        cut.append(max(seconds(lambda text=text: _TOKENS.findall(text)) for text in files) * 1e3)  # type: ignore[misc]
    load = [float(subprocess.check_output([sys.executable, "-c", _LOAD])) * 1e3 for _ in range(ROUNDS)]
    print("| measure | goal | ours | least work | ratio |\n|---|--:|--:|--:|--:|")
    for told, goal, ours, least in (
        (f"a name of {len(names)}, µs", 50, judged, split),
        (f"the slowest CML file of {len(files)}, ms", 50, read, cut),
    ):
        mine, peer = statistics.median(ours), statistics.median(least)
        print(f"| {told} | ≤ {goal} | {mine:.1f} | {peer:.2f} | {mine / peer:.0f}× |")
    print(f"| the word lists loaded, ms of processor time | ≤ 60 | {statistics.median(load):.0f} | | |")


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
