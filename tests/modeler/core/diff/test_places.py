"""Where on the context map differences lie."""

from modeler.core.diff.models import Act, differences_between
from modeler.core.diff.places import changed_map
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields


def _acts(before: Snapshot, after: Snapshot) -> dict[str, str]:
    both = changed_map(before, after, differences_between(before, after))
    names = {one.id: one.name for one in both.contexts} | {one.id: "edge" for one in both.relationships}
    return {names[key]: act.value for key, act in both.acts.items()}


def test_what_came_what_went_and_what_differs_inside_are_told_apart():
    before = a_snapshot(events=[("Sales", "OrderPlaced", fields(total="number"))], contexts={"Billing": {}, "Gone": {}})
    after = a_snapshot(
        events=[("Sales", "OrderPlaced", fields(total="number", note="string"))],
        contexts={"Billing": {}, "New": {}},
        relationships=[("Sales", "Billing")],
    )

    assert _acts(before, after) == {"Gone": "removed", "New": "added", "edge": "added", "Sales": "altered"}


def test_equal_models_mark_nothing_and_show_one_map():
    model = a_snapshot(contexts={"Sales": {}, "Billing": {}}, relationships=[("Sales", "Billing")])

    both = changed_map(model, model, ())

    assert (dict(both.acts), both.contexts, both.relationships) == ({}, model.contexts, model.relationships)


def test_a_context_that_went_stays_on_the_map_to_be_seen():
    before, after = a_snapshot(contexts={"Sales": {}, "Gone": {}}), a_snapshot(contexts={"Sales": {}})

    both = changed_map(before, after, differences_between(before, after))

    assert sorted(one.name for one in both.contexts) == ["Gone", "Sales"]
    assert set(both.acts.values()) == {Act.REMOVED}
