"""Reads for pages that show many boards or domains at once: counts and small pictures, in a few queries each."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from modeler.core.kernel.roles import Role, role_named
from modeler.models import Board, Domain, Element, Note, Region, Team
from modeler.services.access import domains_visible_to, teams_visible_to
from modeler.services.caller import Caller

NOTES_IN_A_PICTURE = 400
MARGIN = 60


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a picture, in board units; `kind` is a note's kind, or empty for a region."""

    x: int
    y: int
    width: int
    height: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A board as a small picture: where its notes and regions lie."""

    view_box: str
    regions: tuple[Box, ...]
    notes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A board in a list."""

    id: UUID
    name: str
    level: str
    note_count: int
    preview: Preview | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainCard:
    """A domain in a list, with a picture of its fullest board."""

    slug: str
    name: str
    version: int
    boards: int
    contexts: int
    events: int
    preview: Preview | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSection:
    """A team with what the caller may do there, its people and its domains."""

    slug: str
    name: str
    role: str
    people: tuple[dict[str, str], ...]
    domains: tuple[DomainCard, ...]

    @property
    def may_found(self) -> bool:
        """Return whether the caller may begin a domain here."""
        return role_named(self.role) >= Role.EDITOR


def teams_of(caller: Caller) -> tuple[TeamSection, ...]:
    """Return the caller's teams by name, each with its domains by name."""
    teams = teams_visible_to(caller).prefetch_related("members__user").order_by("name")
    cards: dict[UUID, list[DomainCard]] = {}
    for domain in _counted_domains(caller):
        cards.setdefault(domain.team_id, []).append(_domain_card(domain))
    return tuple(_team_section(caller, team, cards.get(team.pk, [])) for team in teams)


def board_cards(domain: Domain) -> tuple[BoardCard, ...]:
    """Return a domain's boards in their order, each with a picture."""
    boards = domain.boards.annotate(note_count=Count("notes")).order_by("position", "name")
    return tuple(BoardCard(board.pk, board.name, board.level, board.note_count, preview_of(board)) for board in boards)


def preview_of(board: Board) -> Preview | None:
    """Return a picture of a board, or None where nothing is on it."""
    notes = tuple(_box(note, note.kind) for note in Note.objects.filter(board=board)[:NOTES_IN_A_PICTURE])
    regions = tuple(_box(region, "") for region in Region.objects.filter(board=board)[:NOTES_IN_A_PICTURE])
    if not notes and not regions:
        return None
    return Preview(_view_box((*notes, *regions)), regions, notes)


def element_counts(domain: Domain) -> dict[str, int]:
    """Return how many elements of each kind a domain has."""
    rows = Element.objects.filter(domain=domain).order_by().values_list("kind").annotate(Count("pk"))
    return dict(rows)


def _counted_domains(caller: Caller) -> Iterable[Domain]:
    return (
        domains_visible_to(caller)
        .annotate(
            board_count=Count("boards", distinct=True),
            context_count=Count("contexts", distinct=True),
            event_count=Count("elements", filter=Q(elements__kind="event"), distinct=True),
        )
        .order_by("name")
    )


def _domain_card(domain: Domain) -> DomainCard:
    fullest = domain.boards.annotate(note_count=Count("notes")).order_by("-note_count", "position").first()
    return DomainCard(
        slug=domain.slug,
        name=domain.name,
        version=domain.version,
        boards=domain.board_count,  # type: ignore[attr-defined]  # annotated in _counted_domains
        contexts=domain.context_count,  # type: ignore[attr-defined]  # as above
        events=domain.event_count,  # type: ignore[attr-defined]  # as above
        preview=preview_of(fullest) if fullest else None,
    )


def _team_section(caller: Caller, team: Team, cards: list[DomainCard]) -> TeamSection:
    members = list(team.members.all())
    role = next((member.role for member in members if member.user_id == caller.user_id), "")
    people = tuple({"id": str(member.user_id), "name": str(member.user)} for member in members)
    return TeamSection(slug=team.slug, name=team.name, role=role, people=people, domains=tuple(cards))


def _box(row: Note | Region, kind: str) -> Box:
    return Box(round(row.x), round(row.y), round(row.width), round(row.height), kind)


def _view_box(boxes: tuple[Box, ...]) -> str:
    left, top = min(box.x for box in boxes) - MARGIN, min(box.y for box in boxes) - MARGIN
    right, bottom = max(box.x + box.width for box in boxes) + MARGIN, max(box.y + box.height for box in boxes) + MARGIN
    return f"{left} {top} {right - left} {bottom - top}"
