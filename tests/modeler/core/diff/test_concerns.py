"""Whom a change of the model concerns: a table of rights and relationships, and what is no concern of anybody's."""

from dataclasses import replace

import pytest

from modeler.core.diff.concerns import Say, concerns_of
from modeler.core.diff.models import differences_between
from modeler.core.diff.standing import standing_of
from modeler.core.intents.change_sets import Verdict
from modeler.core.snapshot.kinds import DownstreamRight, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields

OLD, NEW = fields(total="number"), fields(total="number", note="string")


def _model(schema: object = OLD, *edges: tuple[object, ...], **contexts: object) -> Snapshot:
    """Sales publishes OrderPlaced; Billing and Shipping react to it."""
    return a_snapshot(
        events=[("Sales", "OrderPlaced", schema)],
        policies=[("Billing", "OrderPlaced"), ("Shipping", "OrderPlaced")],
        relationships=edges,
        contexts={"Billing": {}, "Shipping": {}, "Elsewhere": {}, **contexts},
    )


def _supplies(right: DownstreamRight | None, customer: str = "Billing") -> tuple[object, ...]:
    kind = RelationshipKind.CUSTOMER_SUPPLIER
    return ("Sales", customer, {"kind": kind, "downstream_right": right})


def _says(before: Snapshot, after: Snapshot) -> dict[str, Say]:
    return dict(standing_of(concerns_of(before, after, differences_between(before, after)), {}).says)


@pytest.mark.parametrize(
    ("right", "say"),
    [
        (None, Say.NOTIFIED),
        (DownstreamRight.INFLUENCER, Say.NOTIFIED),
        (DownstreamRight.OPINION_LEADER, Say.ASKED),
        (DownstreamRight.VETO_RIGHT, Say.MAY_BLOCK),
        (DownstreamRight.DECISION_MAKER, Say.MUST_APPROVE),
        (DownstreamRight.MONOPOLIST, Say.MUST_APPROVE),
    ],
)
def test_a_customer_has_the_say_that_its_right_gives(right: DownstreamRight | None, say: Say):
    before, after = _model(OLD, _supplies(right)), _model(NEW, _supplies(right))

    assert _says(before, after) == {"Billing": say, "Sales": Say.NOTIFIED}


@pytest.mark.parametrize("kind", [RelationshipKind.SHARED_KERNEL, RelationshipKind.PARTNERSHIP])
def test_both_sides_of_what_is_shared_must_approve(kind: RelationshipKind):
    edge = ("Sales", "Billing", {"kind": kind})

    assert _says(_model(OLD, edge), _model(NEW, edge)) == {"Billing": Say.MUST_APPROVE, "Sales": Say.MUST_APPROVE}


def test_where_one_customer_holds_the_monopoly_another_decides_no_more():
    edges = (_supplies(DownstreamRight.MONOPOLIST), _supplies(DownstreamRight.DECISION_MAKER, "Shipping"))

    says = _says(_model(OLD, *edges), _model(NEW, *edges))

    assert says == {"Billing": Say.MUST_APPROVE, "Sales": Say.NOTIFIED, "Shipping": Say.NOTIFIED}


def test_a_right_is_lost_only_with_the_consent_of_who_had_it():
    before, after = _model(OLD, _supplies(DownstreamRight.DECISION_MAKER)), _model(OLD, _supplies(None))

    assert _says(before, after)["Billing"] is Say.MUST_APPROVE


def test_what_a_customer_does_not_read_is_not_its_concern():
    edge = ("Sales", "Elsewhere", {"kind": RelationshipKind.CUSTOMER_SUPPLIER, "downstream_right": "decision_maker"})

    assert _says(_model(OLD, edge), _model(NEW, edge)) == {"Sales": Say.NOTIFIED}


def test_the_owning_team_speaks_for_its_contexts():
    before = _model(OLD, _supplies(DownstreamRight.VETO_RIGHT), Billing={"team": "Money"}, Sales={"team": "Shop"})
    after = _model(NEW, _supplies(DownstreamRight.VETO_RIGHT), Billing={"team": "Money"}, Sales={"team": "Shop"})

    assert _says(before, after) == {"Money": Say.MAY_BLOCK, "Shop": Say.NOTIFIED}


def test_words_about_an_event_are_told_to_nobody_beyond_its_context():
    before = _model(OLD, _supplies(DownstreamRight.DECISION_MAKER))
    described = tuple(
        replace(one, description="Said well") if one.name == "OrderPlaced" else one for one in before.elements
    )

    assert _says(before, replace(before, elements=described)) == {"Sales": Say.NOTIFIED}


@pytest.mark.parametrize(
    ("verdicts", "missing", "blocking", "awaited"),
    [
        ({}, ("Billing",), (), ("Shipping",)),
        ({"Billing": Verdict.APPROVED}, (), (), ("Shipping",)),
        ({"Billing": Verdict.COMMENTED}, ("Billing",), (), ("Shipping",)),
        ({"Billing": Verdict.OBJECTED}, (), ("Billing",), ("Shipping",)),
        ({"Billing": Verdict.APPROVED, "Shipping": Verdict.OBJECTED}, (), ("Shipping",), ()),
        ({"Billing": Verdict.APPROVED, "Sales": Verdict.OBJECTED}, (), (), ("Shipping",)),
    ],
)
def test_a_standing_says_who_is_missing_who_blocks_and_whose_word_is_awaited(verdicts, missing, blocking, awaited):
    edges = (_supplies(DownstreamRight.DECISION_MAKER), _supplies(DownstreamRight.VETO_RIGHT, "Shipping"))
    before, after = _model(OLD, *edges), _model(NEW, *edges)

    standing = standing_of(concerns_of(before, after, differences_between(before, after)), verdicts)

    assert (standing.missing, standing.blocking, standing.awaited) == (missing, blocking, awaited)
    assert standing.is_approved is (not missing and not blocking)
