"""Domains, their boards and the links that open a board to guests."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from modeler.core.kernel.roles import INVITATION_ROLES
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.models.people import Team


class Domain(models.Model):
    """A business domain that a team models. `version` counts the changes of the domain's log."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="domains")
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    topology = models.CharField(
        max_length=20,
        choices=[(choice.value, choice.value) for choice in TopologyChoice],
        default=TopologyChoice.BUS_PER_DOMAIN.value,
    )
    archive_days = models.PositiveIntegerField(null=True, blank=True, default=None)
    quotas = models.JSONField(default=dict, blank=True)
    name_words = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Board(models.Model):
    """An event-storming wall of a domain.

    `phase` is its workshop's, None where nobody facilitates; `origin` is the board that it was drilled down from.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="boards")
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, default="design")
    position = models.PositiveIntegerField(default=0)
    phase = models.CharField(max_length=40, null=True, blank=True)
    origin = models.ForeignKey("self", models.DO_NOTHING, null=True, blank=True, related_name="spawned")

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A link by which anybody joins one board with a display name."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="invitations")
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="invitations")
    token = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20, choices=[(role.slug, role.slug) for role in INVITATION_ROLES])
    expires_at = models.DateTimeField(null=True, blank=True)
    is_revoked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.board} as {self.role}"


class BoardGuest(models.Model):
    """Somebody who joined a board by an invitation; the invitation says what they may do."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="guests")
    invitation = models.ForeignKey(Invitation, models.DO_NOTHING, related_name="guests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="joined_boards")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["invitation", "user"], name="guest_once_per_invitation")]

    def __str__(self) -> str:
        return f"{self.user} on {self.invitation.board}"
