"""The Bounded Context Canvas as JSON and as Markdown: out, and in again."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from modeler.core.exporters.canvas import canvas_file, canvas_json, canvas_markdown
from modeler.core.importers.canvas import read_canvas
from modeler.core.importers.imported import Unreadable
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.canvas import BusinessModel, Canvas, ContextType, Evolution
from modeler.core.snapshot.communication import Direction, Exchange
from modeler.core.snapshot.kinds import Subdomain
from modeler.core.snapshot.sheet import CanvasSheet
from tests.builders.snapshots import a_snapshot, id_of

WORDS = some.text("abc #-*:;\\“é1", min_size=1, max_size=12).map(lambda text: " ".join(text.split()) or "x")
LINES = some.lists(WORDS, min_size=1, max_size=3).map("\n".join)
NAMES = some.sampled_from(["Order", "credit note", "Größe", "a-b", "#1"])
LISTS = some.lists(LINES, max_size=3).map(tuple)
SHARES = some.none() | some.integers(0, 100)
CANVASES = some.builds(
    Canvas,
    subdomains=some.lists(NAMES, max_size=2).map(tuple),
    business_models=some.lists(some.sampled_from(BusinessModel), unique=True).map(tuple),
    evolution=some.none() | some.sampled_from(Evolution),
    type=some.none() | some.sampled_from(ContextType),
    differentiation=SHARES,
    complexity=SHARES,
    domain_roles=LISTS,
    responsibilities=LISTS,
    business_decisions=LISTS,
    assumptions=LISTS,
    verification_metrics=LISTS,
    open_questions=LISTS,
    technology=WORDS,
)
SHEETS = some.builds(
    CanvasSheet,
    name=WORDS,
    purpose=LINES,
    subdomain=some.sampled_from(Subdomain),
    team=WORDS,
    canvas=CANVASES,
    terms=some.dictionaries(NAMES, LINES, max_size=3).map(lambda found: tuple(sorted(found.items()))),
)
TALK = (Exchange(Direction.INBOUND, "Sales", "context", (("event", "Order placed"),), "Partnership"),)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SHEETS)
def test_both_forms_come_back_as_they_went(sheet: CanvasSheet):
    assert read_canvas(canvas_json(sheet, TALK)) == sheet
    assert read_canvas(canvas_markdown(sheet, TALK)) == sheet


def test_what_is_computed_is_shown_in_both_forms():
    model = a_snapshot(events=[("Sales", "OrderPlaced")], policies=[("Billing", "OrderPlaced")])
    context_id = ContextId(id_of("context", "Billing"))

    document, text = canvas_file("json", context_id, model), canvas_file("md", context_id, model)

    assert (document.name, text.name) == ("billing.canvas.json", "billing.canvas.md")
    assert json.loads(document.text)["inbound"] == [
        {
            "collaborator": "Sales",
            "kind": "context",
            "relationship": "Upstream/Downstream",
            "messages": [{"kind": "event", "name": "OrderPlaced"}],
        }
    ]
    assert "## Inbound communication (computed)\n- Sales (Upstream/Downstream): event “OrderPlaced”\n" in text.text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hello", "holds no Bounded Context Canvas"),
        ("{", "no JSON"),
        ('{"bounded_context_canvas": 4}', "version 5"),
        ('{"bounded_context_canvas": 5, "ubiquitous_language": []}', "no object"),
        ('{"bounded_context_canvas": 5, "canvas": {"evolution": "old"}}', "does not fit"),
        ("# Bounded Context Canvas: A\n## Strategic classification\n- Evolution: old", "“old” is no evolution"),
        ("# Bounded Context Canvas: A\n## Strategic classification\n- Complexity: high", "“high” is no number"),
    ],
)
def test_what_is_no_canvas_is_refused(text: str, problem: str):
    with pytest.raises((Unreadable, Invalid), match=problem):
        read_canvas(text)
