"""What the brokers do, to the second: retries, waits, visibility, destinations."""

import json
from random import Random

import pytest

from modeler.core.definitions.resource import EndpointKind
from simulator.core.delivery.retry import Backoff, backoff_retries
from simulator.core.records.record import Record, RecordKind
from simulator.core.world import SNS_PHASES
from tests.builders.definitions import some_definitions
from tests.builders.worlds import one_order, records_of


def _seconds(records: list[Record], *kinds: RecordKind) -> list[float]:
    return [record.time / 1_000_000 for record in records if record.kind in kinds]


def test_sns_retries_in_four_phases():
    delays = [SNS_PHASES.delay(failed) for failed in (1, 3, 4, 5, 6, 15, 16, 100_015)]

    assert delays == [0.0, 0.0, 1.0, 1.0, 1.0, pytest.approx(20.0), 20.0, 20.0]
    assert SNS_PHASES.delay(100_016) is None


def test_eventbridge_backs_off_to_its_cap_and_stops_by_count():
    next_delay = backoff_retries(Backoff(attempts=185, age_seconds=86_400, base_seconds=1, cap_seconds=480), Random(1))

    delays = [next_delay(failed, 0) for failed in range(1, 186)]

    assert all(delay is not None and delay <= 480_000_000 for delay in delays)
    assert next_delay(186, 0) is None


def test_eventbridge_stops_by_age():
    next_delay = backoff_retries(Backoff(attempts=185, age_seconds=60, base_seconds=1, cap_seconds=480), Random(1))

    assert next_delay(1, 61_000_000) is None


def test_a_subscription_that_cannot_hand_over_uses_its_own_dead_letter_queue():
    records = records_of(some_definitions(EndpointKind.LAMBDA), one_order(handover=1.0))

    kinds = [record.kind for record in records if record.place.subscription]
    assert kinds.count(RecordKind.FAILED) == 4  # the first attempt and three retries
    assert kinds[-1] is RecordKind.DEAD_LETTERED
    assert RecordKind.DELIVERED not in kinds


def test_a_failing_function_is_tried_after_one_and_two_minutes_and_never_by_the_bus():
    records = records_of(some_definitions(EndpointKind.LAMBDA), one_order(function=1.0))

    # Issued, taken, raised and handed over take a second each; so does every invocation.
    assert _seconds(records, RecordKind.DELIVERED) == [4.0]
    assert _seconds(records, RecordKind.INVOKED) == [4.0, 65.0, 186.0]
    assert _seconds(records, RecordKind.EXHAUSTED) == [187.0]
    assert _seconds(records, RecordKind.FAILED, RecordKind.DEAD_LETTERED) == []


def test_a_destination_gets_the_record_of_the_invocation():
    records = records_of(some_definitions(EndpointKind.LAMBDA), one_order(function=1.0))

    detail = json.loads(next(record.detail for record in records if record.kind is RecordKind.DESTINATION))

    assert set(detail) == {
        "version",
        "timestamp",
        "requestContext",
        "requestPayload",
        "responseContext",
        "responsePayload",
    }
    assert detail["requestContext"]["condition"] == "RetriesExhausted"
    assert detail["requestContext"]["approximateInvokeCount"] == 3
    assert detail["requestPayload"]["order_id"] == "order-1"
    assert detail["responseContext"] == {
        "statusCode": 200,
        "executedVersion": "$LATEST",
        "functionError": "Unhandled",
    }


def test_a_rejected_message_is_visible_again_after_its_timeout_and_redriven_after_its_receives():
    records = records_of(some_definitions(EndpointKind.SQS), one_order(consumer=1.0))

    assert _seconds(records, RecordKind.RECEIVED) == [4.0, 34.0]
    assert _seconds(records, RecordKind.REDRIVEN) == [64.0]


def test_a_failing_record_blocks_its_shard():
    records = records_of(some_definitions(EndpointKind.KINESIS), one_order(consumer=1.0, horizon=20))

    assert _seconds(records, RecordKind.RECEIVED) == [4.0 + 2 * attempt for attempt in range(9)]
    assert _seconds(records, RecordKind.PROCESSED) == []


def test_a_workflow_has_started_when_it_is_delivered_and_retries_by_itself():
    records = records_of(some_definitions(EndpointKind.STEP_FUNCTIONS), one_order(function=1.0))

    assert _seconds(records, RecordKind.DELIVERED) == [4.0]
    assert _seconds(records, RecordKind.INVOKED) == [4.0, 6.0, 9.0, 14.0]
    assert _seconds(records, RecordKind.EXHAUSTED) == [15.0]


def test_a_filtered_message_says_which_clause_did_not_hold():
    definitions = some_definitions(EndpointKind.LAMBDA, pattern={"total": [{"numeric": [">=", 50]}]})

    reasons = [record.detail for record in records_of(definitions, one_order()) if record.kind is RecordKind.FILTERED]

    assert len(reasons) == 1
    assert "detail.total" in reasons[0]
    assert "40" in reasons[0]


def test_correlation_stays_and_causation_names_the_event_before():
    definitions = some_definitions(EndpointKind.LAMBDA, reacts=True)

    published = [
        json.loads(record.detail)["metadata"]
        for record in records_of(definitions, one_order(horizon=30))
        if record.kind is RecordKind.PUBLISHED
    ]

    assert len({metadata["correlationId"] for metadata in published}) == 1
    assert [metadata["causationId"] for metadata in published[1:]] == [
        metadata["eventId"] for metadata in published[:-1]
    ]
