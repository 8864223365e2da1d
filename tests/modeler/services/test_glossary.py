"""The glossary puts each term in one place, and tells which names say it."""

from modeler.core.naming.marking import Use
from modeler.core.snapshot.snapshot import Snapshot
from modeler.services.glossary import Explained, glossary_of, words_said
from tests.builders.models import a_model


def _shop() -> Snapshot:
    return a_model(
        contexts=["Sales", "Billing", "Stock"],
        elements=[
            ("event", "Customer registered", "Sales"),
            ("event", "ClientMoved", "Sales"),
            ("command", "Bill the buyers", "Billing"),
            ("event", "Customer moved away", ""),
        ],
        terms=[
            ("Sales", "Customer", {"forbidden": ("Client",)}),
            ("Sales", "Order"),
            ("Billing", "customers", {"synonyms": ("Buyer",)}),
        ],
    )


def _told(meanings: tuple[Explained, ...]) -> list[tuple[str, str, list[str]]]:
    return [(one.context.name, one.term.name, [use.element.name for use in one.uses]) for one in meanings]


def test_a_word_of_two_contexts_is_a_concept_with_both_meanings():
    glossary = glossary_of(_shop())

    assert [(concept.name, _told(concept.meanings)) for concept in glossary.concepts] == [
        (
            "customers",
            [
                ("Billing", "customers", ["Bill the buyers"]),
                ("Sales", "Customer", ["ClientMoved", "Customer registered"]),
            ],
        )
    ]


def test_a_word_of_one_context_stands_with_its_context():
    glossary = glossary_of(_shop())

    assert [(one.context.name, _told(one.words)) for one in glossary.languages] == [("Sales", [("Sales", "Order", [])])]
    assert [context.name for context in glossary.silent] == ["Stock"]


def test_a_word_that_one_context_explains_twice_is_no_concept():
    glossary = glossary_of(a_model(contexts=["Sales"], terms=[("Sales", "Order"), ("Sales", "orders")]))

    assert glossary.concepts == ()
    assert [one.term.name for one in glossary.languages[0].words] == ["Order", "orders"]


def test_the_words_of_a_name_are_told_with_what_they_are():
    snapshot = a_model(
        contexts=["Sales"],
        elements=[("event", "Client ordered: order of a client", "Sales")],
        terms=[("Sales", "Customer", {"forbidden": ("client",)}), ("Sales", "Order")],
    )

    said = words_said(snapshot.elements[0], snapshot)

    assert [(one.term.name, one.stretch, one.use) for one in said] == [
        ("Customer", "Client", Use.FORBIDDEN),
        ("Order", "order", Use.TERM),
    ]


def test_a_name_without_a_context_says_no_word():
    snapshot = _shop()
    (placeless,) = (element for element in snapshot.elements if element.context_id is None)

    assert words_said(placeless, snapshot) == ()
