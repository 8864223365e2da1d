"""The whole model at one version, as immutable values with look-ups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, DomainId, ElementId, SubscriptionId
from modeler.core.naming.words import NO_WORDS, NameWords
from modeler.core.snapshot.boards import BoardView, levels_of
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.kinds import BoardLevel, ElementKind, TopologyChoice
from modeler.core.snapshot.quotas import DEFAULT_QUOTAS, Quotas
from modeler.core.snapshot.translations import Translation

Key = TypeVar("Key")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainProfile:
    """What identifies a domain, how its events are laid out, and by which words of its own names are judged.

    `archive_days` is how long its buses keep events for a replay: None not at all, 0 for ever.
    """

    id: DomainId
    slug: str
    name: str
    team_slug: str
    version: int = 0
    topology: TopologyChoice = TopologyChoice.BUS_PER_DOMAIN
    archive_days: int | None = None
    quotas: Quotas = DEFAULT_QUOTAS
    name_words: NameWords = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The model of a domain. Every tuple is sorted by id, so that equal models are equal values.

    `distinctions` holds the pairs of elements that people have decided to be two things in spite of one name.
    """

    domain: DomainProfile
    contexts: tuple[Context, ...] = ()
    elements: tuple[Element, ...] = ()
    flows: tuple[Flow, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    events: tuple[DomainEvent, ...] = ()
    event_versions: tuple[EventVersion, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    translations: tuple[Translation, ...] = ()
    terms: tuple[Term, ...] = ()
    designs: tuple[Design, ...] = ()
    boards: tuple[BoardView, ...] = ()
    distinctions: frozenset[frozenset[ElementId]] = frozenset()
    _contexts: Mapping[ContextId, Context] = field(init=False, repr=False, compare=False)
    _elements: Mapping[ElementId, Element] = field(init=False, repr=False, compare=False)
    _events: Mapping[ElementId, DomainEvent] = field(init=False, repr=False, compare=False)
    _designs: Mapping[ElementId, Design] = field(init=False, repr=False, compare=False)
    _translations: Mapping[SubscriptionId, Translation] = field(init=False, repr=False, compare=False)
    _out: Mapping[ElementId, tuple[Flow, ...]] = field(init=False, repr=False, compare=False)
    _into: Mapping[ElementId, tuple[Flow, ...]] = field(init=False, repr=False, compare=False)
    _edges: Mapping[frozenset[ContextId], tuple[Relationship, ...]] = field(init=False, repr=False, compare=False)
    _versions: Mapping[ElementId, tuple[EventVersion, ...]] = field(init=False, repr=False, compare=False)
    _levels: Mapping[ElementId, BoardLevel] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        edges = self.relationships
        look_ups: dict[str, object] = {
            "_contexts": {context.id: context for context in self.contexts},
            "_elements": {element.id: element for element in self.elements},
            "_events": {event.id: event for event in self.events},
            "_designs": {design.id: design for design in self.designs},
            "_translations": {translation.subscription_id: translation for translation in self.translations},
            "_out": _grouped((flow.source_id, flow) for flow in self.flows),
            "_into": _grouped((flow.target_id, flow) for flow in self.flows),
            "_edges": _grouped((frozenset([each.upstream_id, each.downstream_id]), each) for each in edges),
            "_versions": _grouped((each.event_id, each) for each in self.event_versions),
            "_levels": levels_of(self.boards),
        }
        for name, look_up in look_ups.items():
            object.__setattr__(self, name, look_up)

    def context(self, context_id: ContextId | None) -> Context | None:
        """Return the context, or None where there is none."""
        return self._contexts.get(context_id) if context_id is not None else None

    def element(self, element_id: ElementId) -> Element:
        """Return the element. Raises: KeyError."""
        return self._elements[element_id]

    def has_element(self, element_id: UUID) -> bool:
        """Return whether there is such an element."""
        return element_id in self._elements

    def context_of(self, element_id: ElementId) -> Context | None:
        """Return the context that an element lies in, or None."""
        return self.context(self.element(element_id).context_id)

    def event(self, event_id: ElementId) -> DomainEvent | None:
        """Return what is known of an event beyond its name, or None."""
        return self._events.get(event_id)

    def translation_of(self, subscription_id: SubscriptionId) -> Translation | None:
        """Return what the policy of a subscription translates its event into, or None where it translates nothing."""
        return self._translations.get(subscription_id)

    def level_of(self, element_id: ElementId) -> BoardLevel | None:
        """Return the deepest level of the boards that show an element, or None where none does."""
        return self._levels.get(element_id)

    def is_distinct(self, one: ElementId, other: ElementId) -> bool:
        """Return whether people have decided that the two are different things."""
        return frozenset([one, other]) in self.distinctions

    def design(self, element_id: ElementId) -> Design | None:
        """Return the design of an aggregate or a policy, or None where nobody has begun one."""
        return self._designs.get(element_id)

    def elements_of_kind(self, kind: ElementKind) -> tuple[Element, ...]:
        """Return the elements of one kind, in the snapshot's order."""
        return tuple(element for element in self.elements if element.kind is kind)

    def flows_from(self, element_id: ElementId) -> tuple[Flow, ...]:
        """Return the arrows that leave an element."""
        return self._out.get(element_id, ())

    def flows_into(self, element_id: ElementId) -> tuple[Flow, ...]:
        """Return the arrows that reach an element."""
        return self._into.get(element_id, ())

    def relationships_between(self, one: ContextId, other: ContextId) -> tuple[Relationship, ...]:
        """Return every relationship of a pair of contexts, in either direction."""
        return self._edges.get(frozenset((one, other)), ())

    def versions_of(self, event_id: ElementId) -> tuple[EventVersion, ...]:
        """Return the released versions of an event, in the snapshot's order."""
        return self._versions.get(event_id, ())


def reference_to(kind: str, row: Element | Context) -> Reference:
    """Return a reference to an element or a context under its present name."""
    return Reference(kind=kind, id=row.id, name=row.name)


def _grouped(pairs: Iterable[tuple[Key, Row]]) -> Mapping[Key, tuple[Row, ...]]:
    groups: dict[Key, list[Row]] = {}
    for key, row in pairs:
        groups.setdefault(key, []).append(row)
    return MappingProxyType({key: tuple(rows) for key, rows in groups.items()})
