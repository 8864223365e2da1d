"""Ranges of major versions, as people write them."""

import pytest

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.version_ranges import accepts, require_range


@pytest.mark.parametrize(
    ("text", "majors"),
    [
        ("", [0, 1, 2, 3, 4]),
        (">=1 <3", [1, 2]),
        ("2", [2]),
        ("=2", [2]),
        (">1 <=3", [2, 3]),
        (">=3 <2", []),
    ],
)
def test_a_range_contains_the_versions_within_all_its_bounds(text: str, majors: list[int]):
    require_range(text)

    assert [major for major in range(5) if accepts(text, major)] == majors


@pytest.mark.parametrize("text", [">= 1", "1.2", "latest", ">=1,<3", "~1", "1" * 61])
def test_what_is_no_range_is_refused(text: str):
    with pytest.raises(Invalid):
        require_range(text)
