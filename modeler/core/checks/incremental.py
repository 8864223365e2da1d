"""Findings that are kept as a model changes: an edit looks again only at what it can affect."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from modeler.core.checks.run import CHECKS, Check
from modeler.core.checks.subjects import touched_between
from modeler.core.kernel.findings import Finding, sorted_findings
from modeler.core.snapshot.snapshot import Snapshot

# What one check finds, by the key of the subject; subjects without findings are left out.
Found = Mapping[Hashable, tuple[Finding, ...]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A model with its findings, errors first, and where each was found."""

    snapshot: Snapshot
    findings: tuple[Finding, ...]
    found: tuple[Found, ...]


def check_all(snapshot: Snapshot) -> Checked:
    """Return a model with all its findings: those of `run_checks`."""
    found = tuple(_found(check, snapshot) for check in CHECKS)
    findings = (finding for by_key in found for each in by_key.values() for finding in each)
    return Checked(snapshot, sorted_findings(findings), found)


def check_again(before: Checked, after: Snapshot) -> Checked:
    """Return the model after an edit with its findings: equal to `check_all(after)`.

    What the two models have in common costs next to nothing as long as it is the same objects, as it is after
    `Snapshot.evolve`.
    """
    touched = touched_between(before.snapshot, after)
    gone: list[Finding] = []
    come: list[Finding] = []
    found: list[Found] = []
    for check, known in zip(CHECKS, before.found, strict=True):
        is_all = check.fact(before.snapshot) != check.fact(after)
        keys = {*known, *check.keys(after)} if is_all else touched[check.of]
        found.append(_again(check, known, keys, after, gone=gone, come=come))
    return Checked(after, _merged(before.findings, gone, come), tuple(found))


def _found(check: Check, snapshot: Snapshot) -> Found:
    every = ((key, check.found(key, snapshot)) for key in check.keys(snapshot))
    return {key: findings for key, findings in every if findings}


def _again(
    check: Check, known: Found, keys: set[Any], snapshot: Snapshot, *, gone: list[Finding], come: list[Finding]
) -> Found:
    if not keys:
        return known
    after = dict(known)
    for key in keys:
        was, now = after.pop(key, ()), check.found(key, snapshot)
        if now:
            after[key] = was if was == now else now
        if was != now:
            gone += was
            come += now
    return after


def _merged(findings: tuple[Finding, ...], gone: list[Finding], come: list[Finding]) -> tuple[Finding, ...]:
    if not gone and not come:
        return findings
    left = {id(finding) for finding in gone}
    # Nearly in order already, which sorting takes advantage of.
    return tuple(sorted([*(one for one in findings if id(one) not in left), *come], key=attrgetter("order")))
