"""Names in any casing, taken apart and put together."""

import pytest

from modeler.core.naming.casing import kebab_case, pascal_case, plain_words, snake_case, words_of

SPELLINGS = [
    "OrderPlaced",
    "orderPlaced",
    "order_placed",
    "order-placed",
    "Order placed",
    "ORDER_PLACED",
    "order.placed",
]


@pytest.mark.parametrize("name", SPELLINGS)
def test_every_spelling_has_the_same_words(name: str):
    assert plain_words(name) == "order placed"
    assert kebab_case(name) == "order-placed"
    assert snake_case(name) == "order_placed"


@pytest.mark.parametrize("name", ["OrderPlaced", "order_placed", "Order placed", "order-placed"])
def test_every_spelling_has_the_same_pascal_case(name: str):
    assert pascal_case(name) == "OrderPlaced"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("APIKeyRevoked", ("API", "Key", "Revoked")),
        ("2FAEnabled", ("2FA", "Enabled")),
        ("OrderCreatedV2", ("Order", "Created", "V2")),
        ("Customer's order", ("Customer's", "order")),
        ("Prüfung bestanden", ("Prüfung", "bestanden")),
        ("", ()),
        ("…", ()),
    ],
)
def test_acronyms_numbers_and_other_alphabets_stay_whole(name: str, words: tuple[str, ...]):
    assert words_of(name) == words


def test_an_acronym_keeps_its_capitals():
    assert pascal_case("PDF generated") == "PDFGenerated"
