"""Which major versions of an event a consumer accepts, as people write it: ">=1 <3", or nothing for any.

Source: spec/context-map.md section 6.
"""

import operator
import re
from collections.abc import Callable, Mapping
from typing import Final

from modeler.core.kernel.errors import Invalid

LONGEST_RANGE: Final = 60
_BOUND = re.compile(r"(>=|<=|>|<|=)?(\d{1,5})")
_HOLDS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
    "": operator.eq,
}


def require_range(text: str) -> None:
    """Refuse a text that is no range of major versions. Raises: Invalid."""
    if len(text) > LONGEST_RANGE or not all(_BOUND.fullmatch(part) for part in text.split()):
        raise Invalid(
            f"“{text}” is no range of versions.",
            where="versions",
            fix="Write bounds of major versions, such as >=1 <3.",
        )


def accepts(text: str, major: int) -> bool:
    """Return whether a range contains a major version; what is no range contains all."""
    bounds = [_BOUND.fullmatch(part) for part in text.split()]
    return all(_HOLDS[bound[1] or ""](major, int(bound[2])) for bound in bounds if bound is not None)
