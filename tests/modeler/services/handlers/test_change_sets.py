"""Change sets: collected, judged by the rights of the relationships, and applied as one change for each step."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modeler.core.intents.change_sets import (
    ApplyChangeSet,
    AppointSpeaker,
    DismissSpeaker,
    ExtendChangeSet,
    JudgeChangeSet,
    OpenChangeSet,
    RebaseChangeSet,
    ReviseChangeSet,
    Step,
    SubmitChangeSet,
    Verdict,
    WithdrawChangeSet,
)
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.designs import FillCanvas
from modeler.core.intents.events import ChangeEventSchema
from modeler.core.intents.language import AddTerm
from modeler.core.intents.model import AddContext, ChangeContext, RemoveContext, RenameElement
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, ModelerError, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import DownstreamRight, NoteKind, RelationshipKind
from modeler.models import Change, ChangeSet, Context, Event, Notification, Speaker
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.notifications import notices_of
from modeler.services.past import model_without_walls
from modeler.services.proposals import intents_of, outlook_of
from modeler.services.registry import tables
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db
TOTAL = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}
NOTE = {**TOTAL, "properties": {**TOTAL["properties"], "note": {"type": "string"}}}


def _supply(
    right: DownstreamRight | None = None, kind: RelationshipKind = RelationshipKind.CUSTOMER_SUPPLIER
) -> ADomain:
    """Sales of the team Shop supplies Billing of the team Money, for which Mona speaks, with “Order placed”."""
    a = a_domain()
    sales, billing = a.add_context("Sales"), a.add_context("Billing", x=2000)
    a.do(FillCanvas, context_id=sales, team="Shop")
    a.do(FillCanvas, context_id=billing, team="Money")
    a.add_note("Order placed", x=10, y=10)
    a.add_note("Send an invoice", NoteKind.POLICY, x=2010, y=10)
    a.connect("Order placed", "Send an invoice")
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=TOTAL)
    ends = {"upstream_id": sales, "downstream_id": billing, "downstream_right": right}
    a.do(AddRelationship, relationship_id=uuid4(), kind=kind, **ends)
    return a


def _mona(a: ADomain) -> Caller:
    mona = a_member(a, Role.VIEWER, "Mona")
    a.do(AppointSpeaker, team="Money", user_id=mona.user_id)
    return mona


def _step(kind: type, **body: Any) -> Step:
    plain = {key: str(value) if isinstance(value, UUID) else value for key, value in body.items()}
    return Step(id=uuid4(), kind=kind.__name__, body=plain)


def _wider(a: ADomain) -> Step:
    return _step(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=NOTE)


def _proposed(a: ADomain, *steps: Step, by: Caller | None = None, submit: bool = True) -> ChangeSet:
    key = uuid4()
    a.do(OpenChangeSet, caller=by, change_set_id=key, title="A note", reason="People ask for it", steps=steps)
    if submit:
        a.do(SubmitChangeSet, caller=by, change_set_id=key)
    return ChangeSet.objects.get(pk=key)


def _schema(a: ADomain) -> Any:
    return Event.objects.get(pk=a.element_of("Order placed")).schema


def _everything() -> dict[str, Any]:
    rows = {name: list(table.model._default_manager.order_by("pk").values()) for name, table in tables().items()}
    return {**rows, "log": Change.objects.count()}


def _refused(kind: type[ModelerError], a: ADomain, intent: type, **body: Any) -> str:
    before = _everything()
    with pytest.raises(kind) as refusal:
        a.do(intent, **body)
    assert _everything() == before
    return str(refusal.value)


def test_opening_and_submitting_changes_nothing_of_the_model():
    a = _supply()
    before = model_without_walls(a.reload())

    row = _proposed(a, _wider(a))

    assert model_without_walls(a.reload()) == before
    assert (row.number, row.stage, row.title) == (1, "review", "A note")
    assert list(differences(a.reload())) == []


def test_applying_makes_one_change_for_each_step_after_its_own():
    a = _supply()
    row = _proposed(a, _wider(a), _step(RenameElement, element_id=a.element_of("Send an invoice"), name="Bill"))

    applied = a.do(ApplyChangeSet, change_set_id=row.pk)

    kinds = Change.objects.filter(scope_id=a.domain.pk, version__gte=applied.version).order_by("version")
    assert [one.kind for one in kinds] == ["ChangeSetApplied", "EventSchemaChanged", "ElementRenamed"]
    assert [str(one.intent_id) for one in kinds][1:] == [step["id"] for step in row.steps]
    assert _schema(a) == NOTE
    assert list(differences(a.reload())) == []


def test_applying_twice_with_one_id_is_applying_once():
    a = _supply()
    row = _proposed(a, _wider(a))
    intent = a.intent(ApplyChangeSet, change_set_id=row.pk)
    first = a.do(ApplyChangeSet, id=intent.id, change_set_id=row.pk)

    again = a.do(ApplyChangeSet, id=intent.id, change_set_id=row.pk)

    assert (again.pk, a.reload().version) == (first.pk, first.version + 1)


@pytest.mark.parametrize("right", [DownstreamRight.DECISION_MAKER, DownstreamRight.MONOPOLIST])
def test_a_customer_that_decides_must_approve_first(right: DownstreamRight):
    a = _supply(right)
    mona, row = _mona(a), _proposed(a, _wider(a))

    assert "Money must approve first" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)
    assert "You speak for no team" in _refused(
        Forbidden, a, JudgeChangeSet, change_set_id=row.pk, verdict=Verdict.APPROVED
    )
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.APPROVED)
    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert _schema(a) == NOTE


def test_a_veto_stops_a_change_set_until_it_is_taken_back():
    a = _supply(DownstreamRight.VETO_RIGHT)
    mona, row = _mona(a), _proposed(a, _wider(a))
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.OBJECTED, comment="Not before May")

    assert "Money object" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.APPROVED)
    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert _schema(a) == NOTE
    assert list(differences(a.reload())) == []


@pytest.mark.parametrize("right", [None, DownstreamRight.INFLUENCER, DownstreamRight.OPINION_LEADER])
def test_who_has_no_veto_cannot_stop_a_change_set(right: DownstreamRight | None):
    a = _supply(right)
    mona, row = _mona(a), _proposed(a, _wider(a))
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.OBJECTED, comment="No")

    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert _schema(a) == NOTE


@pytest.mark.parametrize("kind", [RelationshipKind.SHARED_KERNEL, RelationshipKind.PARTNERSHIP])
def test_what_is_shared_changes_with_the_approval_of_both_teams(kind: RelationshipKind):
    a = _supply(kind=kind)
    mona, row = _mona(a), _proposed(a, _wider(a))

    assert "Money, Shop must approve" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.APPROVED)
    assert "Shop must approve" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)
    a.do(JudgeChangeSet, change_set_id=row.pk, verdict=Verdict.APPROVED)
    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert _schema(a) == NOTE


def test_new_steps_make_what_was_approved_a_draft_that_nobody_has_judged():
    a = _supply(DownstreamRight.DECISION_MAKER)
    mona, row = _mona(a), _proposed(a, _wider(a))
    a.do(JudgeChangeSet, caller=mona, change_set_id=row.pk, verdict=Verdict.APPROVED)

    more = _step(RenameElement, element_id=a.element_of("Order placed"), name="Order taken")
    a.do(ExtendChangeSet, change_set_id=row.pk, steps=(more,))
    a.do(SubmitChangeSet, change_set_id=row.pk)

    assert "Money must approve first" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)


def test_those_concerned_are_told_once_it_is_submitted_and_by_nothing_before():
    a = _supply(DownstreamRight.INFLUENCER)
    mona = _mona(a)
    row = _proposed(a, _wider(a), submit=False)
    before = Notification.objects.count()

    a.do(SubmitChangeSet, change_set_id=row.pk)

    assert before == 0
    told = [(one.about, one.reason, one.proposal, one.author) for one in notices_of(mona)]
    assert told == [("A note", "review", 1, "Ada")]
    assert notices_of(a.owner) == ()


def test_what_others_changed_meanwhile_is_told_with_its_place_and_stops_the_set_until_it_is_rebased():
    a = _supply()
    row = _proposed(a, _wider(a))
    other = a_member(a, Role.EDITOR, "Otto")
    a.do(ChangeEventSchema, caller=other, event_id=a.element_of("Order placed"), schema={**TOTAL, "required": []})

    (obstacle,) = outlook_of(a.reload(), row).obstacles
    assert (obstacle.code, obstacle.step, obstacle.where) == ("moved", 1, "event “Order placed”")
    assert "Otto has changed this" in _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)

    a.do(RebaseChangeSet, change_set_id=row.pk)
    a.do(SubmitChangeSet, change_set_id=row.pk)
    a.do(ApplyChangeSet, change_set_id=row.pk)
    assert _schema(a) == NOTE


def test_a_step_that_is_no_longer_possible_is_named_and_can_be_taken_out():
    a = _supply()
    rename = _step(ChangeContext, context_id=Context.objects.get(name="Billing").pk, name="Invoicing")
    row = _proposed(a, _wider(a), rename)
    a.add_context("Invoicing", x=5000)

    assert "Step 2 (ChangeContext)" in _refused(Conflict, a, RebaseChangeSet, change_set_id=row.pk)
    a.do(ReviseChangeSet, change_set_id=row.pk, without=(rename.id,))
    a.do(SubmitChangeSet, change_set_id=row.pk)
    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert (_schema(a), Context.objects.filter(name="Billing").count()) == (NOTE, 1)


def test_a_step_builds_on_those_before_it():
    a = _supply()
    key = uuid4()
    new = _step(AddContext, context_id=key, name="Fraud")
    row = _proposed(a, new, submit=False)

    a.do(ExtendChangeSet, change_set_id=row.pk, steps=(_step(ChangeContext, context_id=key, purpose="Finds it"),))

    row.refresh_from_db()
    assert [step["kind"] for step in row.steps] == ["AddContext", "ChangeContext"]
    assert not Context.objects.filter(pk=key).exists()


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (Step(id=uuid4(), kind="AddBoard", body={"new_board_id": str(uuid4()), "name": "x"}), Invalid),
        (Step(id=uuid4(), kind="ReleaseModel", body={"release_id": str(uuid4())}), Invalid),
        (Step(id=uuid4(), kind="Conquer", body={}), Invalid),
        (Step(id=uuid4(), kind="AddContext", body={"name": "Fraud"}), Invalid),
        (Step(id=uuid4(), kind="AddContext", body={"context_id": str(uuid4()), "name": "Sales"}), Conflict),
        (Step(id=uuid4(), kind="ChangeContext", body={"context_id": str(uuid4()), "name": "Sales"}), NotFound),
    ],
)
def test_what_cannot_be_done_cannot_be_proposed(step: Step, error: type[ModelerError]):
    a = _supply()

    _refused(error, a, OpenChangeSet, change_set_id=uuid4(), title="No", steps=(step,))


def test_only_the_author_collects_and_only_the_author_or_an_owner_gives_up():
    a = _supply()
    editor = a_member(a, Role.EDITOR)
    row = _proposed(a, _wider(a))

    _refused(Forbidden, a, ExtendChangeSet, caller=editor, change_set_id=row.pk, steps=(_wider(a),))
    _refused(Forbidden, a, WithdrawChangeSet, caller=editor, change_set_id=row.pk)
    of_editor = _proposed(a, _wider(a), by=editor)
    a.do(WithdrawChangeSet, change_set_id=of_editor.pk)

    of_editor.refresh_from_db()
    assert of_editor.stage == "withdrawn"
    assert "It is withdrawn" in _refused(Conflict, a, ApplyChangeSet, change_set_id=of_editor.pk)


def test_a_draft_is_neither_judged_nor_applied():
    a = _supply()
    row = _proposed(a, _wider(a), submit=False)

    _refused(Conflict, a, ApplyChangeSet, change_set_id=row.pk)
    _refused(Conflict, a, JudgeChangeSet, change_set_id=row.pk, verdict=Verdict.APPROVED)


@pytest.mark.parametrize("role", [Role.VIEWER, None])
def test_who_may_not_edit_can_neither_propose_nor_apply(role: Role | None):
    a = _supply()
    row = _proposed(a, _wider(a))
    who = a_member(a, role) if role else a_domain().owner
    error = Forbidden if role else NotFound

    _refused(error, a, OpenChangeSet, caller=who, change_set_id=uuid4(), title="Mine")
    _refused(error, a, ApplyChangeSet, caller=who, change_set_id=row.pk)


def test_owners_alone_say_who_speaks_and_without_anybody_they_do_themselves():
    a = _supply(DownstreamRight.DECISION_MAKER)
    editor = a_member(a, Role.EDITOR)
    _refused(Forbidden, a, AppointSpeaker, caller=editor, team="Money", user_id=editor.user_id)
    _refused(Invalid, a, AppointSpeaker, team="Money", user_id=uuid4())
    a.do(AppointSpeaker, team="Money", user_id=editor.user_id)
    a.do(DismissSpeaker, team="Money", user_id=editor.user_id)
    row = _proposed(a, _wider(a))

    a.do(JudgeChangeSet, change_set_id=row.pk, verdict=Verdict.APPROVED)
    a.do(ApplyChangeSet, change_set_id=row.pk)

    assert (_schema(a), Speaker.objects.count()) == (NOTE, 0)


_KINDS = st.sampled_from(["context", "purpose", "name", "schema", "term", "gone"])
_ACTS = st.lists(st.tuples(_KINDS, st.integers(0, 3)), min_size=1, max_size=7)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(acts=_ACTS)
def test_applying_an_approved_set_is_executing_its_intents(acts: list[tuple[str, int]]):
    with transaction.atomic():
        a = _supply()
        row = _proposed(a, submit=False)
        for act, number in acts:
            try:
                with transaction.atomic():
                    a.do(ExtendChangeSet, change_set_id=row.pk, steps=(_random_step(a, act, number),))
            except ModelerError:
                continue  # what cannot be done is not proposed
        row.refresh_from_db()
        if row.steps:
            assert _after(a, row, applied=True) == _after(a, row, applied=False)
        transaction.set_rollback(True)


def _random_step(a: ADomain, act: str, number: int) -> Step:
    key = str(UUID(int=number + 1))
    match act:
        case "context":
            return _step(AddContext, context_id=key, name=f"Context {number}")
        case "purpose":
            return _step(ChangeContext, context_id=key, purpose="Other")
        case "name":
            return _step(RenameElement, element_id=a.element_of("Order placed"), name=f"Order taken {number}")
        case "schema":
            return _wider(a)
        case "term":
            ids = {"term_id": uuid4(), "context_id": Context.objects.get(domain=a.domain, name="Sales").pk}
            return _step(AddTerm, **ids, name=f"Word {number}")
        case _:
            return _step(RemoveContext, context_id=key)


def _after(a: ADomain, row: ChangeSet, *, applied: bool) -> Any:
    with transaction.atomic():
        if applied:
            a.do(SubmitChangeSet, change_set_id=row.pk)
            a.do(ApplyChangeSet, change_set_id=row.pk)
        else:
            for intent in intents_of(a.domain, row):
                execute(a.owner, intent)
        found = model_without_walls(a.reload())
        assert list(differences(a.domain)) == []
        transaction.set_rollback(True)
    a.reload()
    return found
