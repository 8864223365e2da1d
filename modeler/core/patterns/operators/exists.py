"""exists: whether the field has a leaf at all."""

from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import Node, ScalarNode, name_of
from modeler.core.patterns.operators.condition import Json, Leaf


@dataclass(frozen=True, slots=True)
class Exists:
    """Any leaf; null counts, an empty array or object has none."""

    def holds(self, leaf: Leaf) -> bool:
        """Return True: there is a leaf."""
        return True

    def describe(self) -> str:
        """Return the claim in words."""
        return "is present"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"exists": True}


@dataclass(frozen=True, slots=True)
class Absent:
    """No leaf; the matchers look at the event for this one, never at a leaf."""

    def holds(self, leaf: Leaf) -> bool:
        """Return False: there is a leaf."""
        return False

    def describe(self) -> str:
        """Return the claim in words."""
        return "is absent"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"exists": False}


EXISTS, ABSENT = Exists(), Absent()


def parse(value: Node, where: Where) -> Exists | Absent:
    """Read {"exists": true} or {"exists": false}."""
    if isinstance(value, ScalarNode) and isinstance(value.value, bool):
        return EXISTS if value.value else ABSENT
    problem = f"exists takes true or false, not {name_of(value)}."
    raise PatternError("pattern.exists", problem, path=where, offset=value.at, fix='Write {"exists": true} or false.')
