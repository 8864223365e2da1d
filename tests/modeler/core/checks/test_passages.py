"""What passes between contexts, and how that makes teams depend on each other."""

import pytest

from modeler.core.checks.passages import TeamRelationship, TeamTie, passages_of, team_relationships
from modeler.core.snapshot.kinds import RelationshipKind
from tests.builders.snapshots import a_snapshot, id_of

UP, PARTNERS = RelationshipKind.UPSTREAM_DOWNSTREAM, RelationshipKind.PARTNERSHIP
APART = RelationshipKind.SEPARATE_WAYS


def test_events_leave_their_publisher_and_commands_reach_their_handler():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Sales", "OrderChanged")],
        policies=[("Billing", "OrderPlaced", {"name": "Bill it"}), ("Billing", "OrderChanged", {"name": "Bill anew"})],
        elements=[("command", "Hold order", "Sales")],
        flows=[("Bill it", "Hold order")],
        relationships=[("Sales", "Billing")],
    )

    passages = passages_of(snapshot)

    sales, billing = id_of("context", "Sales"), id_of("context", "Billing")
    found = {(one.from_id, one.to_id, one.kind, one.owner_id): [name for _, name in one.messages] for one in passages}
    assert found == {
        (sales, billing, "event", sales): ["OrderChanged", "OrderPlaced"],
        (billing, sales, "command", sales): ["Hold order"],
    }
    assert all(one.is_related for one in passages)


def test_a_passage_that_no_relationship_covers_says_so():
    snapshot = a_snapshot(policies=[("Billing", "OrderPlaced")], relationships=[("Sales", "Stock")])

    assert [one.is_related for one in passages_of(snapshot)] == [False]


def test_what_stays_inside_a_context_is_no_passage():
    assert passages_of(a_snapshot(policies=[("Sales", "OrderPlaced")])) == ()


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([("Sales", "Billing", UP)], TeamRelationship("Red", "Blue", TeamTie.UPSTREAM)),
        ([("Billing", "Sales", UP)], TeamRelationship("Blue", "Red", TeamTie.UPSTREAM)),
        ([("Sales", "Billing", PARTNERS)], TeamRelationship("Blue", "Red", TeamTie.MUTUAL)),
        ([("Sales", "Billing", UP), ("Invoices", "Sales", UP)], TeamRelationship("Blue", "Red", TeamTie.MUTUAL)),
        ([("Sales", "Billing", APART)], TeamRelationship("Blue", "Red", TeamTie.FREE)),
        ([("Billing", "Invoices", UP)], TeamRelationship("Blue", "Red", TeamTie.FREE)),
    ],
)
def test_teams_depend_on_each_other_as_their_contexts_do(edges: list[tuple[object, ...]], expected: TeamRelationship):
    teams = {"Sales": {"team": "Red"}, "Billing": {"team": "Blue"}, "Invoices": {"team": "Blue"}, "Nobody's": {}}
    snapshot = a_snapshot(contexts=teams, relationships=edges)

    assert team_relationships(snapshot) == (expected,)
