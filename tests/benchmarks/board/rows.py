"""Puts a wall into the app's database, as rows: thousands of intents would only measure the set-up."""

from uuid import uuid4

from modeler.core.intents.people import CreateDomain
from modeler.core.kernel.ids import BoardId, DomainId, IntentId
from modeler.models import Board, Connector, Domain, Element, Flow, Note
from modeler.services.execute import execute
from modeler.services.samples.load import DEMO_TEAM, demo_caller
from tests.benchmarks.board.wall import SIDE, PlainNote, PlainWall, id_of


def fill(slug: str, wall: PlainWall) -> str:
    """Create a domain of the demo team with the wall on its board; return the board's address."""
    domain_id, board_id = DomainId(uuid4()), BoardId(uuid4())
    execute(
        demo_caller(),
        CreateDomain(
            id=IntentId(uuid4()),
            domain_id=domain_id,
            team_id=DEMO_TEAM,
            first_board_id=board_id,
            slug=slug,
            name=f"Wall {slug}",
        ),
    )
    domain, board = Domain.objects.get(pk=domain_id), Board.objects.get(pk=board_id)
    Element.objects.bulk_create([_element(domain, note) for note in wall.notes])
    Note.objects.bulk_create([_note(domain, board, note) for note in wall.notes])
    pairs = [(id_of(domain_id, one), id_of(domain_id, other)) for one, other in wall.arrows]
    elements = [(_element_id(domain, one), _element_id(domain, other)) for one, other in wall.arrows]
    flows = [Flow(id=uuid4(), domain=domain, source_id=one, target_id=other) for one, other in elements]
    Flow.objects.bulk_create(flows)
    Connector.objects.bulk_create(
        [
            Connector(id=uuid4(), board=board, source_id=one, target_id=other, flow=flow)
            for (one, other), flow in zip(pairs, flows, strict=True)
        ]
    )
    return f"/d/{slug}/boards/{board_id}/"


def _element_id(domain: Domain, note_id: str) -> object:
    return id_of(DomainId(domain.pk), f"element/{note_id}")


def _element(domain: Domain, note: PlainNote) -> Element:
    return Element(id=_element_id(domain, note.id), domain=domain, kind=note.kind, name=note.text)


def _note(domain: Domain, board: Board, note: PlainNote) -> Note:
    return Note(
        id=id_of(DomainId(domain.pk), note.id),
        board=board,
        kind=note.kind,
        element_id=_element_id(domain, note.id),
        x=note.x,
        y=note.y,
        width=SIDE,
        height=SIDE,
        z=f"a{note.y:06d}{note.x:06d}",
    )
