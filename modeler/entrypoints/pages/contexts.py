"""The context map, its contexts and their relationships."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.pages.context_map import draw_map
from modeler.entrypoints.pages.core_chart import core_chart_of
from modeler.entrypoints.pages.proposing import model_page
from modeler.entrypoints.pages.refactoring import REFACTORINGS
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.context_maps import map_state
from modeler.services.current import current_snapshot
from modeler.services.findings import findings_of
from modeler.services.selectors import history_of
from modeler.templatetags.labels import (
    DOWNSTREAM_RIGHTS,
    DOWNSTREAM_ROLES,
    RELATIONSHIPS,
    SUBDOMAINS,
    TOPOLOGIES,
    UPSTREAM_ROLES,
)

OF_THE_MAP = frozenset({"context", "relationship"})
DRAWN_AT_MOST = 60
MAP_TOOLS = (
    ("out", "zoom-out", _("Zoom out")),
    ("in", "zoom-in", _("Zoom in")),
    ("fit", "maximize", _("Show all")),
    ("tidy", "layout-grid", _("Put everything back")),
)


@model_page
def contexts(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Draw the map, and list what it shows, with forms to change it."""
    snapshot = current_snapshot(domain)
    names = {kind: str(label) for kind, label in RELATIONSHIPS.items()}
    context = shell(
        caller,
        domain,
        "contexts",
        socket_path=f"/ws/domains/{domain.pk}/",
        map_model=map_state(domain, snapshot),
        map_tools=MAP_TOOLS,
        drawing=draw_map(*_drawn_here(snapshot), names),
        contexts=_contexts(snapshot),
        chart=core_chart_of(snapshot),
        relationships=_relationships(snapshot),
        findings=[one for one in findings_of(domain) if any(place.kind in OF_THE_MAP for place in one.where)],
        context_options=[(context.id, context.name) for context in snapshot.contexts],
        kinds=RELATIONSHIPS.items(),
        subdomains=SUBDOMAINS.items(),
        topologies=TOPOLOGIES.items(),
        upstream_roles=UPSTREAM_ROLES.items(),
        downstream_roles=DOWNSTREAM_ROLES.items(),
        downstream_rights=DOWNSTREAM_RIGHTS.items(),
        refactorings=list(REFACTORINGS.values()),
        undoable=_refactored(caller, domain),
    )
    return render(request, "modeler/contexts.html", context)


def _drawn_here(snapshot: Snapshot) -> tuple[tuple[Context, ...], tuple[Relationship, ...]]:
    """What is drawn before the script draws it better: of a large map nothing, since nobody could read it."""
    if len(snapshot.contexts) > DRAWN_AT_MOST:
        return (), ()
    return snapshot.contexts, snapshot.relationships


def _refactored(caller: Caller, domain: Domain) -> str:
    """The id of the last change where it is the caller's own refactoring, which the map offers to take back."""
    kinds = {one.intent.past for one in REFACTORINGS.values()}
    latest = history_of(domain, domain.version + 1, 1)
    return "".join(str(change.pk) for change in latest if change.caller_id == caller.user_id and change.kind in kinds)


def _contexts(snapshot: Snapshot) -> list[dict[str, object]]:
    counts = Counter((element.context_id, element.kind.value) for element in snapshot.elements)
    return [
        {
            "row": context,
            "kinds": [(kind, count) for (owner, kind), count in sorted(counts.items(), key=str) if owner == context.id],
            "terms": [term.name for term in snapshot.terms if term.context_id == context.id],
        }
        for context in sorted(snapshot.contexts, key=lambda one: one.name)
    ]


def _relationships(snapshot: Snapshot) -> list[dict[str, object]]:
    return [
        {
            "row": edge,
            "upstream": snapshot.context(edge.upstream_id),
            "downstream": snapshot.context(edge.downstream_id),
            "upstream_roles": sorted(role.value for role in edge.upstream_roles),
            "downstream_roles": sorted(role.value for role in edge.downstream_roles),
            "is_symmetric": RelationshipKind(edge.kind).is_symmetric,
        }
        for edge in snapshot.relationships
    ]
