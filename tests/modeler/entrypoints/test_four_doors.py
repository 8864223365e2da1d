"""One table of cases through all four doors: the same change, or the same refusal after which nothing has changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from modeler.core.intents.arranging import LockOnBoard
from modeler.core.intents.change_sets import OpenChangeSet, Step, SubmitChangeSet
from modeler.core.intents.facilitation import MovePhase
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, User
from modeler.services.registry import tables
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member, a_user
from tests.builders.workshops import a_ballot, give
from tests.modeler.entrypoints.doors import DOORS, Answer, Asked, Door

pytestmark = pytest.mark.django_db
Effects = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """Somebody asks something of a domain that holds the event “Order placed” and the policy “Send it”, connected.

    `body` makes the intent's body. Either `kind_of_change` and `effects` are expected, or the `code` of a refusal.
    """

    asks: str
    body: Callable[[ADomain], Mapping[str, Any]]
    by: str = "owner"
    of_missing_domain: bool = False
    kind_of_change: str = ""
    effects: Effects = field(default=())
    code: str | None = None


def _note(**properties: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": "event", "x": 10.0, "y": 20.0, "text": "Order paid", **properties}


def _on_board(**body: Any) -> Callable[[ADomain], Mapping[str, Any]]:
    return lambda a: {"board_id": str(a.board.pk), **body}


def _context(name: str) -> Callable[[ADomain], Mapping[str, Any]]:
    return lambda a: {"context_id": str(uuid4()), "name": name}


def _edit(note_id: Callable[[ADomain], object]) -> Callable[[ADomain], Mapping[str, Any]]:
    return lambda a: {"board_id": str(a.board.pk), "note_id": str(note_id(a)), "text": "Order paid"}


def _connect_again(a: ADomain) -> Mapping[str, Any]:
    ends = {"source_id": str(a.notes["Order placed"]), "target_id": str(a.notes["Send it"])}
    return {"board_id": str(a.board.pk), "connector_id": str(uuid4()), **ends}


def _locked_note(a: ADomain) -> UUID:
    note_id = a.add_note("Kept as it is")
    a.do(LockOnBoard, note_ids=(note_id,), is_locked=True)
    return note_id


def _in_phase(phase: str, **body: Any) -> Callable[[ADomain], Mapping[str, Any]]:
    def of(a: ADomain) -> Mapping[str, Any]:
        a.do(MovePhase, phase=phase)
        return {"board_id": str(a.board.pk), **body}

    return of


def _a_step(kind: str = "RenameDomain") -> dict[str, Any]:
    return {"id": str(uuid4()), "kind": kind, "body": {"name": "Sales"}}


def _submitted(a: ADomain) -> UUID:
    key = uuid4()
    step = Step(id=uuid4(), kind="AddContext", body={"context_id": str(uuid4()), "name": "Billing"})
    a.do(OpenChangeSet, change_set_id=key, title="A context", steps=(step,))
    a.do(SubmitChangeSet, change_set_id=key)
    return key


def _ballot_that_is_used_up(a: ADomain) -> Mapping[str, Any]:
    ballot_id, note_id = a_ballot(a, dots_each=1), a.notes["Order placed"]
    give(a, a.owner, ballot_id, note_id)
    return {"board_id": str(a.board.pk), "ballot_id": str(ballot_id), "dot_id": str(uuid4()), "note_id": str(note_id)}


def _view(a: ADomain) -> Mapping[str, Any]:
    """A look at the map with its only context, moved."""
    context_id = str(a.domain.contexts.get().pk)
    return {
        "view_id": str(uuid4()),
        "name": "Shipping alone",
        "context_ids": [context_id],
        "places": [{"context_id": context_id, "x": 40.0, "y": -8.5}],
        "layers": ["flows"],
        "camera": {"x": 0.0, "y": 0.0, "zoom": 1.5},
    }


def _view_of(**properties: Any) -> Callable[[ADomain], Mapping[str, Any]]:
    return lambda a: {**_view(a), **properties}


def _note_elsewhere(a: ADomain) -> UUID:
    return a_domain().add_note("Parcel lost")


CASES = {
    "an event note": Case(
        asks="AddNotes",
        body=_on_board(notes=[_note()]),
        kind_of_change="NotesAdded",
        effects=(("create", "element"), ("create", "event"), ("create", "note")),
    ),
    "a free note by an editor": Case(
        asks="AddNotes",
        by="editor",
        body=_on_board(notes=[_note(kind="hotspot")]),
        kind_of_change="NotesAdded",
        effects=(("create", "note"),),
    ),
    "another text": Case(
        asks="EditNote",
        body=_edit(lambda a: a.notes["Order placed"]),
        kind_of_change="NoteEdited",
        effects=(("update", "element"),),
    ),
    "a lock": Case(
        asks="LockOnBoard",
        body=lambda a: {"board_id": str(a.board.pk), "note_ids": [str(a.notes["Send it"])], "is_locked": True},
        kind_of_change="LockedOnBoard",
        effects=(("update", "note"),),
    ),
    "a group": Case(
        asks="GroupNotes",
        body=lambda a: {"board_id": str(a.board.pk), "note_ids": [str(a.notes["Send it"])], "group_id": str(uuid4())},
        kind_of_change="NotesGrouped",
        effects=(("update", "note"),),
    ),
    "a context": Case(
        asks="AddContext",
        body=_context("Sales"),
        kind_of_change="ContextAdded",
        effects=(("create", "context"),),
    ),
    "a schema": Case(
        asks="ChangeEventSchema",
        body=lambda a: {"event_id": str(a.element_of("Order placed")), "schema": {"type": "object", "required": []}},
        kind_of_change="EventSchemaChanged",
        effects=(("update", "event"),),
    ),
    "a view of the map": Case(
        asks="SaveMapView", body=_view, kind_of_change="MapViewSaved", effects=(("create", "map_view"),)
    ),
    "a phase": Case(
        asks="MovePhase",
        body=_on_board(phase="behaviour"),
        kind_of_change="PhaseMoved",
        effects=(("update", "board"),),
    ),
    "a timer": Case(
        asks="StartTimer",
        body=_on_board(seconds=60),
        kind_of_change="TimerStarted",
        effects=(("create", "workshop"), ("update", "workshop")),
    ),
    "a proposal": Case(
        asks="OpenChangeSet",
        body=lambda a: {"change_set_id": str(uuid4()), "title": "A name", "steps": [_a_step()]},
        kind_of_change="ChangeSetOpened",
        effects=(("create", "change_set"),),
    ),
    "a proposal that is judged": Case(
        asks="JudgeChangeSet",
        body=lambda a: {"change_set_id": str(_submitted(a)), "verdict": "objected", "comment": "Not now"},
        kind_of_change="ChangeSetJudged",
        effects=(("create", "verdict"),),
    ),
    "a proposal by a viewer": Case(
        asks="OpenChangeSet",
        by="viewer",
        body=lambda a: {"change_set_id": str(uuid4()), "title": "A context"},
        code="forbidden",
    ),
    "a proposal of what cannot be done": Case(
        asks="OpenChangeSet",
        body=lambda a: {"change_set_id": str(uuid4()), "title": "A board", "steps": [_a_step("AddBoard")]},
        code="invalid",
    ),
    "a verdict by who speaks for nobody": Case(
        asks="JudgeChangeSet",
        by="viewer",
        body=lambda a: {"change_set_id": str(_submitted(a)), "verdict": "commented", "comment": "Hm"},
        code="forbidden",
    ),
    "a phase by an editor": Case(asks="MovePhase", by="editor", body=_on_board(phase="behaviour"), code="forbidden"),
    "a note of a kind that is not open yet": Case(
        asks="AddNotes", body=_in_phase("behaviour", notes=[_note(kind="policy")]), code="not_open_yet"
    ),
    "a dot too many": Case(asks="GiveDot", body=_ballot_that_is_used_up, code="limit_reached"),
    "a kind that is none": Case(asks="Conquer", body=_context("Sales"), code="invalid"),
    "a body that lacks a property": Case(asks="AddContext", body=lambda a: {"name": "Sales"}, code="invalid"),
    "an id that is none": Case(asks="EditNote", body=_edit(lambda a: "7"), code="invalid"),
    "a number that is none": Case(asks="AddNotes", body=_on_board(notes=[_note(x="east")]), code="invalid"),
    "a choice that is none": Case(asks="AddNotes", body=_on_board(notes=[_note(kind="rumour")]), code="invalid"),
    "a list that is empty": Case(asks="RemoveFromBoard", body=_on_board(note_ids=[]), code="invalid"),
    "a name that is empty": Case(asks="AddContext", body=_context(" "), code="invalid"),
    "a place off the board": Case(asks="AddNotes", body=_on_board(notes=[_note(y=2e6)]), code="invalid"),
    "a note that is not there": Case(asks="EditNote", body=_edit(lambda a: uuid4()), code="not_found"),
    "a view of a context that is not there": Case(
        asks="SaveMapView", body=_view_of(context_ids=[str(uuid4())]), code="not_found"
    ),
    "a view by a viewer": Case(asks="SaveMapView", by="viewer", body=_view, code="forbidden"),
    "a view with a layer that is none": Case(asks="SaveMapView", body=_view_of(layers=["gossip"]), code="invalid"),
    "a note of another domain": Case(asks="EditNote", body=_edit(_note_elsewhere), code="not_found"),
    "a domain that is not there": Case(
        asks="AddContext", body=_context("Sales"), of_missing_domain=True, code="not_found"
    ),
    "a context by a viewer": Case(asks="AddContext", by="viewer", body=_context("Sales"), code="forbidden"),
    "a note by a viewer": Case(asks="AddNotes", by="viewer", body=_on_board(notes=[_note()]), code="forbidden"),
    "a context by a stranger": Case(asks="AddContext", by="stranger", body=_context("Sales"), code="not_found"),
    "a note by a stranger": Case(asks="AddNotes", by="stranger", body=_on_board(notes=[_note()]), code="not_found"),
    "a note that is locked": Case(asks="EditNote", body=_edit(_locked_note), code="locked"),
    "a name that is taken": Case(asks="AddContext", body=_context("Shipping"), code="conflict"),
    "an arrow that is there": Case(asks="Connect", body=_connect_again, code="conflict"),
}

accepted = [(name, case) for name, case in CASES.items() if case.code is None]
refused = [(name, case) for name, case in CASES.items() if case.code is not None]
doors = pytest.mark.parametrize("door", DOORS.values(), ids=list(DOORS))


@doors
@pytest.mark.parametrize("case", [case for _, case in accepted], ids=[name for name, _ in accepted])
def test_what_is_asked_becomes_the_same_change_through_every_door(case: Case, door: Door):
    a = _a_domain()
    asked = _asked(a, case)
    before = a.reload().version

    answer = door(asked)

    change = Change.objects.get(intent_id=asked.id)
    assert answer == Answer(version=before + 1)
    assert (change.version, change.kind, change.caller_id) == (before + 1, case.kind_of_change, asked.user.pk)
    assert tuple((effect["op"], effect["table"]) for effect in change.effects) == case.effects
    assert list(differences(a.reload())) == []


@doors
@pytest.mark.parametrize("case", [case for _, case in refused], ids=[name for name, _ in refused])
def test_what_is_refused_has_the_same_code_at_every_door_and_changes_nothing(case: Case, door: Door):
    a = _a_domain()
    asked = _asked(a, case)
    before = _everything()

    answer = door(asked)

    assert answer == Answer(code=case.code)
    assert _everything() == before


@doors
def test_a_repeat_is_answered_as_the_first_time_and_changes_nothing_through_every_door(door: Door):
    a = _a_domain()
    asked = _asked(a, CASES["an event note"])
    first = door(asked)
    before = _everything()

    answer = door(asked)

    assert answer == first
    assert _everything() == before


@pytest.mark.parametrize("other", DOORS.values(), ids=list(DOORS))
@doors
def test_a_repeat_through_another_door_is_the_same_repeat(door: Door, other: Door):
    a = _a_domain()
    asked = _asked(a, CASES["an event note"])
    first = door(asked)

    answer = other(asked)

    assert answer == first
    assert Change.objects.filter(intent_id=asked.id).count() == 1


@doors
def test_an_id_that_somebody_else_has_used_is_refused_at_every_door(door: Door):
    a = _a_domain()
    asked = _asked(a, CASES["an event note"])
    door(asked)
    again = Asked(_editor(a), asked.domain_id, asked.slug, asked.kind, asked.id, asked.body)
    before = _everything()

    answer = door(again)

    assert answer == Answer(code="conflict")
    assert _everything() == before


def _a_domain() -> ADomain:
    a = a_domain()
    a.add_context("Shipping", x=5000)
    a.add_note("Order placed")
    a.add_note("Send it", NoteKind.POLICY, x=300)
    a.connect("Order placed", "Send it")
    return a


def _asked(a: ADomain, case: Case) -> Asked:
    callers = {"owner": lambda: a.user, "editor": lambda: _editor(a), "viewer": lambda: _viewer(a), "stranger": a_user}
    domain_id, slug = (uuid4(), "nowhere") if case.of_missing_domain else (a.domain.pk, a.domain.slug)
    return Asked(callers[case.by](), domain_id, slug, case.asks, uuid4(), case.body(a))


def _editor(a: ADomain) -> User:
    return User.objects.get(pk=a_member(a, Role.EDITOR).user_id)


def _viewer(a: ADomain) -> User:
    return User.objects.get(pk=a_member(a, Role.VIEWER).user_id)


def _everything() -> dict[str, Any]:
    """Every row that a change could write, and the log."""
    rows = {name: list(table.model._default_manager.order_by("pk").values()) for name, table in tables().items()}
    return {**rows, "log": list(Change.objects.order_by("pk").values_list("pk", flat=True))}
