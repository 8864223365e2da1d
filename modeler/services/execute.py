"""The one door for writes: authorise, lock, decide, record, apply, announce after commit."""

from functools import partial
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from modeler.core.intents.intent import DomainIntent, Intent, TeamIntent
from modeler.core.intents.people import CreateDomain, CreateTeam
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.core.kernel.roles import Role
from modeler.models import Change, Domain, Team
from modeler.services.access import require, role_in_domain, role_in_team
from modeler.services.announce import announce
from modeler.services.apply import apply
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.met_boards import phase_of
from modeler.services.past import KEYFRAME_EVERY, keep_keyframe
from modeler.services.registry import handlers, tables

Scope = Team | Domain
ScopeType = TypeVar("ScopeType")
ROLES_ON_A_BOARD = frozenset({Role.GUEST, Role.FACILITATOR})


def execute(caller: Caller, intent: Intent) -> Change:
    """Do what the intent asks, in one transaction, and return the change that it became.

    Executing an intent a second time returns the first time's change and does nothing more.

    Raises: NotFound, Forbidden, Conflict, Invalid; nothing has changed then.
    """
    with transaction.atomic():
        scope = _locked_scope(caller, intent)
        earlier = Change.objects.filter(intent_id=intent.id).first()
        if earlier is not None:
            return _repeated(earlier, caller, scope)
        draft = Draft(tables())
        cause_id = handlers()[type(intent)](draft, caller, scope, intent)
        apply(draft.effects, tables())
        change = _record(caller, intent, scope, draft, cause_id=cause_id)
        type(scope).objects.filter(pk=scope.pk).update(version=change.version)
        # robust: the change is committed; a broker that is away must not turn it into an error.
        transaction.on_commit(partial(announce, change, caller.name), robust=True)
        if change.version % KEYFRAME_EVERY == 0 and isinstance(scope, Domain):
            transaction.on_commit(partial(keep_keyframe, scope.pk, change.version), robust=True)
        for follower in draft.then:
            execute(caller, follower)
    return change


def planned(caller: Caller, intent: DomainIntent) -> tuple[Domain, Draft]:
    """Return the domain and what the intent would do to its rows; nothing is done.

    Raises: as `execute`.
    """
    with transaction.atomic():
        domain = _locked_domain(caller, intent)
        draft = Draft(tables())
        handlers()[type(intent)](draft, caller, domain, intent)
    return domain, draft


def _locked_scope(caller: Caller, intent: Intent) -> Scope:
    if isinstance(intent, CreateTeam):
        return Team(pk=intent.team_id)
    if isinstance(intent, CreateDomain):
        return _new_domain(caller, intent)
    if isinstance(intent, TeamIntent):
        team = Team.objects.select_for_update().filter(pk=intent.team_id).first()
        require(role_in_team(caller, intent.team_id), intent.needs, "team")
        return _found(team, "team")
    if isinstance(intent, DomainIntent):
        return _locked_domain(caller, intent)
    raise TypeError(f"{type(intent).__name__} names no scope.")


def _new_domain(caller: Caller, intent: CreateDomain) -> Domain:
    team = Team.objects.select_for_update().filter(pk=intent.team_id).first()
    require(role_in_team(caller, intent.team_id), intent.needs, "team")
    return Domain(pk=intent.domain_id, team=_found(team, "team"))


def _locked_domain(caller: Caller, intent: DomainIntent) -> Domain:
    domain = _found(Domain.objects.select_for_update().filter(pk=intent.domain_id).first(), "domain")
    board_id = getattr(intent, "board_id", None) if intent.needs in ROLES_ON_A_BOARD else None
    role = role_in_domain(caller, domain, board_id, enough=intent.needs)
    require(role, intent.needs, "board" if board_id else "domain")
    return domain


def _found(scope: ScopeType | None, what: str) -> ScopeType:
    if scope is None:
        raise NotFound(f"There is no such {what}.", fix="Check the address, or ask its owner for an invitation.")
    return scope


def _repeated(earlier: Change, caller: Caller, scope: Scope) -> Change:
    if earlier.caller_id != caller.user_id or earlier.scope_id != scope.pk:
        raise Conflict("The intent's id was used before.", where="id", fix="Make a new UUID for each intent.")
    return earlier


def _record(caller: Caller, intent: Intent, scope: Scope, draft: Draft, *, cause_id: UUID | None) -> Change:
    board_id = getattr(intent, "board_id", None) or _board_of(cause_id)
    return Change.objects.create(
        scope_id=scope.pk,
        scope_kind="team" if isinstance(scope, Team) else "domain",
        version=scope.version + 1,
        intent_id=intent.id,
        caller_id=caller.user_id,
        kind=intent.past,
        effects=[effect.to_json() for effect in draft.effects],
        board_id=board_id,
        phase=phase_of(scope, board_id) if board_id and isinstance(scope, Domain) else "",
        cause_id=cause_id,
        audience=draft.audience or intent.audience,
        at=timezone.now(),
    )


def _board_of(change_id: UUID | None) -> UUID | None:
    """The board of the change that this one answers: who saw that one must see this one too."""
    if change_id is None:
        return None
    return Change.objects.filter(pk=change_id).values_list("board_id", flat=True).first()
