"""Steps of examples as people write them."""

import pytest

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.steps import Step, read_step, split_steps


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Order placed", Step("Order placed", {})),
        (" Order placed ( total = 120 ) ", Step("Order placed", {"total": 120})),
        ('Placed (by = "C, H", open = true, at = null)', Step("Placed", {"by": "C, H", "open": True, "at": None})),
        ("Placed (by = CH, net = 1.5, odd = NaN)", Step("Placed", {"by": "CH", "net": 1.5, "odd": "NaN"})),
        ("Order placed ()", Step("Order placed", {})),
    ],
)
def test_a_step_is_a_name_with_values(text: str, step: Step):
    assert read_step(text) == step


@pytest.mark.parametrize("text", ["", "Order placed (total)", "Order (a = 1", "(a = 1)", "Order (a = )"])
def test_a_step_that_is_none_is_refused_with_a_pattern(text: str):
    with pytest.raises(Invalid, match="is not understood") as refused:
        read_step(text)

    assert "total = 120" in refused.value.fix


def test_commas_in_brackets_divide_no_steps():
    assert split_steps("Order placed (a = 1, b = 2), Order paid,") == ("Order placed (a = 1, b = 2)", "Order paid")
