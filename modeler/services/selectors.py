"""Reads, always scoped to who asks: what is hidden looks like what is missing."""

import zlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.roles import Role
from modeler.models import (
    Board,
    Change,
    ChangeSet,
    Comment,
    Domain,
    Element,
    Invitation,
    Member,
    Note,
    Release,
    Subscription,
    Team,
    User,
)
from modeler.services.access import boards_visible_to, domains_visible_to, role_in_domain, teams_visible_to
from modeler.services.announce import change_to_json
from modeler.services.caller import SYSTEM, Caller
from modeler.services.effects import Listing
from modeler.services.registry import tables
from modeler.services.workshops import workshop_state

CATCH_UP_AT_MOST = 2_000
PERSON_COLOURS = 8


def domain_by_slug(caller: Caller, slug: str) -> Domain:
    """Return a domain whose model the caller may read. Raises: NotFound."""
    return _one(domains_visible_to(caller).select_related("team").filter(slug=slug), "domain")


def domain_by_id(caller: Caller, domain_id: UUID) -> Domain:
    """Return a domain whose model the caller may read. Raises: NotFound."""
    return _one(domains_visible_to(caller).select_related("team").filter(pk=domain_id), "domain")


def team_by_slug(caller: Caller, slug: str) -> Team:
    """Return a team that the caller is a member of. Raises: NotFound."""
    return _one(teams_visible_to(caller).filter(slug=slug), "team")


def board_by_id(caller: Caller, board_id: UUID) -> Board:
    """Return a board that the caller may see, as a member or as a guest. Raises: NotFound."""
    return _one(boards_visible_to(caller).select_related("domain__team").filter(pk=board_id), "board")


def role_on(caller: Caller, board: Board) -> Role:
    """Return the caller's role on a board that they may see."""
    return role_in_domain(caller, board.domain, board.pk) or Role.STRANGER


def board_state(caller: Caller, board: Board) -> dict[str, Any]:
    """Return the rows that a board draws, by table; a member gets the whole model, a guest what the board shows."""
    return _with_names_of_columns(board_tables(caller, board))


def board_tables(caller: Caller, board: Board) -> dict[str, Any]:
    """Return the same as `board_state`, what may be many rows as listings."""
    domain = board.domain
    is_member = role_in_domain(caller, domain) is not None
    shown = None if is_member else elements_on(board)
    return {
        "version": domain.version,
        "domain": tables()["domain"].values(domain),
        "board": tables()["board"].values(board),
        "boards": _values("board", domain.boards.order_by("position", "name") if is_member else [board]),
        "people": people_of(board, is_member=is_member),
        "comments": _values("comment", comments_on(board, is_member=is_member)),
        "notes": _values("note", board.notes.order_by("z", "pk")),
        "connectors": _values("connector", board.connectors.order_by("pk")),
        "regions": _values("region", board.regions.order_by("pk")),
        **model_tables(domain, shown),
        **workshop_state(caller, board),
    }


def elements_on(board: Board) -> list[UUID]:
    """Return the elements that a board's notes show."""
    return list(board.notes.exclude(element=None).values_list("element_id", flat=True))


def comments_on(board: Board, *, is_member: bool) -> QuerySet[Comment]:
    """Return the comments, the oldest first: for a member all of the domain, for a guest those said on the board."""
    of_board = {} if is_member else {"board": board}
    return board.domain.comments.filter(**of_board).order_by("at", "pk")


def people_of(board: Board, *, is_member: bool) -> list[dict[str, Any]]:
    """Return who can be spoken to or has spoken on a board: the team's members, the board's guests."""
    member_ids = set(board.domain.team.members.values_list("user_id", flat=True))
    guest_ids = set(board.domain.guests.filter(invitation__board=board).values_list("user_id", flat=True))
    author_ids = set(comments_on(board, is_member=is_member).values_list("author_id", flat=True))
    users = User.objects.filter(pk__in=member_ids | guest_ids | author_ids).order_by("display_name", "pk")
    return [
        {
            "id": str(user.pk),
            "name": str(user),
            "is_member": user.pk in member_ids,
            "color": zlib.crc32(str(user.pk).encode()) % PERSON_COLOURS + 1,
        }
        for user in users
    ]


def model_state(domain: Domain) -> dict[str, Any]:
    """Return the rows of a domain's model by table."""
    return _with_names_of_columns(model_tables(domain))


def model_tables(domain: Domain, shown: list[UUID] | None = None) -> dict[str, Any]:
    """Return the rows of a domain's model by table, as listings; with `shown`, only those of these elements."""
    return {f"{table}s": _values(table, rows) for table, rows in model_rows(domain, shown).items()}


def model_rows(domain: Domain, shown: list[UUID] | None = None) -> dict[str, QuerySet[Any]]:
    """Return the same, unread."""
    of_elements, of_flows, of_subscriptions, of_translations = Q(), Q(), Q(), Q()
    if shown is not None:
        of_elements = Q(pk__in=shown)
        of_flows = Q(source_id__in=shown, target_id__in=shown)
        of_subscriptions = Q(event_id__in=shown, policy_id__in=shown)
        ends = ("subscription__event_id__in", "subscription__policy_id__in", "into_id__in")
        of_translations = Q(**dict.fromkeys(ends, shown))
    return {
        "element": domain.elements.filter(of_elements).order_by("pk"),
        "flow": domain.flows.filter(of_flows).order_by("pk"),
        "context": domain.contexts.order_by("name"),
        "relationship": domain.relationships.order_by("pk"),
        "event": domain.events.filter(of_elements).order_by("pk"),
        "subscription": domain.subscriptions.filter(of_subscriptions).order_by("pk"),
        "translation": domain.translations.filter(of_translations).order_by("pk"),
        "design": domain.designs.filter(of_elements).order_by("pk"),
        "term": domain.terms.order_by("name"),
    }


def changes_since(domain: Domain, version: int) -> QuerySet[Change]:
    """Return the changes after a version, in order, at most CATCH_UP_AT_MOST of them."""
    return Change.objects.filter(scope_id=domain.pk, version__gt=version).order_by("version")[:CATCH_UP_AT_MOST]


def is_readable(change: dict[str, Any], caller: Caller, guest_of: UUID | None) -> bool:
    """Return whether a change on the wire may be shown to a caller; `guest_of` is the board of a mere guest."""
    if change["audience"] == "caller":
        return change["caller"] == str(caller.user_id)
    return guest_of is None or change["board"] == str(guest_of)


def with_names(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return changes as they go over the wire, each with the present name of its caller."""
    found = list(changes)
    users = User.objects.in_bulk({change.caller_id for change in found})
    names = {pk: user.display_name for pk, user in users.items()}
    names[SYSTEM.user_id] = SYSTEM.name
    return [change_to_json(change, names.get(change.caller_id, "")) for change in found]


def boards_of(domain: Domain) -> QuerySet[Board]:
    """Return a domain's boards in their order."""
    return domain.boards.order_by("position", "name")


def history_of(domain: Domain, before: int, count: int, *, phase: str = "") -> list[Change]:
    """Return the changes before a version, the latest first; with a phase, those that happened in it."""
    changes = Change.objects.filter(scope_id=domain.pk, version__lt=before)
    return list((changes.filter(phase=phase) if phase else changes).order_by("-version")[:count])


def members_of(team: Team) -> QuerySet[Member]:
    """Return a team's members by name."""
    return team.members.select_related("user").order_by("user__display_name", "pk")


def invitations_of(domain: Domain) -> QuerySet[Invitation]:
    """Return a domain's open invitation links, by board."""
    return domain.invitations.filter(is_revoked=False).select_related("board").order_by("board__position", "pk")


def releases_of(domain: Domain) -> QuerySet[Release]:
    """Return a domain's releases, the latest first."""
    return domain.releases.order_by("-number").defer("definitions", "model", "findings")


def change_sets_of(domain: Domain) -> QuerySet[ChangeSet]:
    """Return a domain's change sets, the latest first."""
    return domain.change_sets.order_by("-number")


def teams_in(domain: Domain) -> list[str]:
    """Return the names of the teams that own contexts, sorted."""
    found = domain.contexts.exclude(team="").values_list("team", flat=True).distinct()
    return sorted({team.strip() for team in found}, key=str.lower)


def speakers_in(domain: Domain) -> list[tuple[str, UUID, str]]:
    """Return who speaks for which team: team, id of the user, their name; by team and name."""
    rows = list(domain.speakers.values_list("team", "user_id"))
    users = User.objects.in_bulk({user_id for _, user_id in rows})
    found = [(team, user_id, str(users[user_id])) for team, user_id in rows if user_id in users]
    return sorted(found, key=lambda row: (row[0].lower(), row[2].lower()))


def severities_of(domain: Domain) -> dict[str, str]:
    """Return how a domain weighs rules otherwise than usual, by code; "off" for those that it leaves out."""
    return dict(domain.rule_severities.values_list("code", "severity"))


def boards_showing(domain: Domain, element_id: UUID) -> list[dict[str, Any]]:
    """Return the boards of a domain that show an element, in their order, each with the number of its notes."""
    boards = domain.boards.filter(notes__element_id=element_id).annotate(shown=Count("notes"))
    return [
        {
            "id": str(board.pk),
            "name": board.name,
            "notes": board.shown,
            "address": f"/d/{domain.slug}/boards/{board.pk}/#element={element_id}",
        }
        for board in boards.order_by("position", "name")
    ]


def notes_showing(element_id: UUID) -> QuerySet[Note]:
    """Return the notes that show an element."""
    return Note.objects.filter(element_id=element_id).select_related("board").order_by("board__position")


def names_behind(changes: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the present names of what changes touch, by the id of the row that carries none of its own."""
    touched: dict[str, set[str]] = {}
    for change in changes:
        for effect in change["effects"]:
            touched.setdefault(effect["table"], set()).add(effect["id"])
    notes = Note.objects.filter(pk__in=touched.get("note", ())).exclude(element=None).values_list("pk", "element__name")
    events = Element.objects.filter(pk__in=touched.get("event", ())).values_list("pk", "name")
    reactions = Subscription.objects.filter(pk__in=touched.get("subscription", ())).values_list("pk", "policy__name")
    return {str(pk): name for rows in (notes, events, reactions) for pk, name in rows}


def _values(table: str, rows: Iterable[Any]) -> Listing | list[dict[str, Any]]:
    of = tables()[table]
    return of.listing(rows) if isinstance(rows, QuerySet) else [of.values(row) for row in rows]


def _with_names_of_columns(state: dict[str, Any]) -> dict[str, Any]:
    return {name: rows.to_rows() if isinstance(rows, Listing) else rows for name, rows in state.items()}


def _one(rows: QuerySet[Any], what: str) -> Any:
    row = rows.first()
    if row is None:
        raise NotFound(f"There is no such {what}.", fix="Check the address, or ask its owner for an invitation.")
    return row
