"""A finding: one thing that the checks have to say about a model."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
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
        return list(Severity).index(self)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong, where, and how to mend it; `code` is public and never changes ("FLOW204")."""

    code: str
    severity: Severity
    where: tuple[Reference, ...]
    problem: str
    fix: str


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings without repeats: errors first, then by code and place."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(finding: Finding) -> tuple[int, str, list[tuple[str, str]], str]:
    places = [(reference.kind, str(reference.id)) for reference in finding.where]
    return (-finding.severity.rank, finding.code, places, finding.problem)
