"""A pattern and an event → the explanation, found by the same search as the verdict."""

import json
from collections.abc import Mapping

from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.explanation import Clause, Explanation
from modeler.core.patterns.numbers import Spelling
from modeler.core.patterns.operators.condition import Condition, Leaf, Opaque
from modeler.core.patterns.operators.exists import Absent, Exists
from modeler.core.patterns.search import Leaves, Witness, leaves_of, witness

MAX_VALUES = 5
MAX_LENGTH = 60
MAX_WANTED = 200
_WHOLE = 10.0**16
_TORN = "Each field finds a value, but only in different elements of the same array"


def explain(branches: tuple[Branch, ...], event: Mapping[str, object] | None) -> Explanation:
    """Return why one of the branches holds, or why the nearest does not."""
    if event is None:
        return Explanation(matched=False, branches=len(branches), note="The event is not a JSON object")
    if not branches:
        return Explanation(matched=True, branches=0, note="An empty filter policy accepts every message")
    leaves = leaves_of(event, frozenset(field.path for branch in branches for field in branch))
    nearest: tuple[int, int, Branch] | None = None
    for index, branch in enumerate(branches):
        found = witness(branch, leaves)
        if found is not None:
            clauses = tuple(_held(field, leaf, leaves) for field, leaf in zip(branch, found, strict=True))
            return Explanation(matched=True, clauses=clauses, branch=index, branches=len(branches))
        failures = sum(not _holds_alone(field, leaves) for field in branch)
        if nearest is None or failures < nearest[0]:
            nearest = (failures, index, branch)
    assert nearest is not None  # there is at least one branch
    failures, index, branch = nearest
    clauses = tuple(_alone(field, leaves) for field in branch)
    note = "" if failures else _TORN
    return Explanation(matched=False, clauses=clauses, branch=index, branches=len(branches), note=note)


def _held(field: Field, leaf: Witness, leaves: Leaves) -> Clause:
    alternative = _alternative(field, leaf)
    return Clause(
        path=field.path,
        held=True,
        values=_values(field, leaves),
        wanted=_wanted(field),
        alternative=alternative,
        value=None if leaf is None else show(leaf.leaf),
    )


def _alone(field: Field, leaves: Leaves) -> Clause:
    for item in leaves.get(field.path, ()):
        if any(condition.holds(item.leaf) for condition in field.conditions):
            return _held(field, item, leaves)
    if field.accepts_absence and not leaves.get(field.path):
        return _held(field, None, leaves)
    values, wanted = _values(field, leaves), _wanted(field)
    return Clause(path=field.path, held=False, values=values, wanted=wanted, missed=_missed(field, values))


def _missed(field: Field, values: tuple[str, ...]) -> str:
    any_value = any(isinstance(condition, Exists) for condition in field.conditions)
    demands = [_claim(condition) for condition in field.conditions if not isinstance(condition, Absent)]
    if len(demands) > MAX_VALUES:
        demands = [*demands[:MAX_VALUES], f"satisfies one of {len(demands) - MAX_VALUES} more alternatives"]
    wanted = " or ".join(demands)
    if not values:
        return "is absent; any value would match" if any_value else f"is absent; a value that {wanted} would match"
    if not demands:
        return f"is present ({', '.join(values)}); it would match if it were absent"
    verb = "is" if len(values) == 1 else "holds"
    absence = ", as would no value at all" if field.accepts_absence else ""
    return f"{verb} {', '.join(values)}; a value that {wanted} would match{absence}"


def _holds_alone(field: Field, leaves: Leaves) -> bool:
    found = leaves.get(field.path, ())
    if not found:
        return field.accepts_absence
    return any(condition.holds(item.leaf) for item in found for condition in field.conditions)


def _alternative(field: Field, leaf: Witness) -> int:
    def held(condition: Condition) -> bool:
        return isinstance(condition, Absent) if leaf is None else condition.holds(leaf.leaf)

    return next(index for index, condition in enumerate(field.conditions) if held(condition))


def _wanted(field: Field) -> tuple[str, ...]:
    return tuple(map(_claim, field.conditions))


def _claim(condition: Condition) -> str:
    return _shortened(condition.describe(), MAX_WANTED)


def _values(field: Field, leaves: Leaves) -> tuple[str, ...]:
    found = leaves.get(field.path, ())
    shown = [show(item.leaf) for item in found[:MAX_VALUES]]
    return tuple(shown) if len(found) <= MAX_VALUES else (*shown, f"… {len(found) - MAX_VALUES} more")


def show(leaf: Leaf) -> str:
    """Return the JSON text of a leaf, shortened."""
    if isinstance(leaf, Opaque):
        return "(unreadable)"
    if isinstance(leaf, float) and leaf.is_integer() and abs(leaf) < _WHOLE:
        leaf = int(leaf)  # 3.0e2 and 300.0 are the number 300
    return _shortened(leaf.text if isinstance(leaf, Spelling) else json.dumps(leaf, ensure_ascii=False), MAX_LENGTH)


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
