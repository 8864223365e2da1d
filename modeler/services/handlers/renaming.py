"""Renames an element, and with it the words of the designs that name it."""

from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.renaming import renamed
from modeler.models import Design, Element
from modeler.services.effects import Draft

_NAMED_IN_DESIGNS = frozenset({ElementKind.COMMAND.value, ElementKind.EVENT.value})


def rename(draft: Draft, element: Element, name: str) -> None:
    """Give the element its new name; transitions, examples and timers that mean it say the new one."""
    old = element.name
    draft.update(element, name=name)
    if element.kind not in _NAMED_IN_DESIGNS or not old.strip() or not name.strip():
        return
    designs = list(Design.objects.filter(domain_id=element.domain_id).exclude(transitions=[], examples=[], timers=[]))
    mentioned = [(design, columns) for design in designs if (columns := renamed(vars(design), old, name))]
    if not mentioned:
        return
    others = _others_of_that_name(element, old)
    owners = dict(Element.objects.filter(pk__in=[design.pk for design, _ in mentioned]).values_list("pk", "context_id"))
    for design, columns in mentioned:
        # Where the design's own context has another of that name, that one is meant.
        is_meant = owners.get(design.pk) == element.context_id or owners.get(design.pk) not in others
        if is_meant:
            draft.update(design, **columns)


def _others_of_that_name(element: Element, name: str) -> set[object]:
    """The contexts of other elements of the same kind that have the name."""
    same = Element.objects.filter(domain_id=element.domain_id, kind=element.kind, name__iexact=name)
    return set(same.exclude(pk=element.pk).values_list("context_id", flat=True))
