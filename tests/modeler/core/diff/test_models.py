from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from modeler.core.diff.models import TABLES, Act, differences_between, patched
from modeler.core.snapshot.kinds import Subdomain
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.models import a_model

NAMES = ["Sales", "Billing", "Stock"]
ELEMENTS = [("event", "Order placed"), ("policy", "Bill it"), ("command", "Send invoice"), ("actor", "Clerk")]


@st.composite
def models(draw: st.DrawFn) -> Snapshot:
    """A small model: any of a few contexts and elements, with arrows, relationships, words and schemas between them."""
    contexts = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    named = {name: {"subdomain": draw(st.sampled_from(list(Subdomain)))} for name in contexts}
    chosen = draw(st.lists(st.sampled_from(ELEMENTS), unique=True))
    elements = [(kind, name, draw(st.sampled_from(["", *contexts]))) for kind, name in chosen]
    names = [name for _, name, _ in elements]
    pairs = [(one, other) for one in names for other in names if one != other]
    events = [name for kind, name, _ in elements if kind == "event"]
    return a_model(
        contexts=named,
        elements=elements,
        flows=draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else [],
        relationships=[(contexts[0], "upstream_downstream", other) for other in contexts[1:] if draw(st.booleans())],
        schemas={name: {"type": "object", "title": draw(st.sampled_from("ab"))} for name in events},
        terms=[(contexts[0], word) for word in draw(st.lists(st.sampled_from(["order", "bill"]), unique=True))],
    )


@given(models(), models())
def test_the_difference_applied_to_the_earlier_model_gives_the_later_one(one: Snapshot, other: Snapshot):
    result = patched(one, differences_between(one, other))

    assert [getattr(result, table) for table in TABLES] == [getattr(other, table) for table in TABLES]


@given(models())
def test_equal_models_do_not_differ(model: Snapshot):
    assert differences_between(model, model) == ()


def test_an_altered_row_names_the_properties_that_differ():
    before = a_model(contexts=["Sales"])
    context = replace(before.contexts[0], name="Selling", is_external=True)

    (found,) = differences_between(before, replace(before, contexts=(context,)))

    assert (found.act, found.table, found.fields) == (Act.ALTERED, "contexts", ("name", "is_external"))
