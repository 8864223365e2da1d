from dataclasses import replace

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.sqs import Queue
from modeler.core.definitions.topology import Definitions
from modeler.core.diff.models import Act
from modeler.core.diff.topologies import topology_differences
from tests.builders.snapshots import a_snapshot

MODEL = a_snapshot(events=[("Sales", "OrderPlaced")], policies=[("Billing", "OrderPlaced")])
BEFORE = compile_snapshot(MODEL).definitions


def with_resource(definitions: Definitions, changed: Queue) -> Definitions:
    rows = tuple(changed if each.id == changed.id else each for each in definitions.resources)
    return replace(definitions, resources=rows)


def test_equal_topologies_do_not_differ():
    assert topology_differences(BEFORE, BEFORE) == ()


def test_what_only_one_side_has_was_added_or_removed():
    queue = BEFORE.of_type(Queue)[0]
    without = replace(BEFORE, resources=tuple(each for each in BEFORE.resources if each.id != queue.id))

    (added,) = topology_differences(without, BEFORE)
    (removed,) = topology_differences(BEFORE, without)

    assert (added.act, added.type, added.id, added.causes) == (Act.ADDED, "queue", queue.id, queue.provenance)
    assert (removed.act, removed.id) == (Act.REMOVED, queue.id)


def test_a_new_physical_name_is_a_replacement():
    queue = BEFORE.of_type(Queue)[0]

    (found,) = topology_differences(BEFORE, with_resource(BEFORE, replace(queue, name="another")))

    assert (found.act, found.fields, found.is_replacement) == (Act.ALTERED, ("name",), True)


def test_another_reason_for_the_same_resource_is_no_difference():
    queue = BEFORE.of_type(Queue)[0]

    assert topology_differences(BEFORE, with_resource(BEFORE, replace(queue, provenance=()))) == ()
