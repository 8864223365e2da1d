"""Runs of whole worlds: what holds for every one of them, whatever the seed."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.definitions.resource import EndpointKind
from modeler.core.kernel.errors import Invalid
from simulator.core.records.chunk import decode_chunk, encode_chunk
from simulator.core.records.fold import State, fold
from simulator.core.records.record import Record, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS
from simulator.core.scenario.scenario import Scenario, Source
from simulator.core.world import build_world
from tests.builders.definitions import some_definitions, subscription_id
from tests.builders.worlds import a_scenario, records_of

DEFINITIONS = some_definitions(*EndpointKind, pattern={"total": [{"numeric": [">=", 500]}]})
FAILING = a_scenario(handover=0.4, function=0.3, consumer=0.3)
few = settings(max_examples=15, deadline=None)
seeds = st.integers(0, 2**32)


@few
@given(seeds)
def test_the_same_seed_gives_the_same_records(seed):
    assert records_of(DEFINITIONS, FAILING, seed) == records_of(DEFINITIONS, FAILING, seed)


def test_the_same_seed_gives_the_same_bytes_in_another_process():
    script = (
        "import hashlib; from modeler.core.definitions.resource import EndpointKind;"
        "from tests.builders.definitions import some_definitions; from tests.builders.worlds import *;"
        "from simulator.core.records.chunk import encode_chunk;"
        "records = records_of(some_definitions(*EndpointKind), a_scenario(handover=.4, function=.3, consumer=.3), 5);"
        "print(hashlib.sha256(encode_chunk(records)).hexdigest())"
    )

    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    }

    assert len(digests) == 1


@few
@given(seeds, st.integers(1, 50))
def test_the_size_of_quanta_changes_no_record(seed, quantum):
    assert records_of(DEFINITIONS, FAILING, seed, quantum=quantum) == records_of(DEFINITIONS, FAILING, seed)


@few
@given(seeds, st.lists(st.integers(0, 120 * MICROSECONDS), max_size=8))
def test_pauses_and_steps_change_no_record(seed, moments):
    engine = build_world(DEFINITIONS, FAILING, seed)

    for moment in sorted(moments):
        engine.run(moment, 10**9)
        engine.record_control("pause")
        engine.step()
    engine.run(120 * MICROSECONDS, 10**9)

    happened = [record for record in engine.take_records() if record.kind is not RecordKind.CONTROL]
    assert happened == records_of(DEFINITIONS, FAILING, seed)


@few
@given(seeds)
def test_every_record_follows_its_cause(seed):
    by_id: dict[int, Record] = {}
    for record in records_of(DEFINITIONS, FAILING, seed):
        if record.cause >= 0:
            cause = by_id[record.cause]
            assert cause.time <= record.time
            assert cause.correlation == record.correlation
        by_id[record.id] = record


@few
@given(seeds, st.booleans())
def test_no_copy_is_lost_at_any_moment(seed, is_topic):
    definitions = some_definitions(*EndpointKind, is_topic=is_topic, pattern={"country": ["US", "DE"]})
    state = State()

    for record in records_of(definitions, FAILING, seed):
        fold([record], state)
        for counts in state.by_subscription.values():
            assert counts[RecordKind.MATCHED] >= _handed(counts)
    _conserved(state)


def test_retries_and_redrives_reach_every_kind_of_dead_letter():
    state = fold(records_of(some_definitions(*EndpointKind), a_scenario(handover=0.6, function=0.7, consumer=0.7), 1))

    assert state.kinds[RecordKind.DEAD_LETTERED] > 0
    assert state.kinds[RecordKind.EXHAUSTED] > 0
    assert state.kinds[RecordKind.REDRIVEN] > 0
    _conserved(state)


@few
@given(seeds)
def test_another_subscription_changes_nothing_for_those_that_were_there(seed):
    fewer = some_definitions(EndpointKind.LAMBDA, EndpointKind.SQS)
    more = some_definitions(EndpointKind.LAMBDA, EndpointKind.SQS, EndpointKind.KINESIS)
    mine = str(subscription_id(1))

    def story(definitions):
        records = records_of(definitions, FAILING, seed)
        return [(each.time, each.kind, each.attempt) for each in records if each.place.subscription == mine]

    assert story(more) == story(fewer)


def test_records_survive_a_chunk():
    records = records_of(DEFINITIONS, FAILING, 3)

    assert decode_chunk(encode_chunk(records)) == records


def test_a_loop_in_the_model_ends():
    definitions = some_definitions(EndpointKind.LAMBDA, reacts=True)

    kinds = Counter(record.kind for record in records_of(definitions, a_scenario(horizon=300, rate=0.1), 0))

    assert kinds[RecordKind.DROPPED] > 0


def test_a_source_that_names_nothing_in_the_model_is_refused():
    scenario = Scenario(sources=(Source(name="Nobody", trigger="Order lost"),))

    with pytest.raises(Invalid, match="Order lost"):
        build_world(DEFINITIONS, scenario, 0)


def _handed(counts: Counter[RecordKind]) -> int:
    return counts[RecordKind.DELIVERED] + counts[RecordKind.DEAD_LETTERED] + counts[RecordKind.DROPPED]


def _conserved(state: State) -> None:
    published = state.kinds[RecordKind.PUBLISHED]
    for subscription, counts in state.by_subscription.items():
        under_way = sum(token.place.node == f"subscription:{subscription}" for token in state.tokens.values())
        assert counts[RecordKind.MATCHED] + counts[RecordKind.FILTERED] == published
        assert counts[RecordKind.MATCHED] == _handed(counts) + under_way
    for node, counts in state.by_node.items():
        if node.startswith("queue:Target"):
            left = counts[RecordKind.PROCESSED] + counts[RecordKind.REDRIVEN]
            assert counts[RecordKind.ENQUEUED] == left + state.load[node]
