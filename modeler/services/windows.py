"""What one socket may see of a domain, decided once at `hello` and again when access changes."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.roles import Role
from modeler.models import Board, Domain
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.reach import alters
from modeler.services.selectors import (
    CATCH_UP_AT_MOST,
    board_by_id,
    board_tables,
    changes_since,
    domain_by_id,
    is_readable,
    model_tables,
    role_on,
    with_names,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A caller's window on a domain: all of it, or one board of it for a guest."""

    caller: Caller
    domain: Domain
    board: Board | None
    role: Role
    is_guest: bool

    @property
    def version(self) -> int:
        """Return the domain's version when the window was opened."""
        return self.domain.version

    @property
    def board_id(self) -> UUID | None:
        """Return the board that this socket draws."""
        return self.board.pk if self.board else None

    def state(self) -> dict[str, Any]:
        """Return everything that the window shows, as it stands now, what may be many rows as listings."""
        if self.board is not None:
            return board_tables(self.caller, board_by_id(self.caller, self.board.pk))
        domain = domain_by_id(self.caller, self.domain.pk)
        return {"version": domain.version, **model_tables(domain)}

    def missed(self, since: int) -> list[dict[str, Any]] | None:
        """Return the changes after a version; None where it takes the whole state to go on from there."""
        changes = list(changes_since(self.domain, since))
        self.domain.refresh_from_db(fields=["version"])
        if since < 0 or since > self.domain.version or len(changes) == CATCH_UP_AT_MOST:
            return None
        told = with_names(changes)
        return None if any(self.must_look_anew(change) for change in told) else told

    def may_read(self, change: dict[str, Any]) -> bool:
        """Return whether the window shows a change."""
        return is_readable(change, self.caller, self.board_id if self.is_guest else None)

    def must_look_anew(self, change: dict[str, Any]) -> bool:
        """Return whether a change that the window does not show alters what it shows: a guest then gets the state."""
        return self.is_guest and self.board is not None and not self.may_read(change) and alters(change, self.board)


def open_window(caller: Caller, domain_id: UUID, board_id: UUID | None) -> Window:
    """Return what a caller sees of a domain. Raises: NotFound."""
    if board_id is None:
        domain = domain_by_id(caller, domain_id)
        role = role_in_domain(caller, domain) or Role.STRANGER
        return Window(caller=caller, domain=domain, board=None, role=role, is_guest=False)
    board = board_by_id(caller, board_id)
    if board.domain_id != domain_id:
        raise NotFound("There is no such board.", fix="Check the address.")
    is_guest = role_in_domain(caller, board.domain) is None
    return Window(caller=caller, domain=board.domain, board=board, role=role_on(caller, board), is_guest=is_guest)


def version_of(domain_id: UUID) -> int:
    """Return how far a domain's log goes; 0 for a domain that is gone."""
    return Domain.objects.filter(pk=domain_id).values_list("version", flat=True).first() or 0
