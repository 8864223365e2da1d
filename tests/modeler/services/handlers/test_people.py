"""Teams, members, domains and invitations."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from modeler.core.intents.people import (
    AddMember,
    ChangeMemberRole,
    CreateDomain,
    CreateInvitation,
    CreateTeam,
    JoinBoard,
    RemoveMember,
)
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.models import BoardGuest, Change, Domain, Member, Team, User
from modeler.services.access import boards_visible_to, domains_visible_to, role_in_domain
from modeler.services.execute import execute
from modeler.services.selectors import is_readable, with_names
from tests.builders.domains import a_domain, a_member, a_user, caller_of

pytestmark = pytest.mark.django_db


def test_who_founds_a_team_owns_it():
    user = a_user()
    team_id = uuid4()

    execute(caller_of(user), CreateTeam(id=uuid4(), team_id=team_id, slug="acme", name="Acme"))

    assert Member.objects.get(team_id=team_id).role == "owner"
    assert Team.objects.get(pk=team_id).version == 1


def test_a_slug_is_taken_once():
    a = a_domain(slug="orders")

    with pytest.raises(Conflict):
        a_domain(slug="orders")

    assert Domain.objects.filter(slug="orders").get() == a.domain


@pytest.mark.parametrize("slug", ["", "Orders", "1st", "a b", "x" * 51, "orders/"])
def test_a_slug_that_cannot_stand_in_an_address_is_refused(slug):
    with pytest.raises(Invalid):
        CreateTeam(id=uuid4(), team_id=uuid4(), slug=slug, name="Acme")


def test_a_viewer_reads_and_a_stranger_sees_nothing():
    a = a_domain()
    viewer, stranger = a_member(a, Role.VIEWER), caller_of(a_user("Sam"))

    assert role_in_domain(viewer, a.domain) is Role.VIEWER
    assert list(domains_visible_to(viewer)) == [a.domain]
    assert (list(domains_visible_to(stranger)), list(boards_visible_to(stranger))) == ([], [])


def test_only_an_owner_adds_members():
    a = a_domain()
    editor = a_member(a, Role.EDITOR)

    with pytest.raises(Forbidden):
        execute(editor, AddMember(id=uuid4(), team_id=a.domain.team_id, email=str(a_user("Bo").email)))

    assert Member.objects.filter(team_id=a.domain.team_id).count() == 2


def test_the_last_owner_stays():
    a = a_domain()
    scope = {"team_id": a.domain.team_id, "user_id": a.user.pk}

    with pytest.raises(Conflict):
        execute(a.owner, RemoveMember(id=uuid4(), **scope))
    with pytest.raises(Conflict):
        execute(a.owner, ChangeMemberRole(id=uuid4(), role=Role.EDITOR, **scope))

    assert Member.objects.get().role == "owner"


def test_an_editor_of_one_team_begins_no_domain_in_another():
    a, other = a_domain(), a_domain()

    with pytest.raises(NotFound):
        execute(
            a.owner,
            CreateDomain(
                id=uuid4(),
                domain_id=uuid4(),
                team_id=other.domain.team_id,
                first_board_id=uuid4(),
                slug="mine",
                name="Mine",
            ),
        )

    assert not Domain.objects.filter(slug="mine").exists()


def _invited(a, *, role=Role.GUEST, expires_at=None):
    guest = User.objects.create_guest("Gil")
    token = uuid4().hex
    body = {"invitation_id": uuid4(), "invited_board_id": a.board.pk, "token": token}
    a.do(CreateInvitation, **body, role=role, expires_at=expires_at)
    return caller_of(guest), token


def test_a_guest_joins_one_board_and_sees_nothing_else():
    a = a_domain()
    guest, token = _invited(a)

    a.do(JoinBoard, caller=guest, token=token)
    a.do(JoinBoard, caller=guest, token=token)

    assert list(boards_visible_to(guest)) == [a.board]
    assert list(domains_visible_to(guest)) == []
    assert role_in_domain(guest, a.domain, a.board.pk) is Role.GUEST
    assert BoardGuest.objects.count() == 1


def test_a_link_for_watching_gives_the_viewers_role():
    a = a_domain()
    guest, token = _invited(a, role=Role.VIEWER)

    a.do(JoinBoard, caller=guest, token=token)

    assert role_in_domain(guest, a.domain, a.board.pk) is Role.VIEWER


def test_an_expired_link_lets_nobody_in():
    a = a_domain()
    guest, token = _invited(a, expires_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(NotFound):
        a.do(JoinBoard, caller=guest, token=token)

    assert list(boards_visible_to(guest)) == []


def test_a_links_secret_is_read_by_its_maker_alone():
    a = a_domain()
    _invited(a)
    (change,) = with_names(Change.objects.filter(kind="InvitationCreated"))

    assert is_readable(change, a.owner, None)
    assert not is_readable(change, a_member(a, Role.EDITOR), None)
