"""What of a model is said in a file, under which identifiers, and what is left unsaid."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from modeler.core.exporters.cml.words import Names
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.designs import Transition
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind, Subdomain
from modeler.core.snapshot.snapshot import Snapshot


class Said:
    """A model while its file is written."""

    def __init__(self, model: Snapshot) -> None:
        self.model = model
        self.notes: set[str] = set()
        self._bounded, self._parts_of_domain = Names(), Names()
        self._scopes: dict[tuple[UUID | None, ElementKind], Names] = {}
        self.covered: set[tuple[UUID, UUID]] = set()
        for context in sorted(model.contexts, key=lambda one: one.name):
            self._bounded.of(f"context:{context.id}", context.name)

    def name_of(self, context_id: UUID) -> str:
        """Return a context's identifier."""
        context = next(one for one in self.model.contexts if one.id == context_id)
        return self._bounded.of(f"context:{context_id}", context.name)

    def team_name(self, team: str) -> str:
        """Return a team's identifier, different from those of contexts."""
        return self._bounded.of(f"team:{team}", team)

    def map_name(self) -> str:
        """Return the context map's identifier."""
        return Names().of("map", self.model.domain.name or "Map")

    def domain_name(self) -> str:
        """Return the domain's identifier, different from those of its subdomains."""
        return self._parts_of_domain.of("domain", f"{self.model.domain.name or 'Whole'} Domain")

    def subdomain_name(self, name: str) -> str:
        """Return a subdomain's identifier."""
        return self._parts_of_domain.of(f"subdomain:{name}", name)

    def subdomains_of(self, context: Context) -> tuple[str, ...]:
        """Return the subdomains that a context serves; one of its own where it names none, but is no supporting one."""
        if context.canvas.subdomains or context.subdomain is Subdomain.SUPPORTING:
            return context.canvas.subdomains
        return (f"{context.name} Subdomain",)

    def element(self, element: Element) -> str:
        """Return an element's identifier within its context and kind."""
        scope = self._scopes.setdefault((element.context_id, element.kind), Names())
        return scope.of(str(element.id), element.name)

    def renamed(self) -> dict[str, str]:
        """Return every name that is no identifier, and what stands for it."""
        changed = dict(self._bounded.changed)
        for scope in self._scopes.values():
            changed |= scope.changed
        return changed

    def of_kind(self, context: Context, kind: ElementKind) -> list[Element]:
        """Return a context's elements of one kind by name."""
        found = [one for one in self.model.elements if one.context_id == context.id and one.kind is kind]
        return sorted(found, key=lambda one: (one.name, str(one.id)))

    def after(self, element: Element, kind: ElementKind) -> list[Element]:
        """Return what an element's arrows reach, of one kind and in its own context, by name."""
        reached = (self.model.element(flow.target_id) for flow in self.model.flows_from(element.id))
        return self._near(element, reached, kind)

    def before(self, element: Element, kind: ElementKind) -> list[Element]:
        """Return what reaches an element by arrows, of one kind and in its own context, by name."""
        reaching = (self.model.element(flow.source_id) for flow in self.model.flows_into(element.id))
        return self._near(element, reaching, kind)

    def transitions_of(self, aggregate: Element) -> tuple[Transition, ...]:
        """Return the transitions that a flow can say: their command and events are there, and arrows lead that way."""
        design = self.model.design(aggregate.id)
        commands = {one.name for one in self.before(aggregate, ElementKind.COMMAND)}
        events = {one.name for one in self.after(aggregate, ElementKind.EVENT)}
        return tuple(
            each
            for each in (design.transitions if design else ())
            if each.command in commands and each.events and events.issuperset(each.events)
        )

    def homes_of(self, element: Element) -> list[Element]:
        """Return the aggregates in whose blocks an event or a command is declared; none means the application's."""
        if element.kind is ElementKind.EVENT:
            return self.before(element, ElementKind.AGGREGATE)
        handlers = self.after(element, ElementKind.AGGREGATE)
        return [one for one in handlers if element.name not in {each.command for each in self.transitions_of(one)}]

    def cover(self, source: Element, target: Element) -> None:
        """Note that an arrow is said."""
        self.covered.add((source.id, target.id))

    def unsaid_flows(self) -> list[str]:
        """Return one note for the arrows that nothing in the file says, by the kinds of their ends."""
        pairs = [(flow.source_id, flow.target_id) for flow in self.model.flows]
        left = [pair for pair in pairs if pair not in self.covered]
        ends = [[self.model.element(end).kind.value.replace("_", " ") for end in pair] for pair in left]
        kinds = Counter(" → ".join(pair) for pair in ends)
        return [f"{count} arrows {kind}" if count > 1 else f"an arrow {kind}" for kind, count in sorted(kinds.items())]

    def _near(self, element: Element, others: Iterable[Element], kind: ElementKind) -> list[Element]:
        found = [one for one in others if one.kind is kind and one.context_id == element.context_id]
        return sorted(found, key=lambda one: (one.name, str(one.id)))
