"""A condition as alternatives of which one must hold; each asks every field once.

A field that is asked twice is asked of the same leaf, so that the two claims become one.
"""

from collections.abc import Mapping

from modeler.core.conditions.ast import All, AnyOf, Ask, Compare, Condition, Every, Not, Path
from modeler.core.conditions.claims import Claim, claims_of
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.joint import both

Alternative = Mapping[Path, tuple[Claim, ...]]
"""Path → claims of which one must hold; all paths must hold."""

MAX_ALTERNATIVES = 1000


def normal_form(condition: Condition) -> tuple[Alternative, ...]:
    """Return the alternatives; none at all means that the condition can never hold.

    Raises: ConditionError for more than 1,000 alternatives. Source: spec/quotas.md, $or expansion.
    """
    return _joined(_alternatives(condition, True))


def _alternatives(condition: Condition, wanted: bool) -> tuple[Alternative, ...]:
    match condition:
        case Ask():
            return ({condition.path: claims_of(condition, wanted)},)
        case Every() | Compare():
            # No service asks this; the pattern lets all of it through, and the consumer asks.
            return ({},)
        case Not(part):
            return _alternatives(part, not wanted)
        case All(parts) | AnyOf(parts):
            found = [_alternatives(part, wanted) for part in parts]
            return _all(found) if isinstance(condition, All) == wanted else _any(found)


def _any(found: list[tuple[Alternative, ...]]) -> tuple[Alternative, ...]:
    return _joined(tuple(alternative for alternatives in found for alternative in alternatives))


def _all(found: list[tuple[Alternative, ...]]) -> tuple[Alternative, ...]:
    result: tuple[Alternative, ...] = ({},)
    for alternatives in found:
        pairs = [(one, other) for one in result for other in alternatives]
        _check_number(len(pairs))
        merged = (_merged(one, other) for one, other in pairs)
        result = tuple(alternative for alternative in merged if alternative is not None)
    return result


def _merged(one: Alternative, other: Alternative) -> Alternative | None:
    result = dict(one)
    for path, claims in other.items():
        here = result.get(path)
        joint = claims if here is None else _each_with_each(here, claims)
        if not joint:
            return None
        result[path] = joint
    return result


def _each_with_each(ones: tuple[Claim, ...], others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    _check_number(len(ones) * len(others))
    return tuple(dict.fromkeys(claim for one in ones for other in others for claim in both(one, other)))


def _joined(alternatives: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    """Join alternatives that differ in the claims about one field only."""
    _check_number(len(alternatives))
    kept: list[Alternative] = []
    for alternative in alternatives:
        current = alternative
        while (partner := next((each for each in kept if _differing(each, current) is not None), None)) is not None:
            kept.remove(partner)
            current = _union(partner, current, _differing(partner, current) or ())
        kept.append(current)
    return tuple(kept)


def _differing(one: Alternative, other: Alternative) -> tuple[Path, ...] | None:
    if one.keys() != other.keys():
        return None
    paths = tuple(path for path in one if set(one[path]) != set(other[path]))
    return paths if len(paths) <= 1 else None


def _union(one: Alternative, other: Alternative, paths: tuple[Path, ...]) -> Alternative:
    joined = {path: tuple(dict.fromkeys((*one[path], *other[path]))) for path in paths}
    return {**one, **joined}


def _check_number(number: int) -> None:
    if number > MAX_ALTERNATIVES:
        problem = f"The condition unfolds into more than {MAX_ALTERNATIVES} alternatives."
        raise ConditionError(problem, position=0, fix="Split the subscription.")
