"""Canvases and tactical designs: what each intent writes, and what it refuses."""

from uuid import uuid4

import pytest

from modeler.core.intents.board import UndoChange
from modeler.core.intents.designs import DesignElement, FillCanvas
from modeler.core.intents.model import AddContext, AddElement, RemoveElement, RenameElement
from modeler.core.intents.storming import MergeElements
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.canvas import BusinessModel, Canvas, Evolution
from modeler.core.snapshot.designs import Attribute, Design, Example, Part, PartKind, Throughput, Timer, Transition
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Design as DesignRow
from modeler.services.past import model_at
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db

CLAIM = Part(
    kind=PartKind.ENTITY,
    name="Claim",
    is_root=True,
    attributes=(Attribute(name="id", type="long", is_key=True), Attribute(name="lines", type="List<Line>")),
)
ACCEPT = Transition(command="Accept claim", sources=("open",), targets=("accepted",))


def test_a_canvas_keeps_what_a_later_intent_leaves_out():
    a, context_id = a_domain(), uuid4()
    a.do(AddContext, context_id=context_id, name="Claims")

    a.do(FillCanvas, context_id=context_id, team="Falcons", evolution=Evolution.PRODUCT, assumptions=("Few a day",))
    a.do(FillCanvas, context_id=context_id, business_models=(BusinessModel.REVENUE,), evolution=None)

    context = snapshot_of(a.domain).contexts[0]
    assert context.team == "Falcons"
    assert context.canvas == Canvas(business_models=(BusinessModel.REVENUE,), assumptions=("Few a day",))


def test_a_place_outside_the_core_domain_chart_is_refused():
    with pytest.raises(Invalid, match="101"):
        FillCanvas(id=uuid4(), domain_id=uuid4(), context_id=uuid4(), complexity=101)


def test_the_inside_of_an_aggregate_is_in_the_snapshot_the_log_and_the_past():
    a = a_domain()
    claim = _element(a, ElementKind.AGGREGATE)
    example = Example(name="accepts", given=("Claim filed",), when="Accept claim", then=("Claim accepted",))

    a.do(DesignElement, element_id=claim, parts=(CLAIM,), invariants=("At most ten lines",), examples=(example,))
    change = a.do(DesignElement, element_id=claim, states=("open", "accepted"), transitions=(ACCEPT,))

    expected = Design(
        id=claim,
        parts=(CLAIM,),
        invariants=("At most ten lines",),
        states=("open", "accepted"),
        transitions=(ACCEPT,),
        examples=(example,),
    )
    assert snapshot_of(a.domain).designs == (expected,)
    assert [sorted(effect["after"]) for effect in change.effects] == [["states", "transitions"]]
    a.domain.refresh_from_db()
    assert model_at(a.domain, change.version - 1).designs[0].states == ()
    assert list(differences(a.domain)) == []


def test_what_an_aggregate_has_to_bear_is_kept_beside_the_rest():
    a = a_domain()
    claim = _element(a, ElementKind.AGGREGATE)
    load = Throughput(commands_per_second=2.5, conflict_percent=3)

    a.do(DesignElement, element_id=claim, throughput=load, corrections=("Reopen what was closed by mistake",))
    a.do(DesignElement, element_id=claim, states=("open",))

    (design,) = snapshot_of(a.domain).designs
    assert (design.throughput, design.corrections) == (load, ("Reopen what was closed by mistake",))
    assert list(differences(a.reload())) == []


def test_a_policy_with_a_timer_is_a_process_manager_and_an_event_has_no_inside():
    a = a_domain()
    policy, event = _element(a, ElementKind.POLICY), _element(a, ElementKind.EVENT)
    timer = Timer(name="Payment is late", after_seconds=86_400, command="Cancel order", cancelled_by=("Order paid",))

    a.do(DesignElement, element_id=policy, timers=(timer,))
    with pytest.raises(Invalid, match="has no inside"):
        a.do(DesignElement, element_id=event, invariants=("x",))

    assert [design.timers for design in snapshot_of(a.domain).designs] == [(timer,)]


@pytest.mark.parametrize(
    ("kind", "given", "problem"),
    [
        (ElementKind.AGGREGATE, {"transitions": (ACCEPT,)}, "is no state"),
        (ElementKind.AGGREGATE, {"timers": (Timer(name="t", after_seconds=1),)}, "no timers"),
        (ElementKind.POLICY, {"invariants": ("x",)}, "no parts"),
    ],
)
def test_a_design_that_does_not_fit_is_refused_and_nothing_changes(kind: ElementKind, given: dict, problem: str):
    a = a_domain()
    element = _element(a, kind)

    with pytest.raises(Invalid, match=problem):
        a.do(DesignElement, element_id=element, **given)

    assert not DesignRow.objects.exists()


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"parts": (CLAIM, CLAIM)}, "2 parts are called “Claim”"),
        ({"states": ("open", "open")}, "2 states"),
        ({"examples": (Example(name="x"),)}, "has no “when”"),
        ({"examples": (Example(name="x", when="Pay (a"),)}, "is not understood"),
        ({"examples": (Example(name="x", when="Pay", within_seconds=-1),)}, "cannot wait -1 s"),
        ({"throughput": Throughput(conflict_percent=101)}, "101 does not fit"),
        ({"corrections": ("",) * 1_001}, "1001 corrections"),
        ({"timers": (Timer(name="x", after_seconds=0),)}, "cannot wait 0 s"),
    ],
)
def test_what_the_intent_alone_can_know_is_refused_before_any_row(given: dict, problem: str):
    with pytest.raises(Invalid, match=problem):
        DesignElement(id=uuid4(), domain_id=uuid4(), element_id=uuid4(), **given)


def test_a_design_goes_with_its_element_and_follows_a_merge():
    a = a_domain()
    one, other = _element(a, ElementKind.AGGREGATE), _element(a, ElementKind.AGGREGATE)
    a.do(DesignElement, element_id=other, invariants=("Never negative",))

    a.do(MergeElements, kept_id=one, merged_ids=(other,))
    assert [(each.id, each.invariants) for each in snapshot_of(a.domain).designs] == [(one, ("Never negative",))]

    a.do(RemoveElement, element_id=one)
    a.domain.refresh_from_db()
    assert snapshot_of(a.domain).designs == ()
    assert list(differences(a.domain)) == []


def _element(a: ADomain, kind: ElementKind):
    element_id = uuid4()
    a.do(AddElement, element_id=element_id, kind=kind, name="Claim")
    return element_id


def test_a_design_follows_when_a_command_that_it_names_is_renamed_and_undo_takes_both_back():
    a = a_domain()
    claim, accept = _element(a, ElementKind.AGGREGATE), uuid4()
    a.do(AddElement, element_id=accept, kind=ElementKind.COMMAND, name="Accept claim")
    example = Example(name="one", given=("open",), when="Accept claim (by = Ada)")
    a.do(DesignElement, element_id=claim, states=("open", "accepted"), transitions=(ACCEPT,), examples=(example,))

    change = a.do(RenameElement, element_id=accept, name="Approve claim")
    (design,) = snapshot_of(a.reload()).designs
    a.do(UndoChange, change_id=change.pk, board_id=None)

    assert design.transitions[0].command == "Approve claim"
    assert design.examples[0].when == "Approve claim (by = Ada)"
    assert snapshot_of(a.reload()).designs[0].transitions == (ACCEPT,)
    assert list(differences(a.domain)) == []


def test_a_command_of_the_same_name_elsewhere_leaves_the_design_alone():
    a = a_domain()
    claims, other, claim, accept, theirs = (uuid4() for _ in range(5))
    a.do(AddContext, context_id=claims, name="Claims")
    a.do(AddContext, context_id=other, name="Other")
    a.do(AddElement, element_id=claim, kind=ElementKind.AGGREGATE, name="Claim", context_id=claims)
    a.do(AddElement, element_id=accept, kind=ElementKind.COMMAND, name="Accept claim", context_id=claims)
    a.do(AddElement, element_id=theirs, kind=ElementKind.COMMAND, name="Accept claim", context_id=other)
    a.do(DesignElement, element_id=claim, states=("open", "accepted"), transitions=(ACCEPT,))

    a.do(RenameElement, element_id=theirs, name="Take claim on")

    assert snapshot_of(a.reload()).designs[0].transitions == (ACCEPT,)
