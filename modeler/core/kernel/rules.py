"""A rule that the checks or the compiler hold a model to; each has a public code and a page of its own."""

from dataclasses import dataclass

from modeler.core.kernel.findings import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the model. `why` says what goes wrong where the rule is broken; `source` who stated it."""

    code: str
    severity: Severity
    title: str
    why: str
    source: str = ""

    @property
    def is_fixed(self) -> bool:
        """Return whether no team may weigh the rule otherwise: what it finds cannot work, or contradicts itself."""
        return self.severity is Severity.ERROR


def a_rule(code: str, severity: Severity, title: str, why: str, *, source: str = "") -> Rule:
    """Return a rule; a table of them reads as a page."""
    return Rule(code=code, severity=severity, title=title, why=why, source=source)
