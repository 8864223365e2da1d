"""Transitions, examples and timers as lines: written, and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.design_lines import (
    example_line,
    read_example,
    read_timer,
    read_transition,
    timer_line,
    transition_line,
)
from modeler.core.snapshot.designs import Example, Timer, Transition

NAME = some.sampled_from(["Order placed", "open", "Größe", "a-b", "send", "x1"])
NAMES = some.lists(NAME, max_size=3, unique=True).map(tuple)


@given(some.builds(Transition, command=NAME, sources=NAMES, targets=NAMES, events=NAMES))
def test_a_transition_comes_back_as_it_was_written(transition: Transition):
    assert read_transition(transition_line(transition)) == transition


STEP = some.sampled_from(["Order placed", "Order placed (a = 1, b = two)", "open"])
STEPS = some.lists(STEP, max_size=3).map(tuple)
SECONDS = some.integers(0, 10**7)


@given(some.builds(Example, name=NAME, given=STEPS, when=STEP, then=STEPS, within_seconds=SECONDS))
def test_an_example_comes_back_as_it_was_written(example: Example):
    assert read_example(example_line(example)) == example


@given(some.builds(Timer, name=NAME, after_seconds=some.integers(1, 10**7), command=NAME, cancelled_by=NAMES))
def test_a_timer_comes_back_as_it_was_written(timer: Timer):
    assert read_timer(timer_line(timer)) == timer


def test_lines_read_as_people_write_them():
    assert timer_line(Timer(name="Late", after_seconds=86_400)) == "Late: after 1 d"
    assert read_timer("Late: after 90 min; send Cancel; unless Paid, Closed") == Timer(
        name="Late", after_seconds=5_400, command="Cancel", cancelled_by=("Paid", "Closed")
    )
    assert read_example("Twice: given Paid; when Pay; then nothing").then == ()


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (read_transition, "Accept: open to closed"),
        (read_example, "Twice: given Paid; then nothing"),
        (read_example, "Twice"),
        (read_timer, "Late: after a day"),
        (read_timer, "Late: after 1 h; shout"),
    ],
)
def test_a_line_that_is_not_understood_is_refused_with_a_pattern(read, line: str):
    with pytest.raises(Invalid, match="is not understood"):
        read(line)
