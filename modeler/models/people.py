"""Users and teams."""

from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models

from modeler.core.kernel.roles import MEMBER_ROLES

MEMBER_ROLE_CHOICES = [(role.slug, role.slug) for role in MEMBER_ROLES]


class UserManager(BaseUserManager["User"]):
    """Makes users; a guest has a display name and nothing else."""

    def create_user(self, email: str | None = None, password: str | None = None, **extra: Any) -> "User":
        """Return a new user with a hashed password, or with none that could ever match."""
        user = self.model(email=self.normalize_email(email) if email else None, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_guest(self, display_name: str) -> "User":
        """Return a new user who is known by a display name alone."""
        return self.create_user(display_name=display_name, is_guest=True)

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Return a new user who may enter the admin site."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who works here: with an email address, or as a guest with a display name only."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    display_name = models.CharField(max_length=80)
    is_guest = models.BooleanField(default=False)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_guest=True) | models.Q(email__isnull=False), name="user_has_email_or_is_guest"
            )
        ]

    def __str__(self) -> str:
        return self.display_name or self.email or str(self.pk)

    def clean(self) -> None:
        """Leave the address alone where there is none; Django would normalise it as a text."""
        if self.email is not None:
            super().clean()


class Team(models.Model):
    """Who works together. `version` counts the changes of the team's log."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A user's place in a team."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    team = models.ForeignKey(Team, models.DO_NOTHING, related_name="members")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=MEMBER_ROLE_CHOICES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user"], name="member_once_per_team"),
            models.CheckConstraint(
                condition=models.Q(role__in=[slug for slug, _ in MEMBER_ROLE_CHOICES]), name="member_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.role})"
