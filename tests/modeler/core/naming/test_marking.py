"""Words of a language are found in names in any casing, and a name stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modeler.core.naming.casing import placed_words_of, words_of
from modeler.core.naming.marking import Use, Word, marked, root_of, vocabulary_of

ORDER = Word("Order", Use.TERM, "Order")
LARGE_ORDER = Word("Large order", Use.TERM, "Large order")
PURCHASE = Word("purchase", Use.FORBIDDEN, "Order")
LANGUAGE = vocabulary_of([ORDER, LARGE_ORDER, PURCHASE])
PIECES = st.sampled_from(["order", "Orders", "Large", "purchase", " ", "_", "’s", ", ", "İ", "ß", "7", "漢", "v2"])
NAMES = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("name", "stretches"),
    [
        ("Order placed", [("Order", ORDER), (" placed", None)]),
        ("OrdersPlaced", [("Orders", ORDER), ("Placed", None)]),
        ("customer_order", [("customer_", None), ("order", ORDER)]),
        ("Large orders: order’s", [("Large orders", LARGE_ORDER), (": ", None), ("order’s", ORDER)]),
        ("largeOrderHeld", [("largeOrder", LARGE_ORDER), ("Held", None)]),
        ("Purchase made", [("Purchase", PURCHASE), (" made", None)]),
        ("Reordered", [("Reordered", None)]),
        ("", []),
    ],
)
def test_words_are_marked_where_they_stand(name: str, stretches: list[tuple[str, Word | None]]):
    assert [(stretch.text, stretch.word) for stretch in marked(name, LANGUAGE)] == stretches


@given(NAMES)
def test_marking_never_changes_a_name(name: str):
    assert "".join(stretch.text for stretch in marked(name, LANGUAGE)) == name


@given(NAMES)
def test_placed_words_are_the_words_and_stand_where_they_say(name: str):
    placed = placed_words_of(name)

    assert tuple(word for _, word in placed) == words_of(name)
    assert all(name.startswith(word, at) for at, word in placed)


@given(st.permutations([ORDER, LARGE_ORDER, PURCHASE, Word("Order", Use.SYNONYM, "Purchase order")]))
def test_the_order_of_the_words_does_not_matter(words: list[Word]):
    assert marked("Order purchased: a purchase", vocabulary_of(words))[0].word == ORDER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orders", "order"),
        ("Companies", "company"),
        ("cookies", "Cookie"),
        ("Boxes", "box"),
        ("caches", "cache"),
        ("addresses", "address"),
        ("statuses", "status"),
        ("warehouses", "warehouse"),
        ("customer's", "customer"),
        ("KYCs", "KYC"),
    ],
)
def test_a_plural_has_the_root_of_its_word(one: str, other: str):
    assert root_of(one) == root_of(other)


@pytest.mark.parametrize(("one", "other"), [("Addressee", "address"), ("basis", "base"), ("ordering", "order")])
def test_another_word_has_another_root(one: str, other: str):
    assert root_of(one) != root_of(other)
