"""The model that follows the log is the one that the rows tell, and so are its findings."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from modeler.core.checks.run import run_checks
from modeler.core.intents.board import AddBoard, MarkPivotal, MoveNotes, NoteMove, UndoChange
from modeler.core.intents.context_map import AddRelationship, ChangeRelationship, RemoveRelationship
from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription, PublishEvent
from modeler.core.intents.language import AddTerm, RemoveTerm
from modeler.core.intents.model import (
    AddElement,
    AddFlow,
    ChangeContext,
    ChooseTopology,
    PlaceElement,
    RemoveContext,
    RemoveElement,
    RemoveFlow,
    RenameDomain,
    RenameElement,
    RestoreVersion,
)
from modeler.core.intents.storming import ChangeBoardLevel, DistinguishElements, MarkLoop, MergeElements
from modeler.core.intents.translations import InsertTranslator
from modeler.core.kernel.errors import ModelerError
from modeler.core.snapshot.kinds import (
    BoardLevel,
    DownstreamRole,
    ElementKind,
    NoteKind,
    RelationshipKind,
    TopologyChoice,
    UpstreamRole,
)
from modeler.models import Change, Connector
from modeler.services import current
from modeler.services.compilation import compilation_of
from modeler.services.current import FOLLOWED_AT_MOST, checked_now
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db
NAMES = ["Order placed", "Place order", "Whenever order placed, bill", "Order", "KYC passed", "Notify Shipping"]
CONTEXTS = ["Sales", "Shipping", "Billing"]
FIELDS = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}


class Somebody:
    """Does things at random; what is refused is no edit."""

    def __init__(self, a: ADomain, seed: int) -> None:
        self.a, self.chance = a, random.Random(seed)
        self.acts: list[Callable[[], None]] = [
            *[self.note] * 4,
            *[self.arrow] * 5,
            *[self.relate] * 3,
            *(self.element, self.flow, self.rename, self.place, self.remove, self.unflow, self.move, self.pivotal),
            *(self.change_edge, self.unrelate, self.condition, self.schema, self.publish, self.term, self.unterm),
            *(self.context, self.level, self.merge, self.distinguish, self.translator, self.undo, self.restore),
            *(self.topology, self.board, self.loop, self.uncontext, self.rename_domain),
        ]

    def act(self) -> bool:
        """Do one thing; return whether it was one."""
        try:
            self.chance.choice(self.acts)()
        except (ModelerError, IndexError):
            return False
        return True

    def id_of(self, related: Any) -> UUID:
        """Return the id of any row. Raises: IndexError where there is none."""
        return self.chance.choice(list(related.order_by("pk").values_list("pk", flat=True)))

    def new(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)

    def note(self) -> None:
        kinds = [kind for kind in NoteKind if kind is not NoteKind.LABEL]
        name = f"{self.chance.choice(NAMES)} {self.chance.randint(1, 9)}"
        self.a.add_note(name, self.chance.choice(kinds), x=self.chance.randint(0, 3000), y=self.chance.randint(0, 500))

    def arrow(self) -> None:
        self.a.connect(self.chance.choice(list(self.a.notes)), self.chance.choice(list(self.a.notes)))

    def element(self) -> None:
        context_id = self.chance.choice([None, self.id_of(self.a.domain.contexts)])
        kind, name = self.chance.choice(list(ElementKind)), self.chance.choice(NAMES)
        self.a.do(AddElement, element_id=self.new(), kind=kind, name=name, context_id=context_id)

    def flow(self) -> None:
        ends = {"source_id": self.id_of(self.a.domain.elements), "target_id": self.id_of(self.a.domain.elements)}
        self.a.do(AddFlow, flow_id=self.new(), **ends)

    def rename(self) -> None:
        self.a.do(RenameElement, element_id=self.id_of(self.a.domain.elements), name=self.chance.choice(NAMES))

    def place(self) -> None:
        context_id = self.chance.choice([None, self.id_of(self.a.domain.contexts)])
        self.a.do(PlaceElement, element_id=self.id_of(self.a.domain.elements), context_id=context_id)

    def remove(self) -> None:
        self.a.do(RemoveElement, element_id=self.id_of(self.a.domain.elements))

    def unflow(self) -> None:
        self.a.do(RemoveFlow, flow_id=self.id_of(self.a.domain.flows))

    def move(self) -> None:
        place = NoteMove(id=self.id_of(self.a.board.notes), x=self.chance.randint(0, 3000), y=0)
        self.a.do(MoveNotes, moves=(place,))

    def pivotal(self) -> None:
        self.a.do(MarkPivotal, note_id=self.id_of(self.a.board.notes), is_pivotal=self.chance.random() < 0.7)

    def relate(self) -> None:
        ends = {"upstream_id": self.id_of(self.a.domain.contexts), "downstream_id": self.id_of(self.a.domain.contexts)}
        kind = self.chance.choice(list(RelationshipKind))
        self.a.do(AddRelationship, relationship_id=self.new(), kind=kind, **ends, **self.roles())

    def roles(self) -> dict[str, Any]:
        up = frozenset(role for role in UpstreamRole if self.chance.random() < 0.4)
        down = frozenset(role for role in DownstreamRole if self.chance.random() < 0.4)
        return {"upstream_roles": up, "downstream_roles": down}

    def change_edge(self) -> None:
        self.a.do(ChangeRelationship, relationship_id=self.id_of(self.a.domain.relationships), **self.roles())

    def unrelate(self) -> None:
        self.a.do(RemoveRelationship, relationship_id=self.id_of(self.a.domain.relationships))

    def condition(self) -> None:
        self.a.do(ChangeSubscription, subscription_id=self.id_of(self.a.domain.subscriptions), condition="total > 3")

    def schema(self) -> None:
        self.a.do(ChangeEventSchema, event_id=self.id_of(self.a.domain.events), schema=FIELDS)

    def publish(self) -> None:
        self.a.do(PublishEvent, event_id=self.id_of(self.a.domain.events))

    def term(self) -> None:
        words = {"name": self.chance.choice(["Order", "KYC", "Bill"]), "meaning": self.chance.choice(["", "x"])}
        self.a.do(AddTerm, term_id=self.new(), context_id=self.id_of(self.a.domain.contexts), **words)

    def unterm(self) -> None:
        self.a.do(RemoveTerm, term_id=self.id_of(self.a.domain.terms))

    def context(self) -> None:
        change = self.chance.choice([{"is_big_ball_of_mud": True}, {"is_external": True}, {"name": self.new().hex}])
        self.a.do(ChangeContext, context_id=self.id_of(self.a.domain.contexts), **change)

    def uncontext(self) -> None:
        if self.chance.random() < 0.3:
            self.a.do(RemoveContext, context_id=self.id_of(self.a.domain.contexts))

    def level(self) -> None:
        level = self.chance.choice(list(BoardLevel))
        self.a.do(ChangeBoardLevel, changed_board_id=self.a.board.pk, level=level)

    def merge(self) -> None:
        ids = [self.id_of(self.a.domain.elements) for _ in range(2)]
        self.a.do(MergeElements, kept_id=ids[0], merged_ids=(ids[1],))

    def distinguish(self) -> None:
        ids = tuple(self.id_of(self.a.domain.elements) for _ in range(2))
        self.a.do(DistinguishElements, element_ids=ids)

    def translator(self) -> None:
        self.a.do(InsertTranslator, subscription_id=self.id_of(self.a.domain.subscriptions))

    def loop(self) -> None:
        connector_id = self.id_of(Connector.objects.filter(board=self.a.board))
        self.a.do(MarkLoop, connector_id=connector_id, is_loop=True)

    def undo(self) -> None:
        last = Change.objects.filter(scope_id=self.a.domain.pk).order_by("-version")[0]
        self.a.do(UndoChange, change_id=last.pk, board_id=None)

    def restore(self) -> None:
        if self.chance.random() < 0.3:
            self.a.do(RestoreVersion, version=self.chance.randint(1, self.a.reload().version))

    def topology(self) -> None:
        self.a.do(ChooseTopology, topology=self.chance.choice(list(TopologyChoice)))

    def board(self) -> None:
        self.a.do(AddBoard, new_board_id=self.new(), name="Another")

    def rename_domain(self) -> None:
        self.a.do(RenameDomain, name=self.chance.choice(NAMES))


def a_busy_domain() -> ADomain:
    a = a_domain()
    for at, name in enumerate(CONTEXTS):
        a.add_context(name, x=at * 1000)
    return a


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_followed_model_and_its_findings_are_those_of_the_rows(seed: int):
    a = a_busy_domain()
    somebody = Somebody(a, seed)
    checked_now(a.reload())
    done = 0

    while done < 60:
        done += somebody.act()
        if somebody.chance.random() < 0.4:
            checked = checked_now(a.reload())
            rows = snapshot_of(a.domain)
            assert checked.snapshot == rows
            assert checked.findings == run_checks(rows)


def test_while_nothing_changes_one_query_is_asked():
    a = a_busy_domain()
    checked_now(a.reload())

    with CaptureQueriesContext(connection) as asked:
        again = checked_now(a.domain)

    assert len(asked) == 1
    assert again.snapshot.domain.version == a.domain.version


def test_an_edit_is_followed_without_reading_the_rows(monkeypatch: pytest.MonkeyPatch):
    a = a_busy_domain()
    checked_now(a.reload())
    monkeypatch.setattr(current.Model, "read", None)

    a.add_note("Order placed")

    assert [element.name for element in checked_now(a.reload()).snapshot.elements] == ["Order placed"]


def test_after_too_many_changes_the_rows_are_read_anew():
    a = a_busy_domain()
    checked_now(a.reload())
    for _ in range(FOLLOWED_AT_MOST + 1):
        a.do(RenameDomain, name=uuid4().hex)
    read, kept = [], current.Model.read
    current.Model.read = classmethod(lambda cls, domain: read.append(domain) or kept(domain))  # type: ignore[method-assign]

    try:
        checked = checked_now(a.reload())
    finally:
        current.Model.read = kept  # type: ignore[method-assign]

    assert len(read) == 1
    assert checked.snapshot == snapshot_of(a.domain)


def test_a_log_that_tells_another_story_is_not_followed():
    a = a_busy_domain()
    checked_now(a.reload())
    with transaction.atomic():
        a.do(AddElement, element_id=uuid4(), kind=ElementKind.EVENT, name="Rolled back")
        checked_now(a.reload())
        transaction.set_rollback(True)
    a.do(AddElement, element_id=uuid4(), kind=ElementKind.EVENT, name="From a backup")

    a.reload()
    assert [element.name for element in checked_now(a.domain).snapshot.elements] == ["From a backup"]


def test_moving_a_note_compiles_nothing_again():
    a = a_busy_domain()
    note = a.add_note("Order placed")
    before = compilation_of(a.reload())

    a.do(MoveNotes, moves=(NoteMove(id=note, x=500, y=0),))
    after = compilation_of(a.reload())

    assert after.definitions.resources is before.definitions.resources
    assert after.definitions.domain.version == a.domain.version
