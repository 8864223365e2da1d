"""A pattern as values: branches (one of which must hold) of fields (all of which must hold) of conditions (any)."""

from dataclasses import dataclass
from enum import Enum

from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.operators.exists import Absent


class Dialect(Enum):
    """Whose language it is; the names of SNS are those of FilterPolicyScope."""

    EVENTBRIDGE = "EventBridge"
    SNS_ATTRIBUTES = "MessageAttributes"
    SNS_BODY = "MessageBody"


@dataclass(frozen=True, slots=True)
class Field:
    """One path, its segments joined by dots, and the alternatives of which one must hold for it."""

    path: str
    conditions: tuple[Condition, ...]

    @property
    def accepts_absence(self) -> bool:
        """Return whether `exists: false` is one of the alternatives."""
        return any(isinstance(condition, Absent) for condition in self.conditions)


Branch = tuple[Field, ...]
"""Fields in the engine's order: by path, as UTF-16 sorts."""


def branch_of(fields: dict[str, tuple[Condition, ...]]) -> Branch:
    """Return the branch of some fields, in order."""
    return tuple(Field(path, fields[path]) for path in sorted(fields, key=_utf16))


def _utf16(path: str) -> bytes:
    return path.encode("utf-16-be", "surrogatepass")
