"""How long the event tester takes to answer at 6,000 subscriptions: `python -m tests.benchmarks.tester.run`.

All subscriptions are of one event, which is the worst that can happen; one sample in turn after the other.
"""

import statistics
import time

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.services.trials import Tester
from tests.builders.snapshots import a_snapshot, fields, id_of

SIZES = (600, 2_000, 6_000)
SAMPLES = 60
COUNTRIES = ("DE", "FR", "PL", "IN", "US")


def main() -> None:
    """Print one row for each size and carrier."""
    print("| carrier | subscriptions | make ready, ms | answer, median ms | answer, 95 % ms | reached |")
    print("|---|---|---|---|---|---|")
    for topology in (TopologyChoice.BUS_PER_DOMAIN, TopologyChoice.TOPIC_PER_EVENT):
        for size in SIZES:
            print(_row(topology, size))


def _row(topology: TopologyChoice, size: int) -> str:
    schema = fields(total="number", country="string", lines={"type": "array", "items": fields(qty="integer")})
    policies = [
        ("Billing", "OrderPlaced", {"name": f"React {number}", "condition": _condition(number)})
        for number in range(size)
    ]
    snapshot = a_snapshot(events=[("Sales", "OrderPlaced", schema)], policies=policies, topology=topology)
    definitions = compile_snapshot(snapshot).definitions
    event = ElementId(id_of("event", "OrderPlaced"))
    start = time.perf_counter()
    tester = Tester(definitions)
    reached = sum(trial.reached for trial in tester.try_event(event, {"total": 1, "country": "DE"}))
    ready = time.perf_counter() - start
    times = []
    for number in range(SAMPLES):
        start = time.perf_counter()
        tester.try_event(event, {"total": number * 7, "country": COUNTRIES[number % 5], "lines": [{"qty": number}]})
        times.append(time.perf_counter() - start)
    median, late = statistics.median(times), sorted(times)[int(SAMPLES * 0.95)]
    return f"| {topology.value} | {size:,} | {ready * 1e3:.0f} | {median * 1e3:.1f} | {late * 1e3:.1f} | {reached:,} |"


def _condition(number: int) -> str:
    rest = " and count(lines) >= 1" if number % 10 == 0 else ""
    return f'total >= {number} and country = "{COUNTRIES[number % 5]}"{rest}'


if __name__ == "__main__":
    main()
