"""Analysis patterns: the gallery, and one pattern looked at, adapted and dropped into the domain."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from modeler.core.intents.patterns import UsePattern
from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.pages.callers import domain_page, form_target, shell
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.patterns import PatternCard, pattern_card, pattern_cards
from modeler.services.preview import Preview, preview_of
from modeler.services.selectors import boards_of
from modeler.services.snapshots import snapshot_of


@domain_page
def patterns(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show every pattern with its picture."""
    return render(request, "modeler/patterns.html", shell(caller, domain, "contexts", cards=pattern_cards()))


@domain_page
def pattern(request: HttpRequest, caller: Caller, domain: Domain, pattern: str) -> HttpResponse:
    """Show one pattern, with the names that its contexts get here and what it would change."""
    card = pattern_card(pattern)
    boards = list(boards_of(domain))
    asked = request.GET if "board_id" in request.GET else None
    preview, error = _look_ahead(caller, domain, card, asked) if asked is not None else (None, None)
    names = [(f"context-{at}", name, request.GET.get(f"context-{at}", name)) for at, name in enumerate(card.contexts)]
    context = shell(
        caller,
        domain,
        "contexts",
        card=card,
        names=names,
        boards=[(str(board.pk), board.name) for board in boards],
        board_id=request.GET.get("board_id", str(boards[0].pk) if boards else ""),
        present=sorted(context.name for context in snapshot_of(domain).contexts),
        preview=preview,
        error=error,
    )
    return render(request, "modeler/pattern.html", context)


@form_target
@domain_page
def use_pattern(request: HttpRequest, caller: Caller, domain: Domain, pattern: str) -> HttpResponse:
    """Drop the pattern into the domain, and go to the board where it hangs."""
    intent = _intent(domain, pattern_card(pattern), request.POST)
    execute(caller, intent)
    return redirect("board", slug=domain.slug, board_id=intent.board_id)


def _look_ahead(
    caller: Caller, domain: Domain, card: PatternCard, form: QueryDict
) -> tuple[Preview | None, ModelerError | None]:
    try:
        return preview_of(caller, _intent(domain, card, form)), None
    except ModelerError as refused:
        return None, refused


def _intent(domain: Domain, card: PatternCard, form: QueryDict) -> UsePattern:
    wanted = [form.get(f"context-{at}", "").strip() for at in range(len(card.contexts))]
    targets = [{"name": name, "becomes": own or name} for name, own in zip(card.contexts, wanted, strict=True)]
    body: dict[str, Any] = {"pattern": card.slug, "board_id": form.get("board_id", ""), "contexts": targets}
    intent = intent_from(UsePattern, body, domain.pk, form.get("intent"))
    assert isinstance(intent, UsePattern)
    return intent
