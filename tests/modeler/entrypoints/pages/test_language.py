"""The page of the language, its forms, and words marked on the page of an event."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.intents.language import AddTerm
from modeler.core.kernel.roles import Role
from modeler.models import Term, User
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def _stormed() -> tuple[ADomain, UUID]:
    a = a_domain()
    sales = a.add_context("Sales")
    a.add_note("Client registered", x=10, y=10)
    return a, sales


def _save(client: Client, a: ADomain, **form: str):
    return client.post(reverse("save_term", args=[a.domain.slug]), form)


def _page(client: Client, a: ADomain) -> str:
    return client.get(reverse("language", args=[a.domain.slug])).content.decode()


def test_a_term_is_written_with_its_words_between_commas(client: Client):
    a, sales = _stormed()
    client.force_login(a.user)
    words = {"synonyms": "Buyer, Purchaser,", "forbidden": " Client "}

    answer = _save(client, a, term_id="new", context_id=str(sales), name="Customer", meaning="Who orders.", **words)

    term = Term.objects.get(domain=a.domain)
    assert answer["Location"] == reverse("language", args=[a.domain.slug])
    assert (term.name, term.synonyms, term.forbidden) == ("Customer", ["Buyer", "Purchaser"], ["Client"])


def test_emptied_lists_are_empty(client: Client):
    a, sales = _stormed()
    a.do(AddTerm, term_id=uuid4(), context_id=sales, name="Customer", synonyms=("Buyer",), forbidden=("Client",))
    client.force_login(a.user)
    term = Term.objects.get(domain=a.domain)

    _save(client, a, term_id=str(term.pk), name="Patron", meaning="", synonyms="", forbidden="Client")

    term.refresh_from_db()
    assert (term.name, term.synonyms, term.forbidden) == ("Patron", [], ["Client"])


def test_a_viewer_changes_no_term(client: Client):
    a, sales = _stormed()
    client.force_login(User.objects.get(pk=a_member(a, Role.VIEWER).user_id))

    answer = _save(client, a, term_id="new", context_id=str(sales), name="Customer")

    assert answer.status_code == 403
    assert not Term.objects.exists()


def test_the_page_marks_words_where_names_say_them_and_tells_what_is_wrong(client: Client):
    a, sales = _stormed()
    a.do(AddTerm, term_id=uuid4(), context_id=sales, name="Customer", forbidden=("Client",))
    client.force_login(a.user)

    text = _page(client, a)

    assert '<mark class="word" data-use="forbidden">Client</mark> registered' in text
    assert "“Client registered” says “Client”, a word that Sales avoids." in text


def test_the_page_of_an_event_marks_and_explains_the_words_in_its_name(client: Client):
    a, sales = _stormed()
    a.do(AddTerm, term_id=uuid4(), context_id=sales, name="Customer", meaning="Who orders.", forbidden=("Client",))
    client.force_login(a.user)

    text = client.get(reverse("event", args=[a.domain.slug, a.element_of("Client registered")])).content.decode()

    assert '<h1><mark class="word" data-use="forbidden">Client</mark> registered</h1>' in text
    assert "“Client” is to be avoided" in text
    assert "Who orders." in text
