"""How fast a model compiles: full, and after one edit, by growing models; and how much memory the largest takes.

PYTHONPATH=. .venv/bin/python tests/benchmarks/compiler/run.py [EVENTS]

Each event has three subscriptions with conditions, in three of the contexts. Quotas are raised. Prints processor
seconds, the exponent of the growth (1 is linear) and the peak of the process.
"""

import math
import resource
import sys
import time
from dataclasses import replace

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.compiler.memory import Memory
from modeler.core.definitions.limits import adjustable_limits
from modeler.core.snapshot.quotas import Quotas, Raised
from modeler.core.snapshot.snapshot import Snapshot
from modeler.services.collector import collector_at_rest
from tests.builders.snapshots import a_snapshot, fields

SCHEMA = fields(total="number", country="string", location={"enum": ["us-east", "eu-west"]})
SUBSCRIPTIONS = 3


def a_large_model(events: int) -> Snapshot:
    """Return a model with so many events and thrice as many subscriptions."""
    contexts = [f"Context {number}" for number in range(max(4, events // 100))]
    snapshot = a_snapshot(
        events=[(contexts[at % len(contexts)], f"Thing {at} placed", SCHEMA) for at in range(events)],
        policies=[
            (
                contexts[(at + number + 1) % len(contexts)],
                f"Thing {at} placed",
                {"name": f"Handle {at} by {number}", "condition": f'total >= {at} and country starts with "D"'},
            )
            for at in range(events)
            for number in range(SUBSCRIPTIONS)
        ],
    )
    raised = Quotas(raised=tuple(Raised(limit.name, 1_000_000) for limit in adjustable_limits()))
    return replace(snapshot, domain=replace(snapshot.domain, quotas=raised))


def measured(events: int) -> tuple[float, float]:
    """Return the processor seconds of a full compilation, and of the next after one condition was edited.

    The collector rests meanwhile, as it does in the app.
    """
    snapshot, memory = a_large_model(events), Memory()
    started = time.process_time()
    with collector_at_rest():
        compilation = compile_snapshot(snapshot, memory)
    full = time.process_time() - started
    first, *others = snapshot.subscriptions
    edited = replace(snapshot, subscriptions=(replace(first, condition="total > 7"), *others))
    started = time.process_time()
    with collector_at_rest():
        compile_snapshot(edited, memory)
    again = time.process_time() - started
    kinds = len(compilation.definitions.resources)
    print(f"{events:>6} events {len(snapshot.subscriptions):>6} subscriptions {kinds:>7} resources", end=" ")
    print(f"full {full:6.2f} s, after an edit {again:5.2f} s")
    return full, again


def main() -> None:
    """Measure a quarter, a half and the whole; print the exponents between the first and the last."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    sizes = [most // 4, most // 2, most]
    found = [measured(size) for size in sizes]
    for name, at in (("full", 0), ("edit", 1)):
        exponent = math.log(found[-1][at] / found[0][at]) / math.log(sizes[-1] / sizes[0])
        print(f"growth of {name}: exponent {exponent:.2f}")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
