"""Analysis patterns dropped into a domain: whole, without errors, beside what is there, and taken back by one undo."""

from uuid import uuid4

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.intents.board import UndoChange
from modeler.core.intents.model import AddContext, AddElement
from modeler.core.intents.patterns import TargetContext, UsePattern
from modeler.core.kernel.errors import Invalid, NotFound
from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Change, Note
from modeler.services.findings import findings_of
from modeler.services.replay import differences
from modeler.services.samples.library import PATTERNS
from modeler.services.snapshots import snapshot_of
from simulator.core.examples.run import run_examples
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_in_an_empty_domain_has_no_error_compiles_and_its_examples_hold(pattern: str):
    a = a_domain()

    a.do(UsePattern, pattern=pattern)

    snapshot = snapshot_of(a.reload())
    compilation = compile_snapshot(snapshot)
    errors = [one for one in (*findings_of(a.domain), *compilation.findings) if one.severity is Severity.ERROR]
    assert errors == []
    assert {context.name for context in snapshot.contexts} == {one.name for one in PATTERNS[pattern].contexts}
    assert len(compilation.definitions.routes) == len(PATTERNS[pattern].reactions)
    verdicts = run_examples(compilation.definitions.behaviour)
    assert [(one.name, one.reason) for one in verdicts if not one.passed] == []
    assert len(verdicts) == sum(len(plan.examples) for plan in PATTERNS[pattern].designs.values())
    assert list(differences(a.domain)) == []


def test_a_pattern_uses_the_contexts_and_elements_that_are_there_and_hangs_below_the_rest():
    a = a_domain()
    sales, order = uuid4(), uuid4()
    a.do(AddContext, context_id=sales, name="Sales", purpose="Sell.")
    a.do(AddElement, element_id=order, kind=ElementKind.AGGREGATE, name="order", context_id=sales)
    a.add_note("Shop opened", y=900)

    a.do(UsePattern, pattern="ordering", contexts=(TargetContext("Ordering", "Sales"),))

    snapshot = snapshot_of(a.reload())
    assert {(one.name, one.purpose) for one in snapshot.contexts if one.id == sales} == {("Sales", "Sell.")}
    assert {context.name for context in snapshot.contexts} == {"Sales", "Delivery"}
    orders = [one for one in snapshot.elements if one.name.lower() == "order"]
    assert [one.id for one in orders] == [order]
    assert snapshot.design(order).states == ("placed", "cancelled")
    assert min(note.y for note in Note.objects.exclude(pk=a.notes["Shop opened"])) > 900 + 120


def test_one_undo_takes_a_pattern_back():
    a = a_domain()
    before = snapshot_of(a.domain)

    change = a.do(UsePattern, pattern="payment")
    a.do(UndoChange, change_id=change.pk)

    after = snapshot_of(a.reload())
    assert (after.contexts, after.elements, after.flows, after.designs) == (before.contexts, (), (), ())
    assert not Note.objects.exists()
    assert list(differences(a.domain)) == []


@pytest.mark.parametrize(
    ("body", "error", "problem"),
    [
        ({"pattern": "weather"}, NotFound, "no pattern “weather”"),
        ({"pattern": "party", "contexts": (TargetContext("Sales", "Shop"),)}, Invalid, "no context “Sales”"),
    ],
)
def test_what_a_pattern_lacks_is_refused_and_nothing_changes(body: dict, error: type, problem: str):
    a = a_domain()
    before = Change.objects.count()

    with pytest.raises(error, match=problem):
        a.do(UsePattern, **body)

    assert Change.objects.count() == before
    assert not a.domain.elements.exists()


def test_two_contexts_of_a_pattern_do_not_become_one():
    targets = (TargetContext("Ordering", "Shop"), TargetContext("Delivery", "Shop"))

    with pytest.raises(Invalid, match="2 contexts in one"):
        UsePattern(id=uuid4(), domain_id=uuid4(), board_id=uuid4(), pattern="ordering", contexts=targets)
