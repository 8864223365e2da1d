"""Terms of a language: what each intent does to the rows, and what it refuses."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from modeler.core.intents.board import UndoChange
from modeler.core.intents.language import AddTerm, ChangeTerm, RemoveTerm
from modeler.core.intents.model import AddContext
from modeler.core.intents.refactorings import MergeContexts
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.models import Change, Term
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def _sales() -> tuple[ADomain, UUID]:
    a, context_id = a_domain(), uuid4()
    a.do(AddContext, context_id=context_id, name="Sales")
    return a, context_id


def _add(a: ADomain, context_id: UUID, name: str, **more: Any) -> UUID:
    term_id = uuid4()
    a.do(AddTerm, term_id=term_id, context_id=context_id, name=name, **more)
    return term_id


def _words(a: ADomain) -> dict[str, tuple[list[str], list[str]]]:
    return {term.name: (term.synonyms, term.forbidden) for term in Term.objects.filter(domain=a.domain)}


def test_a_term_keeps_its_synonyms_and_the_words_to_avoid():
    a, sales = _sales()

    _add(a, sales, "Customer", synonyms=("Buyer",), forbidden=("Client", "User"))

    (term,) = snapshot_of(a.domain).terms
    assert (term.synonyms, term.forbidden) == (("Buyer",), ("Client", "User"))


def test_what_a_change_leaves_out_stays_and_the_log_tells_the_same():
    a, sales = _sales()
    term_id = _add(a, sales, "Customer", meaning="Who orders.", synonyms=("Buyer",), forbidden=("Client",))

    a.do(ChangeTerm, term_id=term_id, forbidden=("Client", "User"))

    a.domain.refresh_from_db()
    term = Term.objects.get(pk=term_id)
    assert (term.meaning, term.synonyms, term.forbidden) == ("Who orders.", ["Buyer"], ["Client", "User"])
    assert list(differences(a.domain)) == []


def test_words_come_back_when_their_change_is_undone():
    a, sales = _sales()
    term_id = _add(a, sales, "Customer", synonyms=("Buyer",))
    a.do(ChangeTerm, term_id=term_id, synonyms=())

    a.do(UndoChange, board_id=None, change_id=Change.objects.filter(scope_id=a.domain.pk).latest("version").pk)

    assert _words(a) == {"Customer": (["Buyer"], [])}


def test_a_removed_term_is_gone():
    a, sales = _sales()
    term_id = _add(a, sales, "Customer")

    a.do(RemoveTerm, term_id=term_id)

    assert _words(a) == {}


@pytest.mark.parametrize(
    "words",
    [
        {"synonyms": ("customer",)},
        {"forbidden": ("Customer",)},
        {"synonyms": ("Buyer",), "forbidden": ("buyer",)},
        {"synonyms": ("Buyer", "Buyer")},
    ],
)
def test_a_word_that_stands_twice_with_a_term_is_refused(words: dict[str, tuple[str, ...]]):
    a, sales = _sales()
    term_id = _add(a, sales, "Customer")

    with pytest.raises(Invalid):
        a.do(ChangeTerm, term_id=term_id, **words)

    assert _words(a) == {"Customer": ([], [])}


def test_a_context_explains_a_word_once():
    a, sales = _sales()
    _add(a, sales, "Customer", synonyms=("Buyer",))

    with pytest.raises(Conflict):
        _add(a, sales, "Customer")

    assert _words(a) == {"Customer": (["Buyer"], [])}


def test_an_empty_word_and_too_many_words_are_refused():
    ids = {"id": uuid4(), "domain_id": uuid4(), "term_id": uuid4()}

    with pytest.raises(Invalid):
        ChangeTerm(**ids, synonyms=(" ",))
    with pytest.raises(Invalid):
        ChangeTerm(**ids, forbidden=tuple(f"word {number}" for number in range(51)))


def test_merged_contexts_put_the_words_of_one_term_together():
    a, sales = _sales()
    shop = uuid4()
    a.do(AddContext, context_id=shop, name="Shop")
    _add(a, sales, "Customer", synonyms=("Buyer",), forbidden=("Client",))
    _add(a, shop, "Customer", synonyms=("Shopper", "client"), forbidden=("BUYER", "User"))

    a.do(MergeContexts, context_id=shop, into_id=sales)

    assert _words(a) == {"Customer": (["Buyer", "Shopper"], ["Client", "User"])}
