import json
import zlib
from uuid import uuid4

import pytest

from modeler.core.intents.board import ChangeNoteKind, EditNote, MoveNotes, NoteMove, RemoveFromBoard, UndoChange
from modeler.core.intents.language import AddTerm
from modeler.core.intents.model import AddContext, ChangeContext, RestoreVersion
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, Context, Element, Keyframe, Note
from modeler.services import past
from modeler.services.past import keep_keyframe, model_at, rows_at
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def a_stormed_domain() -> tuple[ADomain, int]:
    """A small flow in a context, and the version at which it stood."""
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Bill it", NoteKind.POLICY, x=400, y=100)
    a.connect("Order placed", "Bill it")
    return a, a.reload().version


def test_the_present_version_is_the_present_model():
    a, version = a_stormed_domain()

    assert model_at(a.domain, version) == snapshot_of(a.domain)


def test_a_past_version_is_the_model_of_then():
    a, version = a_stormed_domain()
    then = snapshot_of(a.domain)
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")
    a.do(RemoveFromBoard, note_ids=(a.notes["Bill it"],))

    assert model_at(a.reload(), version) == then


def test_keyframes_change_nothing_but_the_way(monkeypatch: pytest.MonkeyPatch):
    a, version = a_stormed_domain()
    plain = rows_at(a.domain, version)
    monkeypatch.setattr(past, "KEYFRAME_EVERY", 2)

    first, second = rows_at(a.domain, version), rows_at(a.domain, version)

    assert first == second == plain
    assert version == 5
    kept = list(Keyframe.objects.filter(domain=a.domain).order_by("version").values_list("version", flat=True))
    assert kept == [2, 4]


def test_a_keyframe_is_kept_once():
    a, version = a_stormed_domain()

    keep_keyframe(a.domain.pk, version)
    keep_keyframe(a.domain.pk, version)

    assert Keyframe.objects.filter(domain=a.domain).count() == 1
    assert model_at(a.domain, version) == snapshot_of(a.domain)


def test_a_keyframe_older_than_a_column_holds_its_default():
    a, version = a_stormed_domain()
    whole = rows_at(a.domain, version)
    without = [[table, key, {c: v for c, v in row.items() if c != "is_pivotal"}] for (table, key), row in whole.items()]
    packed = zlib.compress(json.dumps(without).encode())
    Keyframe.objects.create(domain=a.domain, version=version, rows=packed)

    assert rows_at(a.domain, version) == whole


@pytest.mark.parametrize("version", [0, -1, 10_000])
def test_a_version_that_was_never_reached_is_not_there(version: int):
    a, _ = a_stormed_domain()

    with pytest.raises(NotFound):
        rows_at(a.domain, version)


def test_a_restore_brings_everything_back_in_one_change():
    a, version = a_stormed_domain()
    then = rows_at(a.domain, version)
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")
    a.do(MoveNotes, moves=(NoteMove(a.notes["Order placed"], 900, 900),))
    a.do(RemoveFromBoard, note_ids=(a.notes["Bill it"],))
    a.add_context("Billing", x=5_000)
    a.add_note("Order paid", x=5_100, y=100)
    before = a.reload().version

    change = a.do(RestoreVersion, version=version)

    assert rows_at(a.reload(), a.domain.version) == then
    assert (change.kind, a.domain.version) == ("VersionRestored", before + 1)
    assert list(differences(a.domain)) == []


def test_names_that_two_contexts_have_swapped_since_come_back():
    a = a_domain()
    one, other = uuid4(), uuid4()
    a.do(AddContext, context_id=one, name="Sales")
    a.do(AddContext, context_id=other, name="Billing")
    a.do(AddTerm, term_id=uuid4(), context_id=one, name="order")
    version = a.reload().version
    a.do(ChangeContext, context_id=one, name="Spare")
    a.do(ChangeContext, context_id=other, name="Sales")
    a.do(ChangeContext, context_id=one, name="Billing")

    a.do(RestoreVersion, version=version)

    assert dict(Context.objects.filter(domain=a.domain).values_list("pk", "name")) == {one: "Sales", other: "Billing"}
    assert list(differences(a.reload())) == []


def test_a_restore_can_be_undone():
    a, version = a_stormed_domain()
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")
    restored = a.do(RestoreVersion, version=version)

    a.do(UndoChange, change_id=restored.pk, board_id=None)

    assert Element.objects.filter(domain=a.domain, name="Order sent").exists()


def test_a_kind_that_was_changed_since_comes_back_with_its_element():
    a, version = a_stormed_domain()
    a.do(ChangeNoteKind, note_id=a.notes["Order placed"], kind=NoteKind.HOTSPOT)

    a.do(RestoreVersion, version=version)

    note = Note.objects.get(pk=a.notes["Order placed"])
    assert (note.kind, note.element and note.element.name) == ("event", "Order placed")
    assert list(differences(a.reload())) == []


def test_restoring_what_stands_is_refused():
    a, version = a_stormed_domain()

    with pytest.raises(Conflict):
        a.do(RestoreVersion, version=version)

    assert a.reload().version == version


def test_a_version_below_one_is_refused():
    a, _ = a_stormed_domain()

    with pytest.raises(Invalid):
        a.intent(RestoreVersion, version=0)


def test_a_viewer_restores_nothing():
    a, version = a_stormed_domain()
    viewer = a_member(a, Role.VIEWER)
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")

    with pytest.raises(Forbidden):
        a.do(RestoreVersion, caller=viewer, version=version)

    assert Change.objects.filter(scope_id=a.domain.pk, kind="VersionRestored").count() == 0
