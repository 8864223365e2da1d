"""A live run: paced along wall time, obedient between quanta, and repeated exactly from its records."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.definitions.resource import EndpointKind
from modeler.core.kernel.errors import Invalid
from simulator.core.control import Command, Control, control_from_json
from simulator.core.frames import state_to_json
from simulator.core.live import LiveRun, Status
from simulator.core.records.record import Record, RecordKind
from simulator.core.world import build_world
from tests.builders.definitions import some_definitions, subscription_id
from tests.builders.worlds import a_scenario, records_of

DEFINITIONS = some_definitions(EndpointKind.LAMBDA, EndpointKind.SQS)
SCENARIO = a_scenario(horizon=60, handover=0.2, function=0.2, consumer=0.2)
BROKEN = str(subscription_id(0))
controls = st.sampled_from(
    [
        Control(command=Command.PAUSE),
        Control(command=Command.RESUME),
        Control(command=Command.STEP),
        Control(command=Command.SPEED, speed=10.0),
        Control(command=Command.BREAK, subscription=BROKEN),
        Control(command=Command.MEND, subscription=BROKEN),
    ]
)


def _live(seed: int = 0, speed: float = 1.0) -> LiveRun:
    return LiveRun(build_world(DEFINITIONS, SCENARIO, seed), wall=0.0, speed=speed)


def _played(live: LiveRun, told: list[Control], *, frames: int = 30) -> list[Record]:
    records: list[Record] = []
    for frame in range(frames):
        wall = frame * 0.5
        if frame < len(told):
            records += live.obey(told[frame], wall)
        records += live.advance(wall)[0]
    return records


def test_virtual_time_follows_wall_time_at_the_speed():
    live = _live(speed=2.0)

    live.advance(5.0)

    assert live.engine.now == 10_000_000


def test_time_stands_still_while_paused_and_goes_on_from_there():
    live = _live()
    live.advance(5.0)
    live.obey(Control(command=Command.PAUSE), 5.0)
    live.advance(50.0)

    live.obey(Control(command=Command.RESUME), 50.0)
    live.advance(51.0)

    assert live.engine.now == 6_000_000


def test_a_step_yields_at_least_one_record_and_pauses():
    live = _live()

    records = live.obey(Control(command=Command.STEP), 0.0)

    assert len(_happened(records)) >= 1
    assert live.status is Status.PAUSED


def test_flat_out_a_run_ends_at_its_horizon():
    live = _live(speed=0.0)

    while live.status is Status.RUNNING:
        live.advance(0.0)

    assert (live.status, live.engine.now) == (Status.FINISHED, 60_000_000)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 1000), st.lists(controls, max_size=8))
def test_a_run_with_commands_is_repeated_exactly_from_its_records(seed, told):
    first = _live(seed)
    stored = _played(first, told, frames=10)

    second = _live(seed)
    repeated = [*stored, *second.replay(stored, 0.0)]

    assert (second.status, second.broken) == (first.status, first.broken)
    assert _happened([*stored, *_to_the_end(first)]) == _happened([*repeated, *_to_the_end(second)])


def test_a_replay_goes_on_from_where_the_run_was():
    first = _live()
    stored = _played(first, [])

    second = _live()
    second.replay(stored, 0.0)

    assert 0 <= second.engine.now - max(record.time for record in stored) < 1_000_000


def test_commands_change_no_record_but_their_own_when_they_break_nothing():
    live = _live(seed=4)
    told = [Control(command=command) for command in (Command.PAUSE, Command.STEP, Command.RESUME)]
    records = _played(live, told)

    while live.status is Status.RUNNING:
        records += live.advance(1_000.0)[0]

    assert _happened(records) == records_of(DEFINITIONS, SCENARIO, 4)


def test_a_frame_carries_a_bounded_sample_of_the_tokens_and_their_true_number():
    live = LiveRun(build_world(DEFINITIONS, a_scenario(horizon=30, rate=500), 0), wall=0.0, speed=0.0)
    while live.status is Status.RUNNING:
        live.advance(0.0)

    frame = state_to_json(live.state)

    assert len(frame["tokens"]) <= 240
    assert frame["under_way"] == len(live.state.tokens) > 240


@pytest.mark.parametrize("body", [{"command": "dance"}, {"command": "speed", "speed": -1}, {"command": "break"}, []])
def test_a_command_that_makes_no_sense_is_refused(body):
    with pytest.raises(Invalid):
        control_from_json(body)


def _to_the_end(live: LiveRun) -> list[Record]:
    records: list[Record] = []
    for control in (Control(command=Command.SPEED, speed=0.0), Control(command=Command.RESUME)):
        records += live.obey(control, 100.0)
    while live.status is Status.RUNNING:
        records += live.advance(100.0)[0]
    return records


def _happened(records: list[Record]) -> list[Record]:
    return [record for record in records if record.kind is not RecordKind.CONTROL]
