"""How people come in: by an invitation link with a display name, or by the demo link while developing."""

import secrets
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from modeler.core.intents.people import CreateInvitation, JoinBoard
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.roles import role_named
from modeler.entrypoints.pages.callers import domain_page, form_target
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import Domain, User
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.guests import active_user, invitation_of_link, welcome_guest
from modeler.services.selectors import board_by_id

BACKEND = "django.contrib.auth.backends.ModelBackend"
DEMO_SALT = "demo-sign-in"
DEMO_LINK_SECONDS = 24 * 60 * 60


class SignUpForm(forms.Form):
    """What signing up asks for beside address and password."""

    display_name = forms.CharField(max_length=80, label="Display name")

    def signup(self, request: HttpRequest, user: User) -> None:
        """Keep the name."""
        user.display_name = self.cleaned_data["display_name"]
        user.save(update_fields=["display_name"])


class JoinForm(forms.Form):
    """What a guest tells."""

    display_name = forms.CharField(max_length=80, label="Your name")


def join(request: HttpRequest, token: str) -> HttpResponse:
    """Enter a board by its link; somebody who has not signed in becomes a guest under a display name."""
    invitation = invitation_of_link(token)
    form = JoinForm(request.POST or None)
    if request.method != "POST" or (not request.user.is_authenticated and not form.is_valid()):
        return render(request, "modeler/join.html", {"form": form, "board": invitation.board})
    if not request.user.is_authenticated:
        login(request, welcome_guest(form.cleaned_data["display_name"]), backend=BACKEND)
    caller = caller_of(request.user)
    execute(caller, JoinBoard(id=uuid4(), domain_id=invitation.domain_id, token=token))
    board = board_by_id(caller, invitation.board_id)
    return redirect("board", slug=board.domain.slug, board_id=board.pk)


@form_target
@domain_page
def invite(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Make a link to a board."""
    execute(
        caller,
        CreateInvitation(
            id=uuid4(),
            domain_id=domain.pk,
            invitation_id=uuid4(),
            invited_board_id=board_by_id(caller, request.POST.get("board", str(uuid4()))).pk,
            token=secrets.token_urlsafe(24),
            role=role_named(request.POST.get("role", "guest")),
        ),
    )
    return redirect("team", slug=domain.slug)


def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign the demo user in by a signed link; only while DEBUG is on."""
    dead = NotFound("This sign-in address is no longer good.", fix="`manage.py demo_link` prints a fresh one.")
    if not settings.DEBUG:
        raise dead
    try:
        email = TimestampSigner(salt=DEMO_SALT).unsign(token, max_age=DEMO_LINK_SECONDS)
    except BadSignature:
        raise dead from None
    user = active_user(email)
    if user is None:
        raise dead
    login(request, user, backend=BACKEND)
    return redirect("domain", slug="orders")


def demo_path(email: str) -> str:
    """Return the path of the one-click sign-in of a user."""
    return reverse("demo_sign_in", args=[TimestampSigner(salt=DEMO_SALT).sign(email)])
