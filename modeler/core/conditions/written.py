"""A condition as the text that a person would write; reading it again gives the same condition."""

import json
import re

from modeler.core.conditions.ast import (
    All,
    AnyOf,
    Ask,
    Compare,
    Computed,
    Condition,
    Count,
    Every,
    FieldValue,
    Not,
    Operator,
    Path,
    Scalar,
    Term,
)
from modeler.core.conditions.grammar import RESERVED

_NAME = re.compile(r"[^\W\d][\w-]*\Z")
_NULLS = {Operator.EQUAL: "is null", Operator.NOT_EQUAL: "is not null"}
_LISTED = (Operator.IN, Operator.NOT_IN)


def written(condition: Condition | None) -> str:
    """Return the condition as text; None, which is always, as nothing."""
    if condition is None:
        return ""
    if isinstance(condition, AnyOf):
        return " or ".join(_inside(part) for part in condition.parts)
    if isinstance(condition, All):
        return " and ".join(_inside(part) for part in condition.parts)
    return _inside(condition)


def written_path(path: Path) -> str:
    """Return a field as people write it, in backquotes where a name is also a word of the language."""
    return ".".join(name if _NAME.match(name) and name.lower() not in RESERVED else f"`{name}`" for name in path)


def _inside(condition: Condition) -> str:
    match condition:
        case Ask():
            return _asked(condition)
        case Every(part):
            return f"every {_asked(part)}"
        case Compare(left, operator, right):
            return f"{_term(left)} {operator} {_term(right)}"
        case Not(part):
            return f"not ({written(part)})"
        case _:
            return f"({written(condition)})"


def _asked(ask: Ask) -> str:
    if ask.values == (None,) and ask.operator in _NULLS:
        return f"{written_path(ask.path)} {_NULLS[ask.operator]}"
    words = [written_path(ask.path), str(ask.operator)]
    values = [_value(value) for value in ask.values]
    if ask.operator in _LISTED or len(values) > 1:
        words.append(f"({', '.join(values)})")
    else:
        words += values
    return " ".join([*words, "ignoring case"] if ask.ignores_case else words)


def _value(value: Scalar) -> str:
    return json.dumps(value, ensure_ascii=False)


def _term(term: Term) -> str:
    match term:
        case FieldValue(path):
            return written_path(path)
        case Count(path):
            return f"count({written_path(path)})"
        case Computed(sign, left, right):
            return f"({_term(left)} {sign} {_term(right)})"
        case _:
            return json.dumps(term)
