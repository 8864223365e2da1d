"""The mode in which pages collect edits into a change set instead of making them.

A page of the model is then drawn inside the transaction in which the collected steps were done, and which is rolled
back: it shows the model as proposed, and its forms build on that.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from modeler.core.intents.change_sets import PROPOSABLE, ExtendChangeSet, Step
from modeler.core.intents.intent import Intent
from modeler.core.intents.wire import intent_to_json
from modeler.core.kernel.ids import IntentId
from modeler.entrypoints.pages.callers import DomainPage
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import ChangeSet, Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.proposals import change_set_of, proposed
from modeler.services.selectors import domain_by_slug

# By domain, the change set that the browser's session collects into.
_SESSION: Final = "proposing"
_PROPOSABLE_NAMES: Final = frozenset(kind.__name__ for kind in PROPOSABLE)
_OF_THE_ADDRESS: Final = frozenset({"id", "domain_id"})


def model_page(page: DomainPage) -> Callable[..., HttpResponse]:
    """Give a page the caller and the domain of its address: the domain as proposed, while its reader is proposing."""

    @login_required
    @wraps(page)
    def with_model(request: HttpRequest, slug: str, **rest: Any) -> HttpResponse:
        caller = caller_of(request.user)
        domain = domain_by_slug(caller, slug)
        change_set = proposal_in(request, caller, domain)
        if change_set is None or rest.get("kind", "AddContext") not in _PROPOSABLE_NAMES:
            return page(request, caller, domain, **rest)
        return _as_proposed(page, request, caller, domain, change_set=change_set, rest=rest)

    return with_model


def ask(request: HttpRequest, caller: Caller, intent: Intent) -> None:
    """Execute what a form asks, or collect it while its reader is proposing. Raises: as `execute`."""
    collected = getattr(request, "collected", None)
    if collected is None:
        execute(caller, intent)
    else:
        collected.append(intent)


def proposal_in(request: HttpRequest, caller: Caller, domain: Domain) -> ChangeSet | None:
    """Return the open change set of the caller into which this browser collects, or None."""
    key = request.session.get(_SESSION, {}).get(str(domain.pk))
    found = change_set_of(domain, UUID(key)) if key else None
    return found if found is not None and found.author_id == caller.user_id else None


def collect_into(request: HttpRequest, domain: Domain, change_set_id: UUID | None) -> None:
    """Collect from now on into this change set; None: make edits as usual."""
    kept = dict(request.session.get(_SESSION, {}))
    kept.pop(str(domain.pk), None)
    if change_set_id is not None:
        kept[str(domain.pk)] = str(change_set_id)
    request.session[_SESSION] = kept


def _as_proposed(
    page: DomainPage,
    request: HttpRequest,
    caller: Caller,
    domain: Domain,
    *,
    change_set: ChangeSet,
    rest: dict[str, Any],
) -> HttpResponse:
    collected: list[Intent] = []
    # What templates and the live parts of a page need to know: the mode, and where the log really stands.
    told = {"proposal": change_set, "collected": collected, "logged_version": domain.version}
    for name, value in told.items():
        setattr(request, name, value)
    with proposed(domain, change_set) as now:
        answer = page(request, caller, now, **rest)
    if collected:
        steps = tuple(map(_step, collected))
        ids = {"id": IntentId(uuid4()), "domain_id": domain.pk, "change_set_id": change_set.pk}
        execute(caller, ExtendChangeSet(**ids, steps=steps))
    return answer


def _step(intent: Intent) -> Step:
    body = {name: value for name, value in intent_to_json(intent).items() if name not in _OF_THE_ADDRESS}
    return Step(id=intent.id, kind=type(intent).__name__, body=body)
