"""Filters against schemas and against each other: FLT405 to FLT407."""

from dataclasses import replace

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.events import DomainEvent, EventVersion
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields, id_of

ORDER = fields(total="number", country={"enum": ["DE", "FR", "US"]})


def two_reactions(first: str, second: str, **same: str) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[
            ("Shipping", "OrderPlaced", {"name": "Ship from Leipzig", "condition": first, **same}),
            ("Shipping", "OrderPlaced", {"name": "Ship from Dallas", "condition": second, **same}),
        ],
    )


def found(snapshot: Snapshot, code: str) -> list[Severity]:
    return [finding.severity for finding in compile_snapshot(snapshot).findings if finding.code == code]


def with_draft(snapshot: Snapshot, schema: dict[str, object]) -> Snapshot:
    """The snapshot after a release of its schema, with another draft since."""
    released = EventVersion(
        event_id=snapshot.events[0].id, major=1, minor=0, patch=0, schema=snapshot.events[0].schema
    )
    return replace(snapshot, event_versions=(released,), events=(DomainEvent(snapshot.events[0].id, schema),))


def test_conditions_of_one_context_that_no_event_meets_both_are_fine():
    assert found(two_reactions('country = "DE"', 'country = "US"'), "FLT405") == []


def test_one_event_that_two_policies_of_a_context_handle_is_hinted_at():
    assert found(two_reactions("total >= 100", "total >= 500"), "FLT405") == [Severity.HINT]


def test_one_target_that_gets_an_event_twice_is_warned_of():
    model = two_reactions("total >= 100", "total >= 500", target_name="depot")

    assert found(model, "FLT405") == [Severity.WARNING]


def test_two_subscriptions_without_a_condition_overlap():
    assert found(two_reactions("", ""), "FLT405") == [Severity.HINT]


def test_overlapping_conditions_of_two_contexts_are_what_events_are_for():
    model = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Shipping", "OrderPlaced", {}), ("Billing", "OrderPlaced", {})],
    )

    assert found(model, "FLT405") == []


def test_a_draft_that_takes_away_the_value_a_filter_waits_for_blinds_it():
    model = two_reactions('country = "DE"', 'country = "US"')

    blinded = with_draft(model, fields(total="number", country={"enum": ["FR", "US"]}))

    assert found(blinded, "FLT406") == [Severity.WARNING]


def test_a_draft_that_adds_a_value_blinds_nobody():
    model = two_reactions('country = "DE"', 'country = "US"')

    wider = with_draft(model, fields(total="number", country={"enum": ["DE", "FR", "US", "PL"]}))

    assert found(wider, "FLT406") == []


def test_a_filter_that_was_dead_before_is_not_the_drafts_fault():
    model = two_reactions('country = "PL"', 'country = "US"')

    same = with_draft(model, fields(total="number", country={"enum": ["FR", "US"]}))

    assert found(same, "FLT406") == []


def test_an_event_that_no_subscription_can_match_is_unheard():
    model = two_reactions('country = "PL"', 'country = "AT"')

    assert found(model, "FLT407") == [Severity.WARNING]
    (unheard,) = [each for each in compile_snapshot(model).findings if each.code == "FLT407"]
    assert unheard.where[0].id == id_of("event", "OrderPlaced")


def test_an_event_that_one_subscription_can_match_is_heard():
    assert found(two_reactions('country = "PL"', 'country = "US"'), "FLT407") == []
