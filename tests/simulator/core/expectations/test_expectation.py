"""Reading expectations: what is wrong is refused with its place and a way to mend it."""

import json
from pathlib import Path

import pytest

from modeler.core.kernel.errors import ModelerError
from simulator.core.expectations.expectation import Expectation, Moment, expectations_from_json
from simulator.core.expectations.judge import Judge
from simulator.core.records.record import RecordKind

PAGE = Path(__file__).parents[4] / "docs/reference/expectations.md"
GOOD = {"when": {"raised": "Order placed"}, "then": {"raised": "Order shipped"}}


def test_what_is_left_out_has_a_default():
    (read,) = expectations_from_json({"expectations": [GOOD]})

    placed, shipped = (Moment(kind=RecordKind.RAISED, message=f"Order {what}") for what in ("placed", "shipped"))
    assert read == Expectation(name="“Order shipped” is raised", when=placed, then=shipped)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "expectations"),
        ({"expectations": []}, "expectations"),
        ({"expectations": "all is well"}, "expectations"),
        ({"expectations": [GOOD] * 201}, "expectations"),
        ([3], "expectations[0]"),
        ([GOOD | {"soon": 3}], "expectations[0]"),
        ([GOOD | {"never": GOOD["then"]}], "expectations[0]"),
        ([{"then": GOOD["then"]}], "expectations[0]"),
        ([GOOD | {"when": {"raised": "a", "issued": "b"}}], "expectations[0].when"),
        ([GOOD | {"then": {"vanished": "a"}}], "expectations[0].then"),
        ([GOOD | {"then": {"control": "*"}}], "expectations[0].then"),
        ([GOOD | {"then": {"raised": 3}}], "expectations[0].then.raised"),
        ([GOOD | {"then": {"raised": "*", "where": "total > 3"}}], "expectations[0].then.where"),
        ([GOOD | {"within": 0}], "expectations[0].within"),
        ([GOOD | {"within": True}], "expectations[0].within"),
        ([GOOD | {"within": float("nan")}], "expectations[0].within"),
        ([GOOD | {"share": 1.1}], "expectations[0].share"),
        ([GOOD | {"name": None}], "expectations[0].name"),
    ],
)
def test_wrong_input_is_refused_with_its_place(body, where):
    with pytest.raises(ModelerError) as refused:
        expectations_from_json(body)

    assert refused.value.where == where
    assert refused.value.fix


@pytest.mark.parametrize("moment", [{"raised": "Order lost"}, {"raised": "*", "at": "Nobody"}])
def test_names_that_the_model_lacks_are_refused(moment):
    with pytest.raises(ModelerError) as refused:
        Judge(expectations_from_json([{"never": moment}]), {"placed": "Order placed"})

    assert refused.value.where == "expectations[0]"


def test_the_example_of_the_reference_page_reads_and_every_kind_is_on_it():
    page = PAGE.read_text()

    read = expectations_from_json(json.loads(page.split("```json\n")[1].split("```")[0]))

    assert [each.name for each in read] == ["Large orders are reserved at once", "Nothing dies"]
    kinds = page.split("Kinds of record: ")[1].replace("\n", " ").rstrip(". ").split(", ")
    assert kinds == [kind.value for kind in RecordKind if kind is not RecordKind.CONTROL]
