"""Builders of rows: a test states what matters to it, the rest is filled in."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from modeler.core.intents.board import AddNotes, AddRegion, Connect, NewNote
from modeler.core.intents.people import AddMember, CreateDomain, CreateTeam
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Board, Change, Domain, Note, User
from modeler.services.caller import Caller
from modeler.services.execute import execute


@dataclass
class ADomain:
    """A domain with its first board and its owner, ready to be stormed."""

    owner: Caller
    user: User
    domain: Domain
    board: Board
    notes: dict[str, UUID] = field(default_factory=dict)

    def do(self, kind: type, /, *, caller: Caller | None = None, **body: Any) -> Change:
        """Execute an intent of this domain; ids that the kind needs and the test leaves out are filled in."""
        return execute(caller or self.owner, self.intent(kind, **body))

    def intent(self, kind: type, /, **body: Any) -> Any:
        """Return an intent of this domain, with id, domain and board filled in."""
        names = kind.__dataclass_fields__
        filled = {"id": uuid4(), "domain_id": self.domain.pk, "board_id": self.board.pk}
        return kind(**{name: value for name, value in filled.items() if name in names and name not in body}, **body)

    def add_note(self, text: str, kind: NoteKind = NoteKind.EVENT, *, x: float = 0, y: float = 0) -> UUID:
        """Add a note and return its id."""
        note = NewNote(id=uuid4(), kind=kind, x=x, y=y, text=text)
        self.do(AddNotes, notes=(note,))
        self.notes[text] = note.id
        return note.id

    def connect(self, source: str, target: str) -> UUID:
        """Connect two notes by their texts and return the connector's id."""
        connector_id = uuid4()
        self.do(Connect, connector_id=connector_id, source_id=self.notes[source], target_id=self.notes[target])
        return connector_id

    def add_context(self, name: str, *, x: float = 0, y: float = 0, width: float = 1000, height: float = 600) -> UUID:
        """Draw a context's region and return the context's id."""
        region = uuid4()
        place = {"x": x, "y": y, "width": width, "height": height}
        self.do(AddRegion, region_id=region, kind=RegionKind.CONTEXT, name=name, **place)
        return self.domain.contexts.get(name=name).pk

    def element_of(self, text: str) -> UUID:
        """Return the id of the element that the note with this text shows."""
        element_id = Note.objects.get(pk=self.notes[text]).element_id
        assert element_id is not None
        return element_id

    def reload(self) -> Domain:
        """Return the domain's row as it stands now."""
        self.domain.refresh_from_db()
        return self.domain


def a_user(name: str = "Ada", *, email: str | None = None) -> User:
    """Return a user with an address."""
    return User.objects.create_user(email=email or f"{name.lower()}-{uuid4().hex[:6]}@example.com", display_name=name)


def caller_of(user: User) -> Caller:
    """Return the user as a caller."""
    return Caller(user.pk, user.display_name)


def a_domain(slug: str | None = None, *, name: str = "Orders") -> ADomain:
    """Return a new domain of a new team, owned by a new user."""
    user = a_user()
    owner = caller_of(user)
    team_id, domain_id, board_id = uuid4(), uuid4(), uuid4()
    execute(owner, CreateTeam(id=uuid4(), team_id=team_id, slug=f"t-{team_id.hex[:8]}", name="Team"))
    slug = slug or f"d-{domain_id.hex[:8]}"
    execute(
        owner,
        CreateDomain(id=uuid4(), domain_id=domain_id, team_id=team_id, first_board_id=board_id, slug=slug, name=name),
    )
    return ADomain(owner, user, Domain.objects.get(pk=domain_id), Board.objects.get(pk=board_id))


def a_member(a: ADomain, role: Role, name: str = "Mel") -> Caller:
    """Return a new member of the domain's team, as a caller."""
    user = a_user(name)
    team = a.domain.team_id
    execute(a.owner, AddMember(id=uuid4(), team_id=team, email=str(user.email), role=role))
    return caller_of(user)
