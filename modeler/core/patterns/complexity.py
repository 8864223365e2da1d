"""The figures of a pattern that quotas are about."""

from dataclasses import dataclass

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.json_text import ArrayNode, Node, ObjectNode
from modeler.core.patterns.operators.anything_but import AnythingButForms
from modeler.core.patterns.operators.wildcard import Wildcard
from modeler.core.patterns.wildcard_score import score


@dataclass(frozen=True, slots=True, kw_only=True)
class Complexity:
    """What limits count. `combinations` is SNS's figure, `branches` what EventBridge unfolds `$or` into."""

    keys: int
    combinations: int
    branches: int
    conditions: int
    depth: int
    characters: int
    wildcards: int
    wildcard_score: int


def measure_complexity(node: ObjectNode, branches: tuple[Branch, ...], characters: int) -> Complexity:
    """Return the figures of a parsed pattern whose text has so many characters."""
    pieces = {pieces for branch in branches for field in branch for pieces in _wildcards(field.conditions)}
    return Complexity(
        keys=len({key for key, _ in node.fields}),
        combinations=combinations(node),
        branches=len(branches),
        conditions=_conditions(node),
        depth=_depth(node),
        characters=characters,
        wildcards=sum(len(each) - 1 for each in pieces),
        wildcard_score=max((score(each) for each in pieces), default=0),
    )


def combinations(node: Node, depth: int = 1) -> int:
    """Return SNS's combinations: over all keys the product of alternatives × depth; `$or` adds up its own.

    Source: SNS guide, "Filter policy constraints"; the figures of localstack's AWS-validated tests.
    """
    if not isinstance(node, ObjectNode):
        return 1
    product = 1
    for key, value in node.fields:
        if key == "$or" and isinstance(value, ArrayNode):
            product *= sum(combinations(item, depth) for item in value.items)
        elif isinstance(value, ArrayNode):
            product *= len(value.items) * depth
        else:
            product *= combinations(value, depth + 1)
    return product


def _conditions(node: Node) -> int:
    if not isinstance(node, ObjectNode):
        return 0
    total = 0
    for key, value in node.fields:
        if isinstance(value, ArrayNode):
            total += sum(map(_conditions, value.items)) if key == "$or" else len(value.items)
        else:
            total += _conditions(value)
    return total


def _depth(node: Node) -> int:
    if not isinstance(node, ObjectNode):
        return 0
    depths = [0]
    for key, value in node.fields:
        if isinstance(value, ArrayNode):
            depths += [_depth(item) - 1 for item in value.items] if key == "$or" else []
        else:
            depths.append(_depth(value))
    return 1 + max(depths)


def _wildcards(conditions: tuple[object, ...]) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for condition in conditions:
        if isinstance(condition, Wildcard):
            found.append(condition.pieces)
        elif isinstance(condition, AnythingButForms):
            found += [form.pieces for form in condition.forms if isinstance(form, Wildcard)]
    return found
