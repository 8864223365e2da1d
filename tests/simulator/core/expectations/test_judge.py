"""Judging a run: what is met, what is missed, what is still open; in one go or record by record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modeler.core.definitions.resource import EndpointKind
from simulator.core.expectations.expectation import Expectation, expectations_from_json
from simulator.core.expectations.judge import Judge, Verdict, names_in
from simulator.core.records.record import Place, Record, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS
from tests.builders.definitions import some_definitions, subscription_id
from tests.builders.worlds import one_order, records_of

NAMES = {"place": "Place order", "placed": "Order placed", "shipped": "Order shipped", "stock": "Reserve stock"}
PLACED, SHIPPED = (RecordKind.RAISED, "Order placed"), (RecordKind.RAISED, "Order shipped")
WITHIN_10 = {"when": {"raised": "Order placed"}, "then": {"raised": "Order shipped"}, "within": 10}


def a_record(second: float, what: tuple[RecordKind, str], *, story: str = "s", element: str = "", detail: str = ""):
    kind, name = what
    place = Place("node", element=element)
    return Record(0, round(second * MICROSECONDS), kind, place, 0, name, story, -1, 1, 0, detail)


def judged(expectation: dict[str, object], *records: Record, end: float = 60) -> Verdict:
    (verdict,) = _judged([expectation], [records], end)
    return verdict


def _judged(expectations, slices, end):
    judge = Judge(expectations_from_json({"expectations": expectations}), NAMES)
    for each in slices:
        judge.hear(each)
    return judge.verdicts(round(end * MICROSECONDS))


@pytest.mark.parametrize(
    ("records", "cases", "missed", "undecided", "holds"),
    [
        ([], 0, 0, 0, False),
        ([a_record(1, PLACED), a_record(11, SHIPPED)], 1, 0, 0, True),
        ([a_record(1, PLACED), a_record(11.1, SHIPPED)], 1, 1, 0, False),
        ([a_record(1, PLACED)], 1, 1, 0, False),
        ([a_record(55, PLACED)], 1, 0, 1, False),
        ([a_record(1, SHIPPED), a_record(2, PLACED)], 1, 1, 0, False),
        ([a_record(1, PLACED, story="a"), a_record(2, SHIPPED, story="b")], 1, 1, 0, False),
        ([a_record(1, PLACED), a_record(2, PLACED), a_record(3, SHIPPED)], 2, 0, 0, True),
        ([a_record(1, PLACED), a_record(2, SHIPPED), a_record(56, PLACED)], 2, 0, 1, True),
    ],
)
def test_a_case_is_met_missed_or_open(records, cases, missed, undecided, holds):
    verdict = judged(WITHIN_10, *records)

    assert (verdict.cases, verdict.missed, verdict.open, verdict.holds) == (cases, missed, undecided, holds)


def test_a_share_of_the_cases_is_enough_where_the_expectation_says_so():
    records = [a_record(number, PLACED, story=str(number)) for number in range(4)]
    records += [a_record(5, SHIPPED, story=str(number)) for number in range(3)]

    assert judged(WITHIN_10 | {"share": 0.75}, *records).holds
    assert not judged(WITHIN_10 | {"share": 0.76}, *records).holds


def test_a_miss_names_its_story_and_the_reason_counts():
    verdict = judged(WITHIN_10, a_record(1, PLACED, story="lost"), a_record(2, PLACED), a_record(3, SHIPPED))

    assert [(miss.correlation, miss.time) for miss in verdict.misses] == [("lost", MICROSECONDS)]
    assert verdict.reason == "“Order shipped” is raised in 1 of 2 cases only."


def test_what_never_happened_cannot_be_met():
    verdict = judged(WITHIN_10, a_record(1, SHIPPED))

    assert verdict.reason == "Nothing to judge: never happened: “Order placed” is raised."


def test_only_stories_in_which_the_given_has_happened_are_cases():
    asked = WITHIN_10 | {"given": {"executed": "Place order"}}
    known = (RecordKind.EXECUTED, "Place order")

    verdict = judged(
        asked, a_record(1, PLACED, story="a"), a_record(2, known, story="b"), a_record(3, PLACED, story="b")
    )

    assert verdict.cases == 1


@pytest.mark.parametrize(
    ("records", "missed"),
    [
        ([a_record(1, PLACED)], 0),
        ([a_record(1, PLACED), a_record(9, SHIPPED)], 1),
        ([a_record(1, PLACED), a_record(12, SHIPPED)], 0),
        ([a_record(1, SHIPPED), a_record(2, PLACED)], 0),
    ],
)
def test_what_must_never_follow_may_come_before_or_later(records, missed):
    verdict = judged({"when": {"raised": "order placed"}, "never": {"raised": "order shipped"}, "within": 10}, *records)

    assert (verdict.missed, verdict.holds) == (missed, missed == 0)


def test_a_never_without_a_when_holds_for_the_whole_run():
    never = {"never": {"enqueued": "*", "at": "Reserve stock"}}
    there = a_record(4, (RecordKind.ENQUEUED, "Order placed"), element="stock")

    assert judged(never, a_record(4, (RecordKind.ENQUEUED, "Order placed"), element="other")).holds
    assert judged(never, there).reason == "anything is enqueued at “Reserve stock” 1 times, first after 4.0 s."


def test_a_condition_asks_the_fields_of_the_published_event():
    asked = {"when": {"published": "Order placed", "where": "total >= 500"}, "then": {"raised": "Order shipped"}}
    published = (RecordKind.PUBLISHED, "Order placed")

    verdict = judged(
        asked, a_record(1, published, detail='{"total":499}'), a_record(2, published, detail='{"total":500}')
    )

    assert verdict.cases == 1


@given(
    st.lists(st.tuples(st.sampled_from([PLACED, SHIPPED]), st.sampled_from("ab"), st.integers(0, 30)), max_size=12),
    st.integers(1, 5),
)
def test_hearing_in_slices_is_hearing_at_once(drawn, size):
    records = [a_record(at, what, story=story) for what, story, at in sorted(drawn, key=lambda each: each[2])]
    expectations = [WITHIN_10, {"never": {"raised": "Order shipped"}}]

    sliced = [records[start : start + size] for start in range(0, len(records), size)]

    assert _judged(expectations, sliced, 60) == _judged(expectations, [records], 60)


@pytest.mark.parametrize(("within", "holds"), [(3, True), (2, False)])
def test_a_real_run_delivers_within_the_time_that_its_parts_take(within, holds):
    # A second each: from the aggregate to the bus, to the function, and in the function.
    definitions = some_definitions(EndpointKind.LAMBDA)
    follows = Expectation(
        name="served",
        when=expectations_from_json([WITHIN_10])[0].when,
        then=_succeeded_at(str(subscription_id(0))),
        within=within,
    )
    judge = Judge([follows], names_in(definitions))

    judge.hear(records_of(definitions, one_order()))

    assert judge.verdicts(600 * MICROSECONDS)[0].holds is holds


def _succeeded_at(subscription: str):
    (read,) = expectations_from_json([{"never": {"succeeded": "*", "at": subscription}}])
    return read.then
