from dataclasses import replace

from modeler.core.diff.models import Act, differences_between
from modeler.core.diff.words import Sentence, in_words
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.models import a_model

SALES = a_model(
    contexts=["Sales", "Billing"],
    elements=[("event", "Order placed", "Sales"), ("policy", "Bill it", "Billing")],
    flows=[("Order placed", "Bill it")],
    relationships=[("Sales", "upstream_downstream", "Billing")],
    subscriptions=[("Order placed", "Bill it")],
    schemas={"Order placed": {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}},
)


def told(before: Snapshot, after: Snapshot) -> tuple[Sentence, ...]:
    return in_words(differences_between(before, after), before, after)


def test_arrows_and_relationships_are_told_by_the_names_of_their_ends():
    sentences = told(a_model(contexts=["Sales", "Billing"]), SALES)

    assert {(one.kind, one.name) for one in sentences} == {
        ("Relationship", "Sales → Billing"),
        ("Event", "Order placed"),
        ("Policy", "Bill it"),
        ("Flow", "Order placed → Bill it"),
        ("Schema of", "Order placed"),
        ("Subscription", "Bill it on Order placed"),
    }
    assert {one.act for one in sentences} == {Act.ADDED}


def test_a_move_into_another_context_is_told_by_both_names():
    contexts = {context.name: context.id for context in SALES.contexts}
    moved = tuple(replace(one, context_id=contexts["Billing"]) for one in SALES.elements)

    (sentence,) = told(SALES, replace(SALES, elements=moved))

    assert (sentence.name, sentence.details) == ("Order placed", ("context: Sales → Billing",))


def test_a_schema_is_told_field_by_field():
    schema = {"type": "object", "properties": {"total": {"type": "integer"}, "currency": {"type": "string"}}}
    event = replace(SALES.events[0], schema=schema)

    (sentence,) = told(SALES, replace(SALES, events=(event,)))

    assert sentence.details == ("field currency added", "field total changed", "field total now optional")


def test_a_removed_thing_keeps_the_name_that_it_had():
    (sentence,) = told(SALES, replace(SALES, flows=()))

    assert (sentence.act, sentence.name) == (Act.REMOVED, "Order placed → Bill it")


def test_long_texts_are_cut():
    context = replace(SALES.contexts[0], purpose="x" * 200)
    after = replace(SALES, contexts=(context, *SALES.contexts[1:]))

    (sentence,) = told(SALES, after)

    assert sentence.details == (f"purpose: none → “{'x' * 59}…”",)

