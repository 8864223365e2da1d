"""A finding: one thing that the checks have to say about a model."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
from uuid import UUID


class Severity(StrEnum):
    """How much a finding matters; an ERROR stops an export."""

    HINT = "hint"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return 0 for a hint up to 3 for an error."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Reference:
    """A row that a finding, a resource or a record points to.

    `kind` is the row's name on the wire: "element", "context", "relationship", "subscription", "flow", "domain",
    "board", "note", "connector".
    `name` is for people; it identifies nothing.
    """

    kind: str
    id: UUID
    name: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One request that mends a finding: the words of its button, the kind of intent, and its body as JSON text.

    The body lacks what whoever asks fills in: the intent's own id and the domain's.
    """

    label: str
    intent: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong, where, and how to mend it; `code` is public and never changes ("FLOW204").

    `remedy` mends it with one click, where there is one.
    """

    code: str
    severity: Severity
    where: tuple[Reference, ...]
    problem: str
    fix: str
    remedy: Remedy | None = None
    order: tuple[int, str, tuple[tuple[str, int], ...], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kept, because findings are put in order after every edit.
        places = tuple((reference.kind, reference.id.int) for reference in self.where)
        object.__setattr__(self, "order", (-self.severity.rank, self.code, places, self.problem))


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats: errors first, then by code and place."""
    return tuple(sorted(dict.fromkeys(findings), key=attrgetter("order")))
