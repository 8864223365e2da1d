"""Whatever is refactored, facts keep their names, reactions their events, and no message loses its way."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID, uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from modeler.core.checks.crossings import crossings_of
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.intent import Intent
from modeler.core.intents.model import AddContext, AddElement, AddFlow
from modeler.core.intents.refactorings import (
    ExtractSharedKernel,
    InsertAnticorruptionLayer,
    MergeContexts,
    PromoteToOpenHost,
    ReverseRelationship,
    SplitContext,
    SuspendPartnership,
)
from modeler.core.kernel.errors import ModelerError
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.services.execute import execute
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

NAMES = ("Sales", "Billing", "Stock", "Care")
PAIRS = tuple(combinations(range(len(NAMES)), 2))


@dataclass(frozen=True)
class Map:
    """Contexts by number: how pairs relate, and from where to where events go."""

    kinds: dict[tuple[int, int], RelationshipKind]
    events: tuple[tuple[int, int], ...]


MAPS = st.builds(
    Map,
    kinds=st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(RelationshipKind), min_size=2),
    events=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=5).map(tuple),
)


def a_model(drawn: Map) -> ADomain:
    a = a_domain()
    contexts = [uuid4() for _ in NAMES]
    for context_id, name in zip(contexts, NAMES, strict=True):
        a.do(AddContext, context_id=context_id, name=name)
    for (one, other), kind in drawn.kinds.items():
        ends = {"upstream_id": contexts[one], "downstream_id": contexts[other]}
        a.do(AddRelationship, relationship_id=uuid4(), kind=kind, **ends)
    for number, (source, target) in enumerate(drawn.events):
        event, policy = uuid4(), uuid4()
        fact, rule = f"Thing {number} happened", f"Whenever {number}"
        a.do(AddElement, element_id=event, kind=ElementKind.EVENT, name=fact, context_id=contexts[source])
        a.do(AddElement, element_id=policy, kind=ElementKind.POLICY, name=rule, context_id=contexts[target])
        a.do(AddFlow, flow_id=uuid4(), source_id=event, target_id=policy)
    return a


def meaning(model: Snapshot) -> object:
    """What no refactoring may touch."""
    names = sorted((one.kind.value, one.name, str(one.id)) for one in model.elements)
    flows = sorted((str(one.source_id), str(one.target_id)) for one in model.flows)
    reactions = sorted((str(one.event_id), str(one.policy_id), one.condition) for one in model.subscriptions)
    return names, flows, reactions


def lost(model: Snapshot) -> set[UUID]:
    """The arrows whose message crosses where the map connects nobody."""
    apart = RelationshipKind.SEPARATE_WAYS
    joined = {frozenset((e.upstream_id, e.downstream_id)) for e in model.relationships if e.kind is not apart}
    return {one.through.id for one in crossings_of(model) if frozenset((one.owner.id, one.other.id)) not in joined}


def every_refactoring(a: ADomain, model: Snapshot) -> Iterator[Intent]:
    """One of each kind for each place where it could be done; some of them will be refused."""
    for context in model.contexts:
        inside = tuple(one.id for one in model.elements if one.context_id == context.id)[:1]
        new = {"new_context_id": uuid4(), "name": "Split off", "element_ids": inside}
        if inside:
            yield a.intent(SplitContext, context_id=context.id, **new)
        yield a.intent(PromoteToOpenHost, context_id=context.id)
    first, second = model.contexts[:2]
    yield a.intent(MergeContexts, context_id=first.id, into_id=second.id)
    for edge in model.relationships:
        inside = tuple(one.id for one in model.elements if one.context_id == edge.upstream_id)[:1]
        shared = {"new_context_id": uuid4(), "name": "Shared", "element_ids": inside}
        if inside:
            yield a.intent(ExtractSharedKernel, relationship_id=edge.id, **shared)
        yield a.intent(SuspendPartnership, relationship_id=edge.id, upstream_id=edge.upstream_id)
        yield a.intent(ReverseRelationship, relationship_id=edge.id)
        yield a.intent(InsertAnticorruptionLayer, relationship_id=edge.id)


class RefactoringsTest(TestCase):
    @settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(drawn=MAPS, which=st.integers(0, 40))
    def test_a_refactoring_keeps_what_the_flows_mean(self, drawn: Map, which: int):
        a = a_model(drawn)
        before = snapshot_of(a.reload())
        asked = list(every_refactoring(a, before))
        intent = asked[which % len(asked)]

        try:
            execute(a.owner, intent)
        except ModelerError:
            assert snapshot_of(a.reload()) == before
            return

        after = snapshot_of(a.reload())
        assert meaning(after) == meaning(before)
        assert lost(after) <= lost(before)
        assert list(differences(a.domain)) == []
