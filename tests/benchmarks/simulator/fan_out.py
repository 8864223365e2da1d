"""How fast the engine is: one event with twenty filtered subscriptions of all kinds, failures and retries included.

PYTHONPATH=. .venv/bin/python tests/benchmarks/simulator/fan_out.py
"""

import time

from modeler.core.definitions.resource import EndpointKind
from simulator.core.records.chunk import encode_chunk
from simulator.core.records.fold import fold
from simulator.core.world import build_world
from tests.builders.definitions import some_definitions
from tests.builders.worlds import a_scenario

CHUNK = 4_000


def main() -> None:
    """Run, fold and encode; print records a second of processor time for each."""
    definitions = some_definitions(*list(EndpointKind) * 5, pattern={"total": [{"numeric": [">=", 500]}]})
    scenario = a_scenario(horizon=400, rate=20, handover=0.02, function=0.05, consumer=0.05)
    engine = build_world(definitions, scenario, 1)
    records = []
    started = time.process_time()
    while engine.run(engine.horizon):
        records += engine.take_records()
    records += engine.take_records()
    ran = time.process_time()
    fold(records)
    folded = time.process_time()
    chunks = [encode_chunk(records[start : start + CHUNK]) for start in range(0, len(records), CHUNK)]
    encoded = time.process_time()
    size = sum(map(len, chunks)) / len(records)
    for name, seconds in (("run", ran - started), ("fold", folded - ran), ("encode", encoded - folded)):
        print(f"{name:7} {len(records) / seconds:>10,.0f} records/s")
    print(f"{len(records):,} records, {size:.1f} bytes each")


if __name__ == "__main__":
    main()
