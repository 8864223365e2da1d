"""All findings about a model at once: every check with what it looks at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from modeler.core.checks.boards import check_board
from modeler.core.checks.context_map import check_relationship
from modeler.core.checks.contracts import check_contracts
from modeler.core.checks.crossings import check_crossings
from modeler.core.checks.design import check_giants, check_handled_abroad
from modeler.core.checks.flow import check_flow, looks_of
from modeler.core.checks.language import check_words_in_name, check_words_of
from modeler.core.checks.map_shape import check_map, check_pair
from modeler.core.checks.naming import check_disguise, check_name_of, check_same_names
from modeler.core.checks.ownership import check_ownership
from modeler.core.checks.subjects import Subject
from modeler.core.checks.translators import check_translators
from modeler.core.checks.version_ranges import check_version_ranges
from modeler.core.kernel.findings import Finding, Severity, sorted_findings
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Check:
    """A check of one subject at a time: `find` yields the findings about it.

    A finding may depend on what stands beside the subject (see `subjects.touched_between`). What else it depends on,
    `fact` returns: where that differs, the check looks at all its subjects again. With `kinds`, only elements of these
    kinds are looked at.
    """

    of: Subject
    find: Callable[[Any, Snapshot], Iterator[Finding]]
    fact: Callable[[Snapshot], object] = lambda snapshot: None
    kinds: tuple[ElementKind, ...] = ()

    def keys(self, snapshot: Snapshot) -> Iterable[Any]:
        """Return the keys of all subjects in a model that the check has something to say about."""
        if not self.kinds:
            return self.of.keys(snapshot)
        return [element.id for kind in self.kinds for element in snapshot.elements_of_kind(kind)]

    def found(self, key: Any, snapshot: Snapshot) -> tuple[Finding, ...]:
        """Return what the check finds at one subject, without repeats."""
        subject = self.of.row(key, snapshot)
        if subject is None or (self.kinds and subject.kind not in self.kinds):
            return ()
        found = tuple(self.find(subject, snapshot))
        return tuple(dict.fromkeys(found)) if found[1:] else found


# A warning while people storm, an error once the model compiles. Source: spec/context-map.md section 3.
ERRORS_IN_EXPORTS = frozenset({"FLOW204"})

_EVENT, _COMMAND, _POLICY = ElementKind.EVENT, ElementKind.COMMAND, ElementKind.POLICY

CHECKS: tuple[Check, ...] = (
    Check(Subject.ELEMENT, check_name_of, lambda snapshot: snapshot.domain.name_words, kinds=(_EVENT, _COMMAND)),
    Check(Subject.ELEMENT, check_disguise, lambda snapshot: (snapshot.domain.name_words, _named(snapshot)), (_EVENT,)),
    Check(Subject.ELEMENT, check_flow, looks_of),
    Check(Subject.ELEMENT, check_handled_abroad, kinds=(_EVENT,)),
    Check(Subject.ELEMENT, check_crossings, kinds=(_EVENT, _POLICY, _COMMAND)),
    Check(Subject.ELEMENT, check_contracts, kinds=(_EVENT,)),
    Check(Subject.ELEMENT, check_version_ranges, kinds=(_EVENT,)),
    Check(Subject.ELEMENT, check_translators, kinds=(_POLICY, ElementKind.READ_MODEL)),
    Check(Subject.ELEMENT, check_ownership, kinds=(_EVENT,)),
    Check(Subject.ELEMENT, check_words_in_name),
    Check(Subject.PLACE, check_same_names),
    Check(Subject.CONTEXT, check_words_of),
    Check(Subject.RELATIONSHIP, check_relationship),
    Check(Subject.PAIR, check_pair),
    Check(Subject.MAP, lambda _, snapshot: check_map(snapshot)),
    Check(Subject.BOARD, check_board),
    Check(Subject.DESIGN, lambda _, snapshot: check_giants(snapshot)),
)


def run_checks(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Return every finding about the model, errors first; equal models give equal findings."""
    return sorted_findings(
        finding for check in CHECKS for key in check.keys(snapshot) for finding in check.found(key, snapshot)
    )


def before_export(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as an export weighs them: what a wall forgives stops what is deployed.

    A crossing without a relationship has no grant, so the deployed subscription could never receive anything.
    """
    return sorted_findings(
        replace(finding, severity=Severity.ERROR) if finding.code in ERRORS_IN_EXPORTS else finding
        for finding in findings
    )


def _named(snapshot: Snapshot) -> tuple[tuple[object, str], ...]:
    return tuple((context.id, context.name) for context in snapshot.contexts)
