"""States and timers in a whole run: the engine refuses, waits and calls off as the designs say."""

from collections import Counter

from modeler.core.snapshot.designs import Throughput, Timer
from simulator.core.records.record import Record, RecordKind
from simulator.core.scenario.arrivals import Arrivals, Pattern
from simulator.core.scenario.scenario import Scenario, Source
from simulator.core.sources import default_scenario
from tests.builders.lifecycles import LATE, shop_definitions
from tests.builders.worlds import records_of


def _at(name: str, trigger: str, *times: float) -> Source:
    return Source(name=name, trigger=trigger, arrivals=Arrivals(pattern=Pattern.SCHEDULE, at=times))


def _run(*sources: Source, horizon: float = 8_000.0, **shop: object) -> list[Record]:
    return records_of(shop_definitions(**shop), Scenario(horizon=horizon, sources=sources))  # type: ignore[arg-type]


def _count(records: list[Record], kind: RecordKind) -> Counter[str]:
    return Counter(record.name for record in records if record.kind is kind)


def test_an_order_that_nobody_pays_is_cancelled_when_its_timer_runs_off():
    records = _run(_at("Customer", "PlaceOrder", 0.0))

    elapsed = next(record for record in records if record.kind is RecordKind.ELAPSED)
    waiting = next(record for record in records if record.kind is RecordKind.WAITING)
    assert elapsed.time - waiting.time == LATE.after_seconds * 1_000_000
    assert waiting.due == elapsed.time
    assert _count(records, RecordKind.RAISED) == {"OrderPlaced": 1, "OrderCancelled": 1}


def test_a_clerk_goes_on_with_the_order_that_has_waited_longest_and_its_timer_is_called_off():
    records = _run(_at("Customer", "PlaceOrder", 0.0, 10.0), _at("Clerk", "PayOrder", 100.0))

    placed = [
        record.correlation for record in records if record.kind is RecordKind.RAISED and record.name == "OrderPlaced"
    ]
    (paid,) = (record for record in records if record.kind is RecordKind.RAISED and record.name == "OrderPaid")
    (cancelled,) = (
        record for record in records if record.kind is RecordKind.RAISED and record.name == "OrderCancelled"
    )
    assert (paid.correlation, cancelled.correlation) == (placed[0], placed[1])
    assert sum(record.kind is RecordKind.CALLED_OFF for record in records) == 1


def test_a_clerk_who_finds_no_open_order_is_refused_and_nothing_follows():
    records = _run(_at("Clerk", "PayOrder", 1.0))

    assert _count(records, RecordKind.REFUSED) == {"PayOrder": 1}
    assert _count(records, RecordKind.RAISED) == {}


def test_a_command_says_how_the_state_changed():
    records = _run(_at("Customer", "PlaceOrder", 0.0), _at("Clerk", "PayOrder", 100.0))

    assert [record.detail for record in records if record.kind is RecordKind.EXECUTED] == ["open", "open → paid"]


def test_without_transitions_and_timers_everything_goes_on_at_once():
    at_once = _run(_at("Customer", "PlaceOrder", 0.0), moves=(), timers=(), horizon=60.0)

    kinds = {record.kind for record in at_once}
    assert kinds & {RecordKind.REFUSED, RecordKind.WAITING} == set()
    assert set(_count(at_once, RecordKind.EXECUTED)) == {"PlaceOrder", "CancelOrder"}


def test_a_timer_without_a_command_only_runs_off():
    records = _run(_at("Customer", "PlaceOrder", 0.0), timers=(Timer(name="Note", after_seconds=5),))

    assert sum(record.kind is RecordKind.ELAPSED for record in records) == 1
    assert _count(records, RecordKind.ISSUED)["CancelOrder"] == 1


def test_the_throughput_of_an_aggregate_sets_how_often_its_commands_come():
    usual = default_scenario(shop_definitions())
    busy = default_scenario(shop_definitions(throughput=Throughput(commands_per_second=6.0)))

    assert {source.arrivals.rate for source in usual.sources} == {0.5}
    assert {source.name: source.arrivals.rate for source in busy.sources} == {"PlaceOrder": 3.0, "PayOrder": 3.0}
