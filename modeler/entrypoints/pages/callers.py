"""What every page needs: who asks, and the domain that the address names."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from modeler.core.kernel.roles import Role
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import Domain
from modeler.services.access import domains_visible_to, role_in_domain
from modeler.services.caller import Caller
from modeler.services.selectors import domain_by_slug

ROOMS_OF_THE_MODEL = frozenset({"contexts", "events", "language", "rules"})
DomainPage = Callable[..., HttpResponse]


def domain_page(page: DomainPage) -> Callable[..., HttpResponse]:
    """Give a page the caller and the domain of its address: page(request, caller, domain, ...)."""

    @login_required
    @wraps(page)
    def with_domain(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        caller = caller_of(request.user)
        return page(request, caller, domain_by_slug(caller, slug), **rest)

    return with_domain


def form_target(page: DomainPage) -> DomainPage:
    """Take posted forms only; whoever comes by the address, as after signing in again, is led to a page."""

    @wraps(page)
    def only_posted(request: HttpRequest, **rest: Any) -> HttpResponse:
        if request.method == "POST":
            return page(request, **rest)
        return redirect("domain", slug=rest["slug"]) if request.path.startswith("/d/") else redirect("home")

    only_posted.is_form_target = True  # type: ignore[attr-defined]  # tells addresses of pages from those of forms
    return only_posted


def shell(caller: Caller, domain: Domain, room: str, **rest: Any) -> dict[str, Any]:
    """Return what the shell of a domain's page shows, with what the page itself adds."""
    role = role_in_domain(caller, domain) or Role.STRANGER
    return {
        "domain": domain,
        "domains": domains_visible_to(caller).order_by("name"),
        "room": room,
        "role": role.slug,
        "may_edit": role >= Role.EDITOR,
        "may_own": role >= Role.OWNER,
        "may_propose": role >= Role.EDITOR and room in ROOMS_OF_THE_MODEL,
        **rest,
    }
