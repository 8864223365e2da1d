"""How people come in and go: accounts, teams and roles, links to one board, the demo link."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from modeler.core.intents.people import CreateInvitation, RevokeInvitation
from modeler.core.kernel.roles import Role
from modeler.entrypoints.pages.people import demo_path
from modeler.models import BoardGuest, Change, Domain, Invitation, Member, Team, User
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import DEMO_EMAIL, load
from tests.builders.domains import ADomain, a_domain, a_member, a_user

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery staple"
ADA = {"email": "ada@example.com", "password1": PASSWORD, "display_name": "Ada"}


def _signed_in(client: Client) -> User | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def _a_link(a: ADomain, **properties: object) -> Invitation:
    properties = {"role": Role.GUEST, "token": uuid4().hex, **properties}
    a.do(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, **properties)
    return Invitation.objects.get(token=properties["token"])


def _join(client: Client, invitation: Invitation, name: str = "Grace"):
    return client.post(reverse("join", args=[invitation.token]), {"display_name": name})


def test_signing_up_takes_an_address_a_password_and_a_name_and_leads_home(client: Client):
    answer = client.post("/accounts/signup/", ADA)

    user = _signed_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert user is not None
    assert (user.email, user.display_name, user.is_guest) == ("ada@example.com", "Ada", False)


def test_an_address_that_is_taken_makes_no_second_account(client: Client):
    a_user("Ada", email="ada@example.com")

    client.post("/accounts/signup/", ADA)

    assert _signed_in(client) is None
    assert User.objects.count() == 1


def test_signing_in_takes_the_right_password(client: Client):
    user = User.objects.create_user("ada@example.com", PASSWORD, display_name="Ada")

    client.post("/accounts/login/", {"login": "ada@example.com", "password": "something else"})
    assert _signed_in(client) is None

    client.post("/accounts/login/", {"login": "ada@example.com", "password": PASSWORD})
    assert _signed_in(client) == user


def test_signing_out_closes_every_room(client: Client):
    a = a_domain()
    client.force_login(a.user)

    client.post("/accounts/logout/")

    assert _signed_in(client) is None
    assert client.get(reverse("boards", args=[a.domain.slug]))["Location"].startswith("/accounts/login/")


def test_whoever_founds_a_team_owns_it_and_may_begin_a_domain(client: Client):
    user = a_user()
    client.force_login(user)

    client.post(reverse("new_team"), {"name": "Parcel people"})
    answer = client.post(reverse("new_domain"), {"name": "Parcels", "slug": "", "team": "parcel-people"})

    domain = Domain.objects.get(slug="parcels")
    assert Member.objects.get(team=Team.objects.get(slug="parcel-people"), user=user).role == "owner"
    assert answer["Location"] == reverse("board", args=["parcels", domain.boards.get().pk])


def _ask_team(client: Client, a: ADomain, kind: str, **form: object):
    return client.post(reverse("ask_team", args=[a.domain.team.slug, kind]), form)


def test_an_owner_adds_a_member_who_may_do_what_the_role_says(client: Client):
    a, grace = a_domain(), a_user("Grace", email="grace@example.com")
    client.force_login(a.user)
    _ask_team(client, a, "AddMember", email="grace@example.com", role="viewer")
    context = {"context_id": "new", "name": "Sales"}
    add_context = reverse("ask_domain", args=[a.domain.slug, "AddContext"])

    client.force_login(grace)
    assert client.get(reverse("contexts", args=[a.domain.slug])).status_code == 200
    assert client.post(add_context, context).status_code == 403

    client.force_login(a.user)
    _ask_team(client, a, "ChangeMemberRole", user_id=grace.pk, role="editor")
    client.force_login(grace)
    assert client.post(add_context, context).status_code == 302
    assert a.domain.contexts.get().name == "Sales"


def test_a_member_who_is_removed_finds_nothing_any_more(client: Client):
    a = a_domain()
    grace = User.objects.get(pk=a_member(a, Role.EDITOR).user_id)
    client.force_login(a.user)

    _ask_team(client, a, "RemoveMember", user_id=grace.pk)

    client.force_login(grace)
    assert client.get(reverse("boards", args=[a.domain.slug])).status_code == 404


def test_the_last_owner_stays(client: Client):
    a = a_domain()
    client.force_login(a.user)
    before = Change.objects.count()

    answers = [
        _ask_team(client, a, "RemoveMember", user_id=a.user.pk),
        _ask_team(client, a, "ChangeMemberRole", user_id=a.user.pk, role="viewer"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409]
    assert Member.objects.get(user=a.user).role == "owner"
    assert Change.objects.count() == before


def test_only_an_owner_says_who_is_in_the_team(client: Client):
    a = a_domain()
    client.force_login(User.objects.get(pk=a_member(a, Role.EDITOR).user_id))
    a_user("Grace", email="grace@example.com")

    answer = _ask_team(client, a, "AddMember", email="grace@example.com", role="viewer")

    assert answer.status_code == 403
    assert Member.objects.filter(team=a.domain.team).count() == 2


def test_a_link_is_made_on_the_team_page_and_told_there(client: Client):
    a = a_domain()
    client.force_login(a.user)

    answer = client.post(reverse("invite", args=[a.domain.slug]), {"board": a.board.pk, "role": "viewer"}, follow=True)

    invitation = Invitation.objects.get()
    assert (invitation.board, invitation.role) == (a.board, "viewer")
    assert reverse("join", args=[invitation.token]) in answer.content.decode()


def test_a_guest_joins_a_board_with_a_display_name_only(client: Client):
    a = a_domain()
    invitation = _a_link(a)

    answer = _join(client, invitation)

    guest = _signed_in(client)
    assert guest is not None
    assert (guest.display_name, guest.email, guest.is_guest, guest.has_usable_password()) == (
        "Grace",
        None,
        True,
        False,
    )
    assert answer["Location"] == reverse("board", args=[a.domain.slug, a.board.pk])
    assert client.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize("room", ["contexts", "events", "rules", "simulate", "history", "team"])
def test_a_guest_sees_the_board_and_no_other_room(client: Client, room: str):
    a = a_domain()
    _join(client, _a_link(a))

    assert client.get(reverse(room, args=[a.domain.slug])).status_code == 404


def test_a_guest_without_a_name_stays_outside(client: Client):
    a = a_domain()

    answer = _join(client, _a_link(a), name=" ")

    assert answer.status_code == 200
    assert _signed_in(client) is None
    assert not BoardGuest.objects.exists()


def test_who_has_signed_in_joins_under_their_own_name(client: Client):
    a, grace = a_domain(), a_user("Grace")
    client.force_login(grace)

    client.post(reverse("join", args=[_a_link(a).token]))

    assert BoardGuest.objects.get().user == grace
    assert User.objects.filter(is_guest=True).count() == 0


def test_joining_twice_is_joining_once(client: Client):
    invitation = _a_link(a_domain())
    _join(client, invitation)

    _join(client, invitation)

    assert BoardGuest.objects.count() == 1
    assert User.objects.filter(is_guest=True).count() == 1


def test_a_link_that_is_unknown_closed_or_past_opens_nothing(client: Client):
    a = a_domain()
    closed, past = _a_link(a), _a_link(a, expires_at=timezone.now() - timedelta(minutes=1))
    a.do(RevokeInvitation, invitation_id=closed.pk)

    answers = [client.get(f"/join/{token}/") for token in ("nothing", closed.token, past.token)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_guest_loses_the_board_when_the_link_is_closed(client: Client):
    a = a_domain()
    invitation = _a_link(a)
    board = _join(client, invitation)["Location"]

    a.do(RevokeInvitation, invitation_id=invitation.pk)

    assert client.get(board).status_code == 404


def test_the_demo_link_signs_in_and_leads_to_orders_while_developing(client: Client, settings):
    settings.DEBUG = True
    load(SAMPLES["orders"])

    answer = client.get(demo_path(DEMO_EMAIL))

    user = _signed_in(client)
    assert user is not None
    assert user.email == DEMO_EMAIL
    assert answer["Location"] == "/d/orders/"


def test_the_demo_link_is_dead_in_service_and_where_it_is_forged(client: Client, settings):
    load(SAMPLES["orders"])
    path = demo_path(DEMO_EMAIL)
    settings.DEBUG = False
    assert client.get(path).status_code == 404

    settings.DEBUG = True
    forged = client.get(path[:-2] + ("A/" if path[-2] != "A" else "B/"))
    assert forged.status_code == 404
    assert "This sign-in address is no longer good." in forged.content.decode()
    assert _signed_in(client) is None
