"""Proposals: all change sets, one with what it would do and who says what of it, and the mode that collects edits."""

import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from modeler.core.diff.concerns import Say
from modeler.core.intents.change_sets import OpenChangeSet
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import domain_page, form_target, shell
from modeler.entrypoints.pages.comparing import compared
from modeler.entrypoints.pages.proposing import collect_into, proposal_in
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import ChangeSet, Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.proposals import change_set_numbered
from modeler.services.releases import names_of
from modeler.services.reviews import Review, review_of
from modeler.services.selectors import change_sets_of, members_of, speakers_in, teams_in
from modeler.services.speakers import teams_spoken_for

SAYS: Final = {
    Say.NOTIFIED: _("is told"),
    Say.ASKED: _("is asked"),
    Say.MAY_BLOCK: _("may block"),
    Say.MUST_APPROVE: _("must approve"),
}


@domain_page
def proposals(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List the change sets, the latest first, and who speaks for which team."""
    found = list(change_sets_of(domain))
    names = names_of({one.author_id for one in found})
    context = shell(
        caller,
        domain,
        "history",
        proposals=[(one, names.get(one.author_id, "")) for one in found],
        speakers=speakers_in(domain),
        teams=[(team, team) for team in teams_in(domain)],
        members=[(str(one.user_id), str(one.user)) for one in members_of(domain.team)],
    )
    return render(request, "modeler/proposals.html", context)


@domain_page
def proposal(request: HttpRequest, caller: Caller, domain: Domain, number: int) -> HttpResponse:
    """Show one change set."""
    row = change_set_numbered(domain, number)
    review = review_of(domain, row)
    mine = teams_spoken_for(caller, domain, review.standing.says)
    collecting = proposal_in(request, caller, domain)
    context = shell(
        caller,
        domain,
        "history",
        row=row,
        review=review,
        author=review.names.get(row.author_id, ""),
        closed_by=review.names.get(row.closed_by_id, "") if row.closed_by_id else "",
        is_mine=row.author_id == caller.user_id,
        is_open=row.stage in ("draft", "review"),
        is_collecting=collecting is not None and collecting.pk == row.pk,
        has_moved=any(one.code == "moved" for one in review.obstacles),
        asked=_asked(review),
        mine=mine,
        may_approve=any(review.standing.says[team] is not Say.NOTIFIED for team in mine),
        steps=_steps(row, review),
        new_findings=review.preview.new_findings,
        gone_findings=review.preview.gone_findings,
        **compared(review.preview.comparison),
    )
    return render(request, "modeler/proposal.html", context)


@form_target
@domain_page
def begin_proposal(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Open a change set, and collect into it from now on."""
    key = uuid4()
    body = {"change_set_id": str(key), "title": request.POST.get("title", ""), "reason": request.POST.get("reason", "")}
    execute(caller, intent_from(OpenChangeSet, body, domain.pk, request.POST.get("intent")))
    collect_into(request, domain, key)
    return redirect(_room(request), slug=domain.slug)


@form_target
@domain_page
def collect(request: HttpRequest, caller: Caller, domain: Domain, number: int) -> HttpResponse:
    """Collect into an open change set from now on."""
    collect_into(request, domain, change_set_numbered(domain, number).pk)
    return redirect("contexts", slug=domain.slug)


@form_target
@domain_page
def stop_collecting(request: HttpRequest, caller: Caller, domain: Domain, number: int) -> HttpResponse:
    """Make edits as usual again."""
    collect_into(request, domain, None)
    return redirect("proposal", slug=domain.slug, number=number)


def _room(request: HttpRequest) -> str:
    room = request.POST.get("room", "")
    return room if room in ("contexts", "events", "language", "rules") else "contexts"


def _asked(review: Review) -> list[dict[str, Any]]:
    """The teams concerned: what each may say, why, who speaks for it, and what was said."""
    model, after = review.preview.comparison.before, review.preview.comparison.after
    return [
        {
            "team": team,
            "say": say.value,
            "words": SAYS[say],
            "because": _because(team, review, (model, after)),
            "speakers": ", ".join(review.speakers.get(team, ())),
            "verdict": review.verdicts.get(team),
            "by": review.names.get(review.verdicts[team].user_id, "") if team in review.verdicts else "",
        }
        for team, say in review.standing.says.items()
    ]


def _because(team: str, review: Review, models: tuple[Snapshot, Snapshot]) -> list[str]:
    edges = {one.id: one for model in reversed(models) for one in model.relationships}
    names = {one.id: one.name for model in reversed(models) for one in model.contexts}
    found = []
    for concern in review.concerns:
        if concern.team != team:
            continue
        edge = edges.get(concern.relationship_id) if concern.relationship_id else None
        if edge is None:
            found.append(names.get(concern.context_id, ""))
            continue
        line = " – " if edge.kind.is_symmetric else " → "
        right = f" ({edge.downstream_right.value.replace('_', ' ')})" if edge.downstream_right else ""
        found.append(f"{names.get(edge.upstream_id, '')}{line}{names.get(edge.downstream_id, '')}{right}")
    return list(dict.fromkeys(found))


def _steps(row: ChangeSet, review: Review) -> list[dict[str, Any]]:
    comparison = review.preview.comparison
    names = {
        str(one.id): one.name
        for model in (comparison.after, comparison.before)
        for one in (*model.contexts, *model.elements, *model.terms)
    }
    return [
        {
            "id": step["id"],
            "words": re.sub(r"(?<=[a-z])(?=[A-Z])", " ", step["kind"]).capitalize(),
            "about": _about(step["body"], names),
            "obstacles": [one for one in review.obstacles if one.step == number],
        }
        for number, step in enumerate(row.steps, start=1)
    ]


def _about(body: Mapping[str, Any], names: Mapping[str, str]) -> str:
    found = [names[value] for value in body.values() if isinstance(value, str) and value in names]
    told = [str(body["name"])] if body.get("name") else []
    return " · ".join(dict.fromkeys([*found, *told]))
