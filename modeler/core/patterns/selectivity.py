"""A guess of what share of all leaves satisfies a condition: it decides what a branch is filed under, nothing else."""

from modeler.core.patterns.operators.affix import Prefix, PrefixIgnoreCase, Suffix, SuffixIgnoreCase
from modeler.core.patterns.operators.cidr import Cidr
from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.operators.exact import ExactNumber, ExactText, ExactWord
from modeler.core.patterns.operators.exists import Absent
from modeler.core.patterns.operators.ignore_case import IgnoreCase
from modeler.core.patterns.operators.ip import ExactAddress
from modeler.core.patterns.operators.numeric import INFINITY, Numeric
from modeler.core.patterns.operators.wildcard import Wildcard


def share(condition: Condition, known: int) -> float:
    """Return a number between 0 and 1; `known` counts the different conditions filed for the path."""
    match condition:
        case ExactText() | ExactNumber() | ExactAddress() | IgnoreCase():
            return 1 / (6 + known)
        case Prefix(text) | Suffix(text) | PrefixIgnoreCase(text) | SuffixIgnoreCase(text):
            return _by_length(len(text))
        case Wildcard(_, pieces):
            return _by_length(max(len(pieces[0]), len(pieces[-1]), sum(map(len, pieces)) - 2))
        case Cidr():
            return 0.1
        case Numeric():
            return _by_bounds(condition)
        case ExactWord():
            return 0.35
        case Absent():
            return 0.5
        case _:
            return 0.95


def _by_length(length: int) -> float:
    return max(0.01, 0.6 * 0.4 ** min(length, 5))


def _by_bounds(condition: Numeric) -> float:
    if condition.low == condition.high:
        return 0.005
    return 0.2 if condition.low != -INFINITY and condition.high != INFINITY else 0.5
