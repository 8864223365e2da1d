"""Names for templates with the words of their language marked."""

from collections.abc import Mapping

from django import template

from modeler.core.kernel.ids import ContextId
from modeler.core.naming.marking import Stretch, Vocabulary
from modeler.core.snapshot.elements import Element
from modeler.services.glossary import marked_in

register = template.Library()


@register.filter
def stretches(element: Element, languages: Mapping[ContextId, Vocabulary]) -> tuple[Stretch, ...]:
    """Return an element's name in stretches: {% ui "marked" stretches=policy|stretches:languages %}."""
    return marked_in(element, languages)
