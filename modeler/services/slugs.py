"""Short names for addresses, made from the names that people write."""

import re
from itertools import count

from django.db.models import QuerySet
from django.utils.text import slugify

from modeler.models import Domain, Team

LONGEST = 50


def free_team_slug(name: str) -> str:
    """Return a slug for a new team of this name."""
    return _free(Team.objects.all(), _slug(name, "team"))


def free_domain_slug(name: str) -> str:
    """Return a slug for a new domain of this name."""
    return _free(Domain.objects.all(), _slug(name, "domain"))


def _slug(name: str, otherwise: str) -> str:
    text = re.sub("[-_]+", "-", slugify(name))[:LONGEST].strip("-")
    return text if text[:1].isalpha() else f"{otherwise}-{text}".strip("-")[:LONGEST]


def _free(rows: "QuerySet[Team] | QuerySet[Domain]", wanted: str) -> str:
    """The slug itself, else with the first number from 2 on that nobody has."""
    stem = wanted[: LONGEST - 5].rstrip("-")
    taken = set(rows.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
