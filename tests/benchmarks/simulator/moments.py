"""How long any moment of a run takes: a million records, moments at random. Prints a table.

Run it from the project's root: `.venv/bin/python -m tests.benchmarks.simulator.moments [RECORDS]`. The peer in the same
run folds all records from the first, which is what a run without keyframes does.
"""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import django

RECORDS = 1_000_000
LOOKS = 30
SLOW_LOOKS = 3
GOAL = 200.0


def main() -> None:
    """Carry out one long run in a database of its own, look at moments of it, print the table."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{Path(folder) / 'run.sqlite3'}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "modeler.config.settings"
        django.setup()
        measure(wanted)


def measure(wanted: int) -> None:
    """Measure keyframes against folding everything, interleaved, at the same moments."""
    from simulator.core.records.fold import fold
    from simulator.services.moments import moment_of
    from simulator.services.runs import stored_records

    run, seconds = a_long_run(wanted)
    chance = random.Random(1)
    moments = [chance.randrange(run.time) for _ in range(LOOKS)]
    fast, slow = [], []
    for at, moment in enumerate(moments):
        fast.append(milliseconds(lambda moment=moment: moment_of(run, moment)))  # type: ignore[misc]
        if at < SLOW_LOOKS:
            slow.append(milliseconds(lambda moment=moment: fold(r for r in stored_records(run) if r.time <= moment)))  # type: ignore[misc]
    size = sum(len(body) + len(frame or b"") for body, frame in run.chunks.values_list("body", "keyframe").iterator())
    frames = run.chunks.filter(keyframe__isnull=False).count()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{run.records:,} records in {run.chunks.count():,} chunks with {frames:,} keyframes; {LOOKS} moments; ms\n")
    print("| way | median | worst | goal |\n|---|--:|--:|--:|")
    print(f"| from the keyframe before | {statistics.median(fast):.0f} | {max(fast):.0f} | ≤ {GOAL:.0f} |")
    print(f"| from the first record | {statistics.median(slow):.0f} | {max(slow):.0f} | |")
    print(f"\n{size / run.records:.1f} bytes a record on disk with keyframes; {memory:,} MB at most in this process.")
    print(f"{run.records / seconds:,.0f} records a second while it ran, stored.")


def a_long_run(wanted: int):  # type: ignore[no-untyped-def]  # rows, known once Django is set up
    """Carry out a run of the sample until it has so many records; return it and the seconds that it took."""
    from django.core.management import call_command

    from modeler.models import Domain
    from simulator.core.scenario.scenario import scenario_to_json
    from simulator.core.sources import default_scenario
    from simulator.models import Run
    from simulator.services.worker import carry_out
    from simulator.services.worlds import definitions_of

    call_command("migrate", verbosity=0)
    call_command("sample", "orders")
    domain = Domain.objects.get(slug="orders")
    scenario = scenario_to_json(default_scenario(definitions_of(domain)))
    # The sample yields about so many records a virtual second; a run ends at its horizon.
    scenario["horizon"] = wanted / 28
    run = Run.objects.create(
        id=uuid4(), domain=domain, number=1, domain_version=domain.version, scenario_name="long",
        scenario=scenario, seed=1, speed=0.0,
    )  # fmt: skip
    started = time.perf_counter()
    carry_out(run.pk)
    seconds = time.perf_counter() - started
    run.refresh_from_db()
    return run, seconds


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long it takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
