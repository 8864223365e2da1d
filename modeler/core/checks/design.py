"""What the parts of a design say of each other: one giant aggregate (ES111), an event handled abroad (ES115)."""

from collections.abc import Iterator
from typing import Final

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import upstream_of
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import BoardLevel, ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

COMMANDS_TO_JUDGE_BY: Final = 6
"""With fewer commands than this a model is too young to call an aggregate a giant."""
# A policy or a read model that reacts across a boundary is a message: FLOW204 speaks of those.
_NO_HANDLERS: Final = frozenset([ElementKind.POLICY, ElementKind.READ_MODEL, ElementKind.EVENT])


def check_giants(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield an aggregate that takes more than half of all commands."""
    commands = [one for one in snapshot.elements_of_kind(ElementKind.COMMAND) if _is_at_design(one.id, snapshot)]
    if len(commands) < COMMANDS_TO_JUDGE_BY:
        return
    ids = {command.id for command in commands}
    for aggregate in snapshot.elements_of_kind(ElementKind.AGGREGATE):
        taken = len(ids & {flow.source_id for flow in snapshot.flows_into(aggregate.id)})
        if taken * 2 <= len(commands):
            continue
        yield found(
            "ES111",
            (reference_to("element", aggregate),),
            problem=f"“{aggregate.name}” takes {taken} of all {len(commands)} commands.",
            fix="Look for rules that need not hold in the same moment, and give them an aggregate of their own.",
        )


def check_handled_abroad(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what follows an event in a context that has no relationship with the event's."""
    if event.kind is not ElementKind.EVENT:
        return
    for flow in snapshot.flows_from(event.id):
        handler = snapshot.element(flow.target_id)
        if handler.kind in _NO_HANDLERS:
            continue
        owner, other = snapshot.context(event.context_id), snapshot.context(handler.context_id)
        if owner is None or other is None or owner.id == other.id:
            continue
        is_related = bool(snapshot.relationships_between(owner.id, other.id))
        if snapshot.level_of(event.id) is BoardLevel.BIG_PICTURE or is_related:
            continue
        yield found(
            "ES115",
            (
                Reference("flow", flow.id, f"{event.name} → {handler.name}"),
                reference_to("element", event),
                reference_to("element", handler),
                reference_to("context", owner),
                reference_to("context", other),
            ),
            problem=f"“{handler.name}” of {other.name} follows “{event.name}” of {owner.name}, "
            "but the two contexts have no relationship.",
            fix=f"Add a relationship with {owner.name} upstream of {other.name}, or keep the answer inside.",
            remedy=upstream_of(owner, other),
        )


def _is_at_design(element_id: ElementId, snapshot: Snapshot) -> bool:
    return snapshot.level_of(element_id) in (None, BoardLevel.DESIGN)
