"""A refactoring of the context map: choose what, look at what it would change, then do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from modeler.core.intents.intent import DomainIntent
from modeler.core.intents.refactorings import (
    ExtractSharedKernel,
    InsertAnticorruptionLayer,
    MergeContexts,
    PromoteToOpenHost,
    ReverseRelationship,
    SplitContext,
    SuspendPartnership,
)
from modeler.core.kernel.errors import ModelerError, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.pages.proposing import model_page
from modeler.entrypoints.protocol.forms import body_of_form
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.access import require, role_in_domain
from modeler.services.caller import Caller
from modeler.services.current import current_snapshot
from modeler.services.preview import Preview, preview_of

Options = list[tuple[UUID, str]]
SHARING = (RelationshipKind.SHARED_KERNEL, RelationshipKind.PARTNERSHIP)
DIRECTED = (RelationshipKind.UPSTREAM_DOWNSTREAM, RelationshipKind.CUSTOMER_SUPPLIER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refactoring:
    """One refactoring as a page offers it. `choices` are its lists by field, in the order of the form."""

    intent: type[DomainIntent]
    title: Any
    lead: Any
    choices: Mapping[str, tuple[Any, Callable[[Snapshot], Options]]]
    has_elements: bool = False
    has_name: bool = False

    @property
    def kind(self) -> str:
        """Return the intent's name on the wire, which is the page's address."""
        return self.intent.__name__


def _contexts(model: Snapshot) -> Options:
    return sorted(((one.id, one.name) for one in model.contexts), key=lambda option: option[1].lower())


def _edges(*kinds: RelationshipKind) -> Callable[[Snapshot], Options]:
    def options(model: Snapshot) -> Options:
        found = [(edge.id, _in_words(edge, model)) for edge in model.relationships if edge.kind in kinds]
        return sorted(found, key=lambda option: option[1].lower())

    return options


def _in_words(edge: Relationship, model: Snapshot) -> str:
    ends = [model.context(end) for end in (edge.upstream_id, edge.downstream_id)]
    return (" – " if edge.kind.is_symmetric else " → ").join(end.name if end else "?" for end in ends)


_CONTEXT = {"context_id": (_("Context"), _contexts)}

REFACTORINGS: Mapping[str, Refactoring] = {
    one.kind: one
    for one in (
        Refactoring(
            intent=SplitContext,
            title=_("Split a context"),
            lead=_("Some elements move into a context of their own; relationships follow their messages."),
            choices=_CONTEXT,
            has_elements=True,
            has_name=True,
        ),
        Refactoring(
            intent=MergeContexts,
            title=_("Merge two contexts"),
            lead=_("Everything of one context goes into the other, which keeps its name."),
            choices={**_CONTEXT, "into_id": (_("Into"), _contexts)},
        ),
        Refactoring(
            intent=ExtractSharedKernel,
            title=_("Extract a shared kernel"),
            lead=_("What two contexts share gets a context of its own, upstream of both."),
            choices={"relationship_id": (_("Relationship"), _edges(*SHARING))},
            has_elements=True,
            has_name=True,
        ),
        Refactoring(
            intent=SuspendPartnership,
            title=_("Suspend a partnership"),
            lead=_("From now on one side stands upstream and may succeed alone."),
            choices={
                "relationship_id": (_("Partnership"), _edges(RelationshipKind.PARTNERSHIP)),
                "upstream_id": (_("Upstream from now on"), _contexts),
            },
        ),
        Refactoring(
            intent=ReverseRelationship,
            title=_("Reverse a relationship"),
            lead=_("Upstream and downstream change places. Their patterns fall: each holds for one side only."),
            choices={"relationship_id": (_("Relationship"), _edges(*DIRECTED))},
        ),
        Refactoring(
            intent=InsertAnticorruptionLayer,
            title=_("Insert an Anticorruption Layer"),
            lead=_("The downstream side translates what the upstream says into its own words."),
            choices={"relationship_id": (_("Relationship"), _edges(*DIRECTED))},
        ),
        Refactoring(
            intent=PromoteToOpenHost,
            title=_("Promote to an Open/Host Service"),
            lead=_("A context serves everybody downstream by one service with a published language."),
            choices=_CONTEXT,
        ),
    )
}


@model_page
def refactoring(request: HttpRequest, caller: Caller, domain: Domain, kind: str) -> HttpResponse:
    """Show the form of a refactoring, and what it would change once enough is chosen."""
    require(role_in_domain(caller, domain), Role.EDITOR, "domain")
    asked = REFACTORINGS.get(kind)
    if asked is None:
        raise NotFound("There is no such refactoring.", fix="Choose one on the page of contexts.")
    model = current_snapshot(domain)
    preview, error = _look_ahead(request, caller, domain, asked)
    chosen = {name: request.GET.get(name, "") for name in asked.choices}
    context = shell(
        caller,
        domain,
        "contexts",
        asked=asked,
        refactorings=list(REFACTORINGS.values()),
        fields=[_field(name, label, options(model), chosen[name]) for name, (label, options) in asked.choices.items()],
        elements=_elements(model, chosen) if asked.has_elements else [],
        picked=request.GET.getlist("element_ids"),
        name=request.GET.get("name", ""),
        preview=preview,
        error=error,
        told=_told(request, asked),
    )
    return render(request, "modeler/refactoring.html", context)


def _look_ahead(
    request: HttpRequest, caller: Caller, domain: Domain, asked: Refactoring
) -> tuple[Preview | None, ModelerError | None]:
    """What the form asks for so far, looked at without doing it; nothing where it is not complete yet."""
    is_complete = all(request.GET.get(name) for name in asked.choices)
    is_complete &= not asked.has_elements or "element_ids" in request.GET
    is_complete &= not asked.has_name or bool(request.GET.get("name"))
    if not is_complete:
        return None, None
    try:
        body = body_of_form(asked.intent, request.GET) | _made_here(asked)
        intent = intent_from(asked.intent, body, domain.pk, None)
        assert isinstance(intent, DomainIntent)
        return preview_of(caller, intent), None
    except ModelerError as refused:
        return None, refused


def _made_here(asked: Refactoring) -> dict[str, str]:
    # Any id does: nothing is stored.
    return {"new_context_id": str(UUID(int=0))} if asked.has_name else {}


def _field(name: str, label: Any, options: Options, chosen: str) -> dict[str, Any]:
    return {"name": name, "label": label, "options": [(str(key), text) for key, text in options], "value": chosen}


def _elements(model: Snapshot, chosen: Mapping[str, str]) -> list[Any]:
    """The elements that could move: those of the chosen context, or of both ends of the chosen relationship."""
    owners = {chosen.get("context_id", "")}
    for edge in model.relationships:
        if str(edge.id) == chosen.get("relationship_id"):
            owners |= {str(edge.upstream_id), str(edge.downstream_id)}
    found = [one for one in model.elements if one.context_id and str(one.context_id) in owners]
    return sorted(found, key=lambda one: (one.kind.value, one.name.lower()))


def _told(request: HttpRequest, asked: Refactoring) -> list[tuple[str, str]]:
    """The form's values once more, for the form that does it."""
    names = [*asked.choices, *(["name"] if asked.has_name else []), *(["element_ids"] if asked.has_elements else [])]
    pairs = [(name, value) for name in names for value in request.GET.getlist(name)]
    return [*pairs, ("new_context_id", "new")] if asked.has_name else pairs
