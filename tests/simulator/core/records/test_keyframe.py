"""Keyframes: folding on from one is folding from the beginning."""

import json
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.definitions.resource import EndpointKind
from simulator.core.frames import state_to_json
from simulator.core.records.fold import fold
from simulator.core.records.keyframe import decode_state, encode_state
from tests.builders.definitions import some_definitions
from tests.builders.worlds import a_scenario, records_of

RECORDS = records_of(
    some_definitions(EndpointKind.LAMBDA, EndpointKind.SQS, EndpointKind.KINESIS),
    a_scenario(horizon=40, handover=0.3, function=0.3, consumer=0.3),
)


@settings(max_examples=30)
@given(st.integers(0, len(RECORDS)), st.integers(0, len(RECORDS)))
def test_folding_on_from_a_keyframe_is_folding_from_the_beginning(edge: int, end: int):
    edge, end = min(edge, end), max(edge, end)

    resumed = fold(RECORDS[edge:end], decode_state(encode_state(fold(RECORDS[:edge]))))

    whole = fold(RECORDS[:end])
    assert resumed == whole
    assert state_to_json(resumed) == state_to_json(whole)


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="keyframe format 9"):
        decode_state(zlib.compress(json.dumps({"format": 9}).encode()))
