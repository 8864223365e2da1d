"""Examples run against the behaviour that the engine simulates: pass, or a reason why not."""

import pytest

from modeler.core.snapshot.designs import Example, Transition
from simulator.core.examples.run import Verdict, run_examples
from tests.builders.lifecycles import LATE, MOVES, shop_definitions

NOT_PAID = "“OrderPaid” does not happen. “PayOrder” is refused"


def _verdict(example: Example, *, of_policy: bool = False, **shop: object) -> Verdict:
    place = {"of_policy" if of_policy else "of_order": (example,)}
    (verdict,) = run_examples(shop_definitions(**place, **shop).behaviour)  # type: ignore[arg-type]
    return verdict


@pytest.mark.parametrize(
    ("given", "when", "then"),
    [
        ((), "PlaceOrder", ("OrderPlaced",)),
        (("OrderPlaced",), "PayOrder", ("OrderPaid",)),
        (("open",), "payorder", ("orderpaid",)),
        (("paid",), "PayOrder", ()),
        (("OrderPlaced", "OrderPaid"), "CancelOrder", ()),
        ((), "PlaceOrder (total = 7)", ("OrderPlaced (total = 7)",)),
    ],
)
def test_an_aggregate_answers_as_its_states_say(given: tuple[str, ...], when: str, then: tuple[str, ...]):
    verdict = _verdict(Example(name="one", given=given, when=when, then=then))

    assert (verdict.passed, verdict.reason) == (True, "")


@pytest.mark.parametrize(
    ("given", "when", "then", "reason"),
    [
        (("paid",), "PayOrder", ("OrderPaid",), f"{NOT_PAID} in the state “paid”."),
        ((), "PayOrder", ("OrderPaid",), f"{NOT_PAID} since nothing has begun yet."),
        (("open",), "PayOrder", (), "“OrderPaid” happens, too."),
        ((), "PlaceOrder (total = 7)", ("OrderPlaced (total = 8)",), "“OrderPlaced” has total = 7, not 8."),
        ((), "PlaceOrder", ("OrderPlaced (colour = red)",), "“OrderPlaced” has no colour."),
        ((), "Dance", (), "“Dance” is no command, event or state of this model."),
        ((), "open", (), "“open” is a state; a command or an event comes."),
    ],
)
def test_an_example_that_does_not_hold_says_why(given: tuple[str, ...], when: str, then: tuple[str, ...], reason: str):
    verdict = _verdict(Example(name="one", given=given, when=when, then=then))

    assert (verdict.passed, verdict.reason) == (False, reason)


@pytest.mark.parametrize(
    ("given", "when", "then", "within", "reason"),
    [
        ((), "OrderPlaced", ("CancelOrder",), 3_600, ""),
        ((), "OrderPlaced", ("CancelOrder",), 3_599, "“CancelOrder” happens after 3600 s only."),
        (("OrderPlaced",), "OrderPaid", (), 0, ""),
        ((), "OrderPlaced", (), 0, "“CancelOrder” happens, too."),
        ((), "OrderPaid", (), 0, ""),
    ],
)
def test_a_policy_waits_as_its_timer_says(
    given: tuple[str, ...], when: str, then: tuple[str, ...], within: int, reason: str
):
    example = Example(name="late", given=given, when=when, then=then, within_seconds=within)

    verdict = _verdict(example, of_policy=True, moves=())

    assert verdict.reason == reason


def test_an_example_of_a_policy_may_say_what_comes_of_its_command():
    example = Example(name="late", given=(), when="OrderPlaced", then=("CancelOrder", "OrderCancelled"))
    begun = (*MOVES[:2], Transition(command="CancelOrder", targets=("cancelled",), events=("OrderCancelled",)))

    assert _verdict(example, of_policy=True, moves=begun).passed


def test_a_process_manager_that_runs_off_goes_to_the_state_its_timer_leads_to():
    moves = (
        Transition(command="OrderPlaced", targets=("waiting",)),
        Transition(command="Late", sources=("waiting",), targets=("given up",), events=("CancelOrder",)),
        Transition(command="OrderPaid", sources=("waiting",), targets=("done",)),
    )
    states = ("waiting", "given up", "done")
    late = Example(name="late", when="OrderPlaced", then=("CancelOrder",))
    twice = Example(name="twice", given=("waiting",), when="OrderPlaced")

    for example in (late, twice):
        verdict = _verdict(example, of_policy=True, moves=(), policy_moves=moves, policy_states=states)
        assert verdict.reason == ""


def test_where_chance_decides_each_way_it_may_go_is_an_example_that_holds():
    either = (*MOVES[:1], Transition(command="PayOrder", sources=("open",), targets=("paid", "cancelled")))
    chance = (
        *either,
        Transition(command="PayOrder", sources=("open",), targets=("cancelled",), events=("OrderCancelled",)),
    )

    paid = _verdict(Example(name="a", given=("open",), when="PayOrder", then=("OrderPaid",)), moves=chance)
    cancelled = _verdict(Example(name="b", given=("open",), when="PayOrder", then=("OrderCancelled",)), moves=chance)
    neither = _verdict(Example(name="c", given=("open",), when="PayOrder"), moves=chance)

    assert (paid.passed, cancelled.passed, neither.passed) == (True, True, False)


def test_a_verdict_says_what_happened_and_when():
    verdict = _verdict(Example(name="late", when="OrderPlaced"), of_policy=True, moves=())

    assert [(each.name, each.at) for each in verdict.happened] == [("CancelOrder", LATE.after_seconds * 1_000_000)]
