"""One logical publisher per event type (EVT501). Source: spec/context-map.md section 5."""

from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_EMITTERS = frozenset([ElementKind.AGGREGATE, ElementKind.COMMAND, ElementKind.EXTERNAL_SYSTEM])


def check_ownership(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield an event that more than one context, or more than one aggregate of its context, raises."""
    if event.kind is not ElementKind.EVENT:
        return
    sources = [snapshot.element(flow.source_id) for flow in snapshot.flows_into(event.id)]
    emitters = [source for source in sources if source.kind in _EMITTERS]
    strangers = [one for one in emitters if one.context_id and event.context_id != one.context_id]
    aggregates = [one for one in emitters if one.kind is ElementKind.AGGREGATE and one not in strangers]
    if strangers and (event.context_id or len({one.context_id for one in strangers}) > 1):
        yield _foreign(event, strangers, snapshot)
    elif len(aggregates) > 1:
        yield _shared(event, aggregates)


def _foreign(event: Element, strangers: list[Element], snapshot: Snapshot) -> Finding:
    contexts = {context.id: context for one in strangers if (context := snapshot.context(one.context_id))}
    names = " and ".join(sorted(context.name for context in contexts.values()))
    owner = snapshot.context(event.context_id)
    also = f"belongs to {owner.name}, but is raised by {names} as well" if owner else f"is raised by {names}"
    home = owner.name if owner else "one of them"
    return found(
        "EVT501",
        (
            reference_to("element", event),
            *(reference_to("element", one) for one in strangers),
            *(reference_to("context", one) for one in contexts.values()),
        ),
        problem=f"“{event.name}” {also}: an event has one publisher.",
        fix=f"Let each context name its own fact, or let the others send {home} a command that raises it.",
    )


def _shared(event: Element, aggregates: list[Element]) -> Finding:
    names = " and ".join(f"“{one.name}”" for one in aggregates)
    return found(
        "EVT501",
        (reference_to("element", event), *(reference_to("element", one) for one in aggregates)),
        problem=f"{names} both raise “{event.name}”: an event has one publisher.",
        fix="Keep the arrow of the aggregate that decides, and give the other fact a name of its own.",
    )
