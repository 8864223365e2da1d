"""Who speaks for the teams that own a domain's contexts."""

from collections.abc import Iterable
from uuid import UUID

from modeler.core.kernel.roles import Role
from modeler.models import Domain, Member, Speaker
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller


def speakers_of(domain: Domain, teams: Iterable[str]) -> dict[str, set[UUID]]:
    """Return who speaks for each of the teams: those appointed who are still members, or else the owners."""
    roles = dict(Member.objects.filter(team_id=domain.team_id).values_list("user_id", "role"))
    appointed: dict[str, set[UUID]] = {}
    for team, user_id in Speaker.objects.filter(domain=domain).values_list("team", "user_id"):
        if user_id in roles:
            appointed.setdefault(team, set()).add(user_id)
    owners = {user_id for user_id, role in roles.items() if role == Role.OWNER.slug}
    return {team: appointed.get(team, owners) for team in teams}


def teams_spoken_for(caller: Caller, domain: Domain, teams: Iterable[str]) -> tuple[str, ...]:
    """Return those of the teams that a caller speaks for, sorted."""
    if role_in_domain(caller, domain) is None:
        return ()
    return tuple(sorted(team for team, who in speakers_of(domain, teams).items() if caller.user_id in who))
