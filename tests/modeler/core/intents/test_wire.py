"""Intents and JSON: what is written is read back, what does not fit is refused by name."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modeler.core.intents.board import AddNotes, ChangeRegion, MoveNotes, NewNote
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.intents.intent import UNSET, Intent
from modeler.core.intents.people import AddMember
from modeler.core.intents.wire import intent_to_json, record_from_json
from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, TargetKind, UpstreamRole

ID = UUID(int=1)
INTENTS = (
    AddRelationship(
        id=ID,
        domain_id=ID,
        relationship_id=ID,
        kind=RelationshipKind.CUSTOMER_SUPPLIER,
        upstream_id=ID,
        downstream_id=UUID(int=2),
        upstream_roles=frozenset({UpstreamRole.PUBLISHED_LANGUAGE}),
        downstream_roles=frozenset({DownstreamRole.ANTICORRUPTION_LAYER}),
    ),
    ChangeSubscription(
        id=ID, domain_id=ID, subscription_id=ID, on_success=Destination(TargetKind.SQS, "done"), on_failure=None
    ),
    ChangeEventSchema(id=ID, domain_id=ID, event_id=ID, schema={"type": "object", "properties": {"a": {}}}),
    AddMember(id=ID, team_id=ID, email="ada@example.com", role=Role.VIEWER),
    ChangeRegion(id=ID, domain_id=ID, board_id=ID, region_id=ID, x=1.5),
)


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: type(intent).__name__)
def test_what_is_written_is_read_back(intent: Intent):
    assert record_from_json(type(intent), intent_to_json(intent)) == intent


def test_a_property_that_is_left_out_stays_unset_and_null_is_a_value():
    change = record_from_json(
        ChangeSubscription, {"id": str(ID), "domain_id": str(ID), "subscription_id": str(ID), "on_failure": None}
    )

    assert (change.on_failure, change.on_success, change.condition) == (None, UNSET, UNSET)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"notes": 5}, "notes"),
        ({"notes": ["no"]}, "notes[0]"),
        ({"notes": [{"id": str(ID), "kind": "event", "x": "1", "y": 2}]}, "notes[0].x"),
        ({"notes": [{"id": str(ID), "kind": "event", "x": True, "y": 2}]}, "notes[0].x"),
        ({"notes": [{"id": str(ID), "kind": "sticker", "x": 1, "y": 2}]}, "notes[0].kind"),
        ({"notes": [{"id": "1", "kind": "event", "x": 1, "y": 2}]}, "notes[0].id"),
        ({"notes": [{"id": str(ID), "kind": "event", "x": 1, "y": 2, "text": "a\x00b"}]}, "notes[0].text"),
        ({"notes": [{"id": str(ID), "kind": "event", "x": 1, "y": 2, "text": "a\ud800"}]}, "notes[0].text"),
        ({"surprise": 1}, "body"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change, where):
    body = {"id": str(ID), "domain_id": str(ID), "board_id": str(ID), "notes": [], **change}

    with pytest.raises(Invalid) as refused:
        record_from_json(AddNotes, body)

    assert (refused.value.where or "body") == where


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["id", "domain_id", "board_id", "moves"]), inner)
        ),
        max_leaves=12,
    )
)
def test_no_body_whatever_raises_anything_but_the_one_family(body):
    try:
        made = record_from_json(MoveNotes, body)
    except ModelerError:
        return
    assert isinstance(made, MoveNotes)


@pytest.mark.parametrize("value", [float("nan"), "a\x00b", "\ud800"])
def test_a_document_that_no_database_keeps_is_refused(value):
    body = {"id": str(ID), "domain_id": str(ID), "event_id": str(ID), "schema": {"type": "object", "title": value}}

    with pytest.raises(Invalid):
        record_from_json(ChangeEventSchema, body)


def test_places_beyond_the_board_and_no_numbers_are_refused():
    for number in (float("nan"), float("inf"), 2_000_000.0):
        with pytest.raises(Invalid):
            AddNotes(id=ID, domain_id=ID, board_id=ID, notes=(NewNote(id=uuid4(), kind="event", x=number, y=0),))


def test_an_intent_that_states_no_role_fails_at_import():
    with pytest.raises(TypeError, match="least role"):
        type("Forgetful", (Intent,), {"past": "Forgotten"})
