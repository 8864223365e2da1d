"""From the tree of a Context Mapper file to our model: a snapshot without a domain, and the remarks.

Ids are made from names, so that the same file gives the same model, and an export read again gives an equal one.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid5

from modeler.core.importers.cml.designing import design_of
from modeler.core.importers.cml.elements import Elements
from modeler.core.importers.cml.tree import ContextBlock, Edge, File, Production, Remark, Thing
from modeler.core.kernel.ids import ContextId, DomainId, RelationshipId
from modeler.core.snapshot.canvas import BusinessModel, Canvas, ContextType, Evolution
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import (
    DownstreamRight,
    DownstreamRole,
    ElementKind,
    RelationshipKind,
    Subdomain,
    UpstreamRole,
)
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot

_SUBDOMAINS: Final = {
    "CORE_DOMAIN": Subdomain.CORE,
    "SUPPORTING_DOMAIN": Subdomain.SUPPORTING,
    "GENERIC_SUBDOMAIN": Subdomain.GENERIC,
}
_UP: Final = {"OHS": UpstreamRole.OPEN_HOST_SERVICE, "PL": UpstreamRole.PUBLISHED_LANGUAGE}
_DOWN: Final = {"ACL": DownstreamRole.ANTICORRUPTION_LAYER, "CF": DownstreamRole.CONFORMIST}
_RIGHTS: Final = {right.name: right for right in DownstreamRight}
_TEAM: Final = "TEAM"


def model_of(file: File, seed: UUID) -> tuple[Snapshot, tuple[Remark, ...]]:
    """Return the model that a file says, and everything that it says beyond, by line."""
    making = _Making(file, seed)
    making.contexts_and_teams()
    making.relationships()
    making.inside()
    remarks = sorted([*file.remarks, *making.remarks, *making.elements.remarks], key=lambda one: one.line)
    return making.snapshot(), tuple(remarks)


class _Making:
    """A model while it is put together."""

    def __init__(self, file: File, seed: UUID) -> None:
        self.file, self.seed = file, seed
        self.remarks: list[Remark] = []
        self.contexts: dict[str, Context] = {}
        self.edges: dict[UUID, Relationship] = {}
        self.teams = {block.name for block in file.contexts if block.type == _TEAM}
        self.elements = Elements(seed)

    def contexts_and_teams(self) -> None:
        on_map = {name for _, name in self.file.contains}
        for block in self.file.contexts:
            if block.type == _TEAM:
                continue
            if block.name in self.contexts:
                self.remark(block.line, f"A second context “{block.name}” is left out, with all that stands in it.")
                continue
            self.contexts[block.name] = self._context(block)
            if on_map and block.name not in on_map:
                self.remark(block.line, f"That “{block.name}” is not on the context map is not kept.")
        named = [*self.file.contains, *((edge.line, name) for edge in self.file.edges for name in _ends(edge))]
        for line, name in named:
            if name not in self.contexts and name not in self.teams:
                self.remark(line, f"“{name}” is not defined in this file; an empty context stands for it.")
                self.contexts[name] = Context(id=self._context_id(name), name=name)
        for block in self.file.contexts:
            if block.type == _TEAM:
                self._team(block)

    def relationships(self) -> None:
        for edge in self.file.edges:
            words = f"{edge.upstream} and {edge.downstream}"
            if self.teams & set(_ends(edge)):
                self.remark(edge.line, f"The relationship of the teams {words} is not kept.")
            elif edge.upstream == edge.downstream:
                self.remark(edge.line, f"“{edge.upstream}” cannot relate to itself; the line is left out.")
            else:
                self._relationship(edge, words)

    def inside(self) -> None:
        done: set[str] = set()
        for block in self.file.contexts:
            if block.type == _TEAM:
                for aggregate in block.aggregates:
                    self.remark(aggregate.line, f"The aggregate “{aggregate.name}” of a team is not kept.")
            elif block.name not in done:
                done.add(block.name)
                self._fill(block)

    def snapshot(self) -> Snapshot:
        made = self.elements
        profile = DomainProfile(id=DomainId(self.seed), slug="", name=self.file.name, team_slug="")
        return Snapshot(
            domain=profile,
            contexts=_sorted(self.contexts.values()),
            relationships=_sorted(self.edges.values()),
            elements=_sorted(made.elements.values()),
            flows=_sorted(made.flows.values()),
            events=_sorted(made.schemas.values()),
            designs=_sorted(made.designs.values()),
        )

    def remark(self, line: int, problem: str) -> None:
        self.remarks.append(Remark(line, problem))

    def _context_id(self, name: str) -> ContextId:
        return ContextId(uuid5(self.seed, f"context:{name}"))

    def _context(self, block: ContextBlock) -> Context:
        canvas = Canvas(
            subdomains=tuple(dict.fromkeys(block.implements)),
            business_models=self._choices(block, BusinessModel, block.business_model, "business model"),
            evolution=next(iter(self._choices(block, Evolution, block.evolution, "evolution")), None),
            type=next(iter(self._choices(block, ContextType, block.type, "type")), None),
            responsibilities=block.responsibilities,
            technology=block.technology,
        )
        if block.realizes:
            self.remark(block.line, f"“{block.name}” is no team: that it realizes others is not kept.")
        return Context(
            id=self._context_id(block.name),
            name=block.name,
            purpose=block.vision,
            subdomain=self._subdomain(block),
            canvas=canvas,
        )

    def _choices(self, block: ContextBlock, kind: type, text: str, what: str) -> tuple:  # type: ignore[type-arg]
        known = {each.value: each for each in kind}  # type: ignore[attr-defined]  # an enumeration
        found = []
        for word in text.replace("/", ",").split(","):
            key = word.strip().lower().replace(" ", "_").replace("-", "_")
            if key in known:
                found.append(known[key])
            elif key and key != "undefined":
                self.remark(block.line, f"The {what} “{word.strip()}” of “{block.name}” is not known here.")
        return tuple(found)

    def _subdomain(self, block: ContextBlock) -> Subdomain:
        types = [self.file.subdomains.get(name, "") for name in block.implements]
        known = list(dict.fromkeys(_SUBDOMAINS[each] for each in types if each in _SUBDOMAINS))
        if len(known) > 1:
            words = ", ".join(each.value for each in known)
            self.remark(block.line, f"“{block.name}” serves subdomains of several types ({words}); the first counts.")
        return known[0] if known else Subdomain.SUPPORTING

    def _team(self, block: ContextBlock) -> None:
        for name in block.realizes:
            context = self.contexts.get(name)
            if context is None:
                self.remark(block.line, f"The team “{block.name}” realizes “{name}”, which is not defined.")
            elif context.team:
                self.remark(block.line, f"“{name}” belongs to “{context.team}” already, not to “{block.name}” as well.")
            else:
                self.contexts[name] = replace(context, team=block.name)
        kept_nowhere = [text for text in (block.vision, *block.responsibilities, block.technology) if text]
        if kept_nowhere or not block.realizes:
            why = "beyond its name is not kept" if block.realizes else "is not kept: it realizes no context"
            self.remark(block.line, f"What is said of the team “{block.name}” {why}.")

    def _relationship(self, edge: Edge, words: str) -> None:
        kind = RelationshipKind(edge.kind)
        roles = (*edge.upstream_roles, *edge.downstream_roles)
        if kind.is_symmetric and roles:
            self.remark(edge.line, f"The roles {', '.join(roles)} of {words} have no sense here and are left out.")
            roles = ()
        key = RelationshipId(uuid5(self.seed, f"relationship:{edge.kind}:{edge.upstream}:{edge.downstream}:{roles}"))
        right = _RIGHTS.get(edge.downstream_right)
        if edge.downstream_right and (right is None or kind.is_symmetric):
            self.remark(edge.line, f"The right {edge.downstream_right} of {words} has no sense here and is left out.")
            right = None
        if key in self.edges:
            self.remark(edge.line, f"The same relationship of {words} a second time is left out.")
        self.edges[key] = Relationship(
            id=key,
            kind=kind,
            upstream_id=self.contexts[edge.upstream].id,
            downstream_id=self.contexts[edge.downstream].id,
            upstream_roles=frozenset(_UP[role] for role in roles if role in _UP),
            downstream_roles=frozenset(_DOWN[role] for role in roles if role in _DOWN),
            downstream_right=right,
        )

    def _fill(self, block: ContextBlock) -> None:
        context, made = self.contexts[block.name], self.elements
        for aggregate in block.aggregates:
            description = "\n".join(aggregate.responsibilities)
            if not made.aggregate(context, aggregate.line, aggregate.name, description):
                continue
            for thing in aggregate.things:
                made.message(context, thing, aggregate.name)
            made.design(context, aggregate.name, design_of(aggregate, self.remarks))
        for thing in block.things:
            self._loose(context, thing)
        for step in block.steps:
            if isinstance(step, Production):
                made.production(context, step)
            else:
                made.reaction(context, step)

    def _loose(self, context: Context, thing: Thing) -> None:
        if thing.kind in ("DomainEvent", "Command"):
            self.elements.message(context, thing, "")
        else:
            what = f"{thing.kind} “{thing.name}”"
            self.remark(thing.line, f"{what} stands in no aggregate of “{context.name}” and is not kept.")


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.upstream, edge.downstream


def _sorted(rows: Iterable) -> tuple:  # type: ignore[type-arg]  # rows of one snapshot's table
    return tuple(sorted(rows, key=lambda row: str(row.id)))


KINDS_SAID: Final = frozenset(
    {ElementKind.AGGREGATE, ElementKind.EVENT, ElementKind.COMMAND, ElementKind.POLICY, ElementKind.ACTOR}
)
