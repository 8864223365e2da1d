"""A drawing holds every column of a board's rows, but for what ids, places in the log and people mean here alone."""

from dataclasses import fields

import pytest

from modeler.core.snapshot.drawing import DrawnConnector, DrawnElement, DrawnNote, DrawnRegion
from modeler.services.registry import tables

LEFT_OUT = {
    # The order of the notes says it.
    "note": {"board_id", "z"},
    # A flow follows from the elements at the arrow's ends.
    "connector": {"board_id", "flow_id"},
    # Who works in a breakout zone is known to this installation alone.
    "region": {"board_id", "people"},
    "element": {"domain_id"},
}


@pytest.mark.parametrize(
    ("table", "drawn"),
    [("note", DrawnNote), ("connector", DrawnConnector), ("region", DrawnRegion), ("element", DrawnElement)],
)
def test_a_drawing_holds_every_column_of_the_rows(table: str, drawn: type):
    columns = set(tables()[table].columns())

    assert columns - {field.name for field in fields(drawn)} == LEFT_OUT[table]
