"""The whole model at one version, as immutable values with look-ups."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, DomainId, ElementId, RelationshipId, SubscriptionId
from modeler.core.naming.casing import plain_words
from modeler.core.naming.words import NO_WORDS, NameWords
from modeler.core.snapshot.boards import BoardView, levels_of
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.kinds import BoardLevel, ElementKind, TopologyChoice
from modeler.core.snapshot.look_ups import Alterations, LookUp, altered
from modeler.core.snapshot.quotas import DEFAULT_QUOTAS, Quotas
from modeler.core.snapshot.translations import Translation


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

    `distinctions` holds the pairs of elements that people have decided to be two things in spite of one name. Event
    versions are sorted by event and number.
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
    _found: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def evolve(self, alterations: Mapping[str, Alterations], **whole: Any) -> "Snapshot":
        """Return the snapshot after alterations: by table the rows by id, None for one that has gone.

        `whole` replaces what has no rows with ids: the domain, the distinctions, the event versions.
        """
        tables = {table: altered(getattr(self, table), rows) for table, rows in alterations.items() if rows}
        made: dict[str, Any] = {table: rows for table, (rows, _, _) in tables.items()}
        after = replace(self, **made, **whole)
        for name, look_up in self._found.items():
            if name == LEVELS:
                after._found.update({} if BOARDS in tables else {LEVELS: look_up})
            elif LOOK_UPS[name].table in whole:
                continue
            elif LOOK_UPS[name].table in tables:
                _, gone, come = tables[LOOK_UPS[name].table]
                after._found[name] = LOOK_UPS[name].patched(look_up, gone, come)
            else:
                after._found[name] = look_up
        return after

    def _by(self, name: str) -> Any:
        if name not in self._found:
            self._found[name] = LOOK_UPS[name].made(getattr(self, LOOK_UPS[name].table))
        return self._found[name]

    def context(self, context_id: ContextId | None) -> Context | None:
        """Return the context, or None where there is none."""
        return self._by("context").get(context_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def element(self, element_id: ElementId) -> Element:
        """Return the element. Raises: KeyError."""
        return self._by("element")[element_id]  # type: ignore[no-any-return]  # see LOOK_UPS

    def find_element(self, element_id: ElementId) -> Element | None:
        """Return the element, or None where there is none."""
        return self._by("element").get(element_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def relationship(self, relationship_id: RelationshipId) -> Relationship | None:
        """Return the relationship, or None where there is none."""
        return self._by("relationship").get(relationship_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def subscription(self, subscription_id: SubscriptionId) -> Subscription | None:
        """Return the subscription, or None where there is none."""
        return self._by("subscription").get(subscription_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def has_element(self, element_id: UUID) -> bool:
        """Return whether there is such an element."""
        return element_id in self._by("element")

    def context_of(self, element_id: ElementId) -> Context | None:
        """Return the context that an element lies in, or None."""
        return self.context(self.element(element_id).context_id)

    def event(self, event_id: ElementId) -> DomainEvent | None:
        """Return what is known of an event beyond its name, or None."""
        return self._by("event").get(event_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def translation_of(self, subscription_id: SubscriptionId) -> Translation | None:
        """Return what the policy of a subscription translates its event into, or None where it translates nothing."""
        return self._by("translation").get(subscription_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    @property
    def levels(self) -> Mapping[ElementId, BoardLevel]:
        """Return the deepest level of the boards that show each element."""
        if LEVELS not in self._found:
            self._found[LEVELS] = levels_of(self.boards)
        return self._found[LEVELS]  # type: ignore[no-any-return]  # what levels_of returns

    def level_of(self, element_id: ElementId) -> BoardLevel | None:
        """Return the deepest level of the boards that show an element, or None where none does."""
        return self.levels.get(element_id)

    def is_distinct(self, one: ElementId, other: ElementId) -> bool:
        """Return whether people have decided that the two are different things."""
        return frozenset([one, other]) in self.distinctions

    def design(self, element_id: ElementId) -> Design | None:
        """Return the design of an aggregate or a policy, or None where nobody has begun one."""
        return self._by("design").get(element_id)  # type: ignore[no-any-return]  # see LOOK_UPS

    def elements_of_kind(self, kind: ElementKind) -> tuple[Element, ...]:
        """Return the elements of one kind, in the snapshot's order."""
        return self._by("kind").get(kind, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def flows_from(self, element_id: ElementId) -> tuple[Flow, ...]:
        """Return the arrows that leave an element."""
        return self._by("out").get(element_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def flows_into(self, element_id: ElementId) -> tuple[Flow, ...]:
        """Return the arrows that reach an element."""
        return self._by("into").get(element_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def relationships_between(self, one: ContextId, other: ContextId) -> tuple[Relationship, ...]:
        """Return every relationship of a pair of contexts, in either direction."""
        return self._by("pair").get(frozenset((one, other)), ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def contexts_named(self, word: str) -> tuple[Context, ...]:
        """Return the contexts in whose names a word stands, in lower case."""
        return self._by("named").get(word, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def relationships_of(self, context_id: ContextId) -> tuple[Relationship, ...]:
        """Return every relationship that has the context at one of its ends."""
        return self._by("end").get(context_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def elements_in(self, context_id: ContextId | None) -> tuple[Element, ...]:
        """Return the elements of a context, or those that lie in none."""
        return self._by("inside").get(context_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def terms_in(self, context_id: ContextId) -> tuple[Term, ...]:
        """Return the words that a context explains."""
        return self._by("term").get(context_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def subscriptions_to(self, event_id: ElementId) -> tuple[Subscription, ...]:
        """Return the reactions to an event."""
        return self._by("heard").get(event_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def subscriptions_of(self, policy_id: ElementId) -> tuple[Subscription, ...]:
        """Return what a policy or a read model reacts to."""
        return self._by("hears").get(policy_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def versions_of(self, event_id: ElementId) -> tuple[EventVersion, ...]:
        """Return the released versions of an event, the first one first."""
        return self._by("version").get(event_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS

    def translations_into(self, event_id: ElementId) -> tuple[Translation, ...]:
        """Return the translations that raise an event."""
        return self._by("into event").get(event_id, ())  # type: ignore[no-any-return]  # see LOOK_UPS


LEVELS: Final = "levels"
BOARDS: Final = "boards"
LOOK_UPS: Final[Mapping[str, LookUp]] = {
    "context": LookUp("contexts", lambda row: (row.id,), is_unique=True),
    "named": LookUp("contexts", lambda row: set(plain_words(row.name).split())),
    "element": LookUp("elements", lambda row: (row.id,), is_unique=True),
    "kind": LookUp("elements", lambda row: (row.kind,)),
    "inside": LookUp("elements", lambda row: (row.context_id,)),
    "event": LookUp("events", lambda row: (row.id,), is_unique=True),
    "version": LookUp("event_versions", lambda row: (row.event_id,)),
    "design": LookUp("designs", lambda row: (row.id,), is_unique=True),
    "out": LookUp("flows", lambda row: (row.source_id,)),
    "into": LookUp("flows", lambda row: (row.target_id,)),
    "relationship": LookUp("relationships", lambda row: (row.id,), is_unique=True),
    "pair": LookUp("relationships", lambda row: (frozenset((row.upstream_id, row.downstream_id)),)),
    "end": LookUp("relationships", lambda row: {row.upstream_id, row.downstream_id}),
    "subscription": LookUp("subscriptions", lambda row: (row.id,), is_unique=True),
    "heard": LookUp("subscriptions", lambda row: (row.event_id,)),
    "hears": LookUp("subscriptions", lambda row: (row.policy_id,)),
    "translation": LookUp("translations", lambda row: (row.subscription_id,), is_unique=True),
    "into event": LookUp("translations", lambda row: (row.into_id,)),
    "term": LookUp("terms", lambda row: (row.context_id,)),
}


def reference_to(kind: str, row: Element | Context) -> Reference:
    """Return a reference to an element or a context under its present name."""
    return Reference(kind=kind, id=row.id, name=row.name)

