"""Decides what an analysis pattern becomes in a domain: what is new is created, what is there already is used."""

from uuid import UUID, uuid5

from modeler.core.intents.patterns import UsePattern
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.errors import Conflict, Invalid, NotFound
from modeler.core.snapshot.kinds import ElementKind, RegionKind
from modeler.models import (
    Board,
    Connector,
    Context,
    Design,
    Domain,
    Element,
    Event,
    Flow,
    Note,
    Region,
    Relationship,
    Subscription,
    Term,
    Workshop,
)
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.elements import EMPTY_SCHEMA
from modeler.services.handlers.palette import require_open
from modeler.services.met_boards import met_board
from modeler.services.samples.library import PATTERNS
from modeler.services.samples.sample import Sample
from modeler.services.samples.wall import PlacedNote, wall_of

BELOW = 160.0
"""Room between what hangs on the board and the pattern, in board units."""


def use_pattern(draft: Draft, caller: Caller, domain: Domain, intent: UsePattern) -> None:
    """Create what the pattern brings and the domain lacks."""
    pattern = PATTERNS.get(intent.pattern)
    if pattern is None:
        known = ", ".join(PATTERNS)
        raise NotFound(f"There is no pattern “{intent.pattern}”.", where="pattern", fix=f"Choose one of: {known}.")
    _require_known_contexts(pattern, intent)
    board = met_board(domain, intent.board_id)
    kinds = [note.sticky.kind for note in wall_of(pattern).notes]
    require_open(board, [*dict.fromkeys(kinds), RegionKind.CONTEXT])
    if Workshop.objects.filter(board=board, is_private=True).exists():
        raise Conflict("Everybody writes privately now.", where=f"board {board.pk}", fix="Wait for the reveal.")
    dropping = _Dropping(draft, domain, board, pattern, intent)
    dropping.model()
    dropping.wall()


def _require_known_contexts(pattern: Sample, intent: UsePattern) -> None:
    known = [context.name for context in pattern.contexts]
    for target in intent.contexts:
        if target.name not in known:
            fix = f"Name one of: {', '.join(known)}."
            raise Invalid(f"The pattern has no context “{target.name}”.", where="contexts", fix=fix)


class _Dropping:
    """One pattern on its way into a domain; ids follow from the intent's, so that it always builds the same."""

    def __init__(self, draft: Draft, domain: Domain, board: Board, pattern: Sample, intent: UsePattern) -> None:
        self._draft = draft
        self._domain = domain
        self._board = board
        self._pattern = pattern
        self._seed = intent.id
        self._lies = wall_of(pattern)
        self._becomes = {target.name: target.becomes for target in intent.contexts}
        self._contexts: dict[str, UUID] = {}
        self._elements: dict[str, UUID] = {}
        self._flows: dict[tuple[UUID, UUID], UUID] = {}

    def model(self) -> None:
        """Create contexts, elements and flows, and what they carry."""
        self._add_contexts()
        self._add_terms()
        self._add_relationships()
        self._add_elements()
        self._add_designs()
        self._add_flows()
        self._add_subscriptions()

    def wall(self) -> None:
        """Hang notes, arrows and regions below what is there."""
        left, top = self._place()
        for index, note in enumerate(self._lies.notes):
            self._add_note(note, left, top, z=f"{self._domain.version + 1:010d}.{index:05d}")
        for source, target in self._arrows():
            flow = self._flows[(self._elements[_text(source)], self._elements[_text(target)])]
            ends = {"source_id": self._id("note", source), "target_id": self._id("note", target)}
            row = {"id": self._id("connector", f"{source} > {target}"), "board_id": self._board.pk, "flow_id": flow}
            self._draft.create(Connector, **row, **ends)
        for placed in self._lies.frames:
            box, name = placed.box, placed.frame.context
            self._draft.create(
                Region,
                id=self._id("region", name),
                board_id=self._board.pk,
                kind=RegionKind.CONTEXT.value,
                context_id=self._contexts[name],
                x=left + box.x,
                y=top + box.y,
                width=box.width,
                height=box.height,
            )

    def _add_contexts(self) -> None:
        present = dict(Context.objects.filter(domain=self._domain).values_list("name", "pk"))
        for plan in self._pattern.contexts:
            name = self._becomes.get(plan.name, plan.name)
            self._contexts[plan.name] = present.get(name) or self._id("context", plan.name)
            if name not in present:
                told = {"name": name, "purpose": plan.purpose, "subdomain": plan.subdomain.value}
                self._draft.create(Context, id=self._contexts[plan.name], domain_id=self._domain.pk, **told)

    def _add_terms(self) -> None:
        rows = Term.objects.filter(domain=self._domain).values_list("context_id", "name", "synonyms")
        known = {(context, word.casefold()) for context, name, words in rows for word in (name, *words)}
        for plan in self._pattern.contexts:
            context_id = self._contexts[plan.name]
            for name, meaning in plan.terms.items():
                if (context_id, name.casefold()) not in known:
                    told = {"name": name, "meaning": meaning, "context_id": context_id}
                    term_id = self._id("term", f"{plan.name}/{name}")
                    self._draft.create(Term, id=term_id, domain_id=self._domain.pk, **told)

    def _add_relationships(self) -> None:
        rows = Relationship.objects.filter(domain=self._domain).values_list("upstream_id", "downstream_id")
        related = {frozenset(pair) for pair in rows}
        for edge in self._pattern.edges:
            ends = self._contexts[edge.upstream], self._contexts[edge.downstream]
            if ends[0] == ends[1] or frozenset(ends) in related:
                continue
            self._draft.create(
                Relationship,
                id=self._id("relationship", f"{edge.upstream} > {edge.downstream}"),
                domain_id=self._domain.pk,
                kind=edge.kind.value,
                upstream_id=ends[0],
                downstream_id=ends[1],
                upstream_roles=sorted(role.value for role in edge.upstream_roles),
                downstream_roles=sorted(role.value for role in edge.downstream_roles),
            )

    def _add_elements(self) -> None:
        rows = Element.objects.filter(domain=self._domain).values_list("kind", "name", "context_id", "pk")
        present = {(kind, name.casefold(), context): pk for kind, name, context, pk in rows}
        made: list[UUID] = []
        for note in self._lies.notes:
            kind, name = note.sticky.kind.element_kind, note.sticky.text
            if kind is None or name in self._elements:
                continue
            context_id = self._contexts[note.context] if note.context else None
            there = present.get((kind.value, name.casefold(), context_id))
            self._elements[name] = there or self._id("element", name)
            if there is None:
                row = {"id": self._elements[name], "domain_id": self._domain.pk, "context_id": context_id}
                self._draft.create(Element, kind=kind.value, name=name, **row)
                made += [self._elements[name]] if kind is ElementKind.EVENT else []
        schemas = {self._elements[name]: schema for name, schema in self._pattern.schemas.items()}
        for event_id in made:
            self._draft.create(
                Event, id=event_id, domain_id=self._domain.pk, schema=schemas.get(event_id, EMPTY_SCHEMA)
            )

    def _add_designs(self) -> None:
        designed = set(Design.objects.filter(domain=self._domain).values_list("pk", flat=True))
        for name, plan in self._pattern.designs.items():
            columns = {column: to_plain(value) for column, value in plan.fields().items()}
            if self._elements[name] not in designed:
                self._draft.create(Design, id=self._elements[name], domain_id=self._domain.pk, **columns)

    def _add_flows(self) -> None:
        rows = Flow.objects.filter(domain=self._domain).values_list("source_id", "target_id", "pk")
        self._flows = {(source, target): pk for source, target, pk in rows}
        for source, target in self._arrows():
            ends = self._elements[_text(source)], self._elements[_text(target)]
            if ends not in self._flows:
                self._flows[ends] = self._id("flow", f"{_text(source)} > {_text(target)}")
                row = {"id": self._flows[ends], "domain_id": self._domain.pk}
                self._draft.create(Flow, source_id=ends[0], target_id=ends[1], **row)

    def _add_subscriptions(self) -> None:
        rows = Subscription.objects.filter(domain=self._domain).values_list("event_id", "policy_id")
        known = set(rows)
        for each in self._pattern.reactions:
            event_id, policy_id = self._elements[each.event], self._elements[each.by]
            if (event_id, policy_id) in known:
                continue
            row = {"id": self._id("subscription", f"{each.event} > {each.by}"), "domain_id": self._domain.pk}
            told = {"condition": each.condition, "target_kind": each.target_kind.value}
            self._draft.create(Subscription, event_id=event_id, policy_id=policy_id, **row, **told)

    def _add_note(self, note: PlacedNote, left: float, top: float, *, z: str) -> None:
        has_element = note.sticky.kind.element_kind is not None
        self._draft.create(
            Note,
            id=self._id("note", note.key),
            board_id=self._board.pk,
            kind=note.sticky.kind.value,
            element_id=self._elements[note.sticky.text] if has_element else None,
            text="" if has_element else note.sticky.text,
            x=left + note.box.x,
            y=top + note.box.y,
            width=note.box.width,
            height=note.box.height,
            z=z,
            is_pivotal=note.sticky.is_pivotal,
        )

    def _arrows(self) -> list[tuple[str, str]]:
        drawn = [(arrow.source, arrow.target) for arrow in self._lies.arrows]
        return [*drawn, *((each.event, each.by) for each in self._pattern.reactions)]

    def _place(self) -> tuple[float, float]:
        """Where the pattern's own (0, 0) comes to lie: below what hangs on the board, at its left edge."""
        hanging = (self._board.notes, self._board.regions)
        boxes = [box for rows in hanging for box in rows.values_list("x", "y", "height")]
        own = [placed.box for placed in self._lies.frames]
        if not boxes:
            return 0.0, 0.0
        left, bottom = min(x for x, _, _ in boxes), max(y + height for _, y, height in boxes)
        return left - min(box.x for box in own), bottom + BELOW - min(box.y for box in own)

    def _id(self, what: str, name: str) -> UUID:
        return uuid5(self._seed, f"{what}/{name}")


def _text(key: str) -> str:
    """The text of a note's key: “Order” for “Order#2”."""
    return key.rpartition("#")[0] or key
