"""What a person may write, and what is said when it cannot be read."""

import pytest

from modeler.core.conditions.ast import All, AnyOf, Ask, Not, Operator
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.parse import parse_condition


def test_an_empty_condition_means_always():
    assert parse_condition("  ") is None


def test_and_binds_closer_than_or():
    condition = parse_condition('total >= 500 or country = "DE" and is_new = true')

    total = Ask(("total",), Operator.MORE_OR_EQUAL, (500,))
    country = Ask(("country",), Operator.EQUAL, ("DE",))
    is_new = Ask(("is_new",), Operator.EQUAL, (True,))
    assert condition == AnyOf((total, All((country, is_new))))


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ('location in ("us-west", "us-east")', Ask(("location",), Operator.IN, ("us-west", "us-east"))),
        ("size not in [1, 2.5, 2.0]", Ask(("size",), Operator.NOT_IN, (1, 2.5, 2))),
        ("signed_by is missing", Ask(("signed_by",), Operator.MISSING)),
        ("signed_by IS NOT missing", Ask(("signed_by",), Operator.PRESENT)),
        ("customer.name starts with 'D'", Ask(("customer", "name"), Operator.STARTS_WITH, ("D",))),
        ('sport does not start with "bas"', Ask(("sport",), Operator.NOT_STARTS_WITH, ("bas",))),
        ('file ends with (".jpg", ".png")', Ask(("file",), Operator.ENDS_WITH, (".jpg", ".png"))),
        ('country is not "DE"', Ask(("country",), Operator.NOT_EQUAL, ("DE",))),
        ("coupon is null", Ask(("coupon",), Operator.EQUAL, (None,))),
        ("`my field` = -1e3", Ask(("my field",), Operator.EQUAL, (-1000,))),
    ],
)
def test_a_question_reads_as_it_is_written(text: str, ask: Ask):
    assert parse_condition(text) == ask


def test_not_takes_what_stands_in_parentheses():
    assert parse_condition("not (a = 1)") == Not(Ask(("a",), Operator.EQUAL, (1,)))


@pytest.mark.parametrize(
    ("text", "position", "fix"),
    [
        ("total >= 500 and", 16, "Complete it."),
        ("country in (Germany)", 12, 'Write texts in quotes: "Berlin".'),
        ("country strts with 5", 8, "Did you mean “starts”?"),
        ('at is before "yesterday"', 13, 'Write it as "2026-01-31" or "2026-01-31T12:00:00Z".'),
        ('ip is in network "10.0.0.0/33"', 17, 'Write a block of addresses, such as "10.0.0.0/24".'),
        ("total = 5 ignoring case", 8, "Leave “ignoring case” away."),
        ('country = "DE', 10, "Close the quotes."),
        ('total >= "5"', 9, "Give a number; for dates write is before or is after."),
        ('size in (1, "L")', 12, "Use two lists."),
        ('name starts with ""', 17, "Say what."),
        (
            "total ! 5",
            6,
            'Write a field and a question, such as total >= 500, country in ("DE", "FR") or signed_by is missing.',
        ),
        ("(" * 50, 40, "Simplify."),
    ],
)
def test_an_error_names_the_character_and_a_way_out(text: str, position: int, fix: str):
    with pytest.raises(ConditionError) as refused:
        parse_condition(text)

    assert (refused.value.position, refused.value.fix) == (position, fix)
