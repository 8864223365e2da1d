"""A compiler that remembers makes the same as one that does not, whatever is edited in between."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.compiler.memory import Memory
from modeler.core.definitions.wire import to_json
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model

SETTINGS = {
    "condition": st.sampled_from(["", "total > 5", "country =", 'country = "DE"']),
    "transport": st.sampled_from(Transport),
    "target_kind": st.sampled_from(TargetKind),
    "target_name": st.sampled_from(["", "shared", "https://example.com/a"]),
    "is_ordered": st.booleans(),
    "retry_attempts": st.sampled_from([0, 24]),
}


@st.composite
def edits(draw: st.DrawFn):
    """Draw a function from a snapshot to the next: a setting, a name, a relationship or the topology changes."""
    at = draw(st.integers(0, 50))
    what = draw(st.sampled_from([*SETTINGS, "name", "edge", "topology", "context", "gone"]))
    value = draw(SETTINGS[what]) if what in SETTINGS else draw(st.sampled_from(TopologyChoice))

    def edit(snapshot: Snapshot) -> Snapshot:
        def changed(table: str, **fields: object) -> Snapshot:
            rows = list(getattr(snapshot, table))
            if rows:
                rows[at % len(rows)] = replace(rows[at % len(rows)], **fields)
            return replace(snapshot, **{table: tuple(rows)})

        if what in SETTINGS:
            return changed("subscriptions", **{what: value})
        if what == "name":
            return changed("elements", name=f"Thing {at} done")
        if what == "edge":
            return replace(snapshot, relationships=snapshot.relationships[1:])
        if what == "gone":
            return replace(snapshot, subscriptions=snapshot.subscriptions[1:])
        if what == "context":
            return changed("contexts", topology=value)
        return replace(snapshot, domain=replace(snapshot.domain, topology=value, version=at))

    return edit


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([a_rich_model, a_model_of_every_target]), st.lists(edits(), min_size=1, max_size=5))
def test_what_is_remembered_is_what_would_be_made_anew(model, steps):
    memory, snapshot = Memory(), model()
    compile_snapshot(snapshot, memory)

    for step in steps:
        snapshot = step(snapshot)
        remembered, anew = compile_snapshot(snapshot, memory), compile_snapshot(snapshot)

        assert to_json(remembered.definitions) == to_json(anew.definitions)
        assert remembered.findings == anew.findings


def test_equal_inputs_are_worked_out_once_and_unused_ones_are_forgotten():
    memory, made = Memory(), []

    for inputs in [(1,), (1,), (2,)]:
        memory.recall("key", inputs, lambda inputs=inputs: made.append(inputs))
        memory.turn()
    memory.turn()
    memory.recall("key", (2,), lambda: made.append((2,)))

    assert made == [(1,), (2,), (2,)]
