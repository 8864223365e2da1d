"""Conditions → plain functions of a leaf as `path_tree` gives it: the innermost loop of the fast matchers."""

from collections.abc import Callable
from typing import assert_never

from modeler.core.patterns.branches import Field
from modeler.core.patterns.operators.affix import Prefix, PrefixIgnoreCase, Suffix, SuffixIgnoreCase
from modeler.core.patterns.operators.anything_but import AnythingButForms, AnythingButValues
from modeler.core.patterns.operators.cidr import Cidr
from modeler.core.patterns.operators.condition import Condition, Opaque
from modeler.core.patterns.operators.exact import ExactNumber, ExactText, ExactWord
from modeler.core.patterns.operators.exists import Absent, Exists
from modeler.core.patterns.operators.ignore_case import IgnoreCase
from modeler.core.patterns.operators.ip import ExactAddress
from modeler.core.patterns.operators.numeric import Numeric
from modeler.core.patterns.operators.wildcard import Wildcard
from modeler.core.patterns.path_tree import MISSING, Truth

Predicate = Callable[[object], bool]
Known = (
    ExactText | ExactNumber | ExactWord | ExactAddress | Prefix | Suffix | PrefixIgnoreCase | SuffixIgnoreCase
    | IgnoreCase | Wildcard | Numeric | Cidr | AnythingButValues | AnythingButForms | Exists | Absent
)  # fmt: skip
"""Every condition there is."""


def leaf_test(field: Field) -> Predicate:
    """Return whether some alternative of a field holds for a leaf or MISSING; callers ask it for each of Many."""
    values = frozenset(key for condition in field.conditions for key in _keys(condition))
    others = [predicate_of(condition) for condition in field.conditions if not _keys(condition)]
    if not others:
        return values.__contains__
    if not values and len(others) == 1:
        return others[0]
    return lambda leaf: leaf in values or any(other(leaf) for other in others)


def exact_key(condition: Condition) -> object:
    """Return the one leaf that a condition accepts, MISSING for absence; only for such conditions."""
    return _keys(condition)[0]


def _keys(condition: Condition) -> tuple[object, ...]:
    if isinstance(condition, ExactText):
        return (condition.text,)
    if isinstance(condition, ExactNumber):
        return (condition.measure,)
    if isinstance(condition, ExactWord):
        return (word_key(condition),)
    return (MISSING,) if isinstance(condition, Absent) else ()


def word_key(condition: ExactWord) -> object:
    """Return the leaf of true, false or null."""
    return None if condition.word is None else Truth(condition.word)


def predicate_of(condition: Condition) -> Predicate:
    """Return the condition as a function of one leaf (not Many; MISSING satisfies only absence)."""
    known: Known = condition  # type: ignore[assignment]  # operators are a closed choice; see Known
    match known:
        case ExactText() | ExactNumber() | ExactWord() | Absent():
            return frozenset(_keys(known)).__contains__
        case Prefix(text):
            return lambda leaf: type(leaf) is str and leaf.startswith(text)
        case Suffix(text):
            return lambda leaf: type(leaf) is str and leaf.endswith(text)
        case Numeric():
            return _numeric(known)
        case AnythingButValues(values):
            excluded: frozenset[object] = frozenset((*values, MISSING, Opaque.OPAQUE))
            return lambda leaf: leaf not in excluded
        case AnythingButForms():
            return _anything_but_forms(known)
        case Exists():
            return lambda leaf: leaf is not MISSING
        case IgnoreCase(text) | PrefixIgnoreCase(text) | SuffixIgnoreCase(text) if text.isascii():
            return _ascii_case(known, text.lower())
        case Wildcard(_, ("", inner, "")):
            return lambda leaf: type(leaf) is str and inner in leaf
        case Wildcard(_, (head, tail)):
            return _framed(head, tail)
        case ExactAddress() | PrefixIgnoreCase() | SuffixIgnoreCase() | IgnoreCase() | Wildcard() | Cidr():
            holds = known.holds
            return lambda leaf: type(leaf) is str and holds(leaf)
        case _:
            assert_never(known)


def _ascii_case(condition: Condition, text: str) -> Predicate:
    """ASCII text is only spelt in ASCII, and there folding the leaf is exact (elsewhere it is not)."""
    size = len(text)
    if isinstance(condition, IgnoreCase):
        return lambda leaf: type(leaf) is str and leaf.isascii() and leaf.lower() == text
    if isinstance(condition, PrefixIgnoreCase):
        return lambda leaf: type(leaf) is str and leaf[:size].isascii() and leaf[:size].lower() == text
    return lambda leaf: (
        type(leaf) is str
        and len(leaf) >= size
        and leaf[len(leaf) - size :].isascii()
        and leaf[len(leaf) - size :].lower() == text
    )


def _framed(head: str, tail: str) -> Predicate:
    size = len(head) + len(tail)
    return lambda leaf: type(leaf) is str and len(leaf) >= size and leaf.startswith(head) and leaf.endswith(tail)


def _numeric(condition: Numeric) -> Predicate:
    low, high = condition.low, condition.high
    low_open, high_open = condition.low_open, condition.high_open

    def test(leaf: object) -> bool:
        if type(leaf) is float or type(leaf) is int:
            inside = low < leaf if low_open else low <= leaf
            return inside and (leaf < high if high_open else leaf <= high)
        return False

    return test


def _anything_but_forms(condition: AnythingButForms) -> Predicate:
    forms = condition.forms
    if condition.operator == "prefix":
        heads = tuple(form.text for form in forms)
        return lambda leaf: not leaf.startswith(heads) if type(leaf) is str else _present(leaf)
    if condition.operator == "suffix":
        tails = tuple(form.text for form in forms)
        return lambda leaf: not leaf.endswith(tails) if type(leaf) is str else _present(leaf)
    tests = [form.holds for form in forms]
    return lambda leaf: not any(test(leaf) for test in tests) if type(leaf) is str else _present(leaf)


def _present(leaf: object) -> bool:
    return leaf is not MISSING and leaf is not Opaque.OPAQUE
