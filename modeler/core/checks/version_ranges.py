"""Consumers that pin versions which nobody publishes (SCH303). Source: spec/context-map.md section 6."""

from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.snapshot import Snapshot, reference_to
from modeler.core.snapshot.version_ranges import accepts


def check_version_ranges(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield each reaction whose range contains no published version of an event; a draft counts as the first one."""
    majors = sorted({version.major for version in snapshot.versions_of(event.id)}) or [1]
    for reaction in snapshot.subscriptions_to(event.id):
        if any(accepts(reaction.versions, major) for major in majors):
            continue
        policy = snapshot.element(reaction.policy_id)
        there = ", ".join(map(str, majors))
        yield found(
            "SCH303",
            (
                Reference("subscription", reaction.id, f"{event.name} → {policy.name}"),
                reference_to("element", event),
                reference_to("element", policy),
            ),
            problem=f"“{policy.name}” accepts versions {reaction.versions} of “{event.name}”, and there is {there}.",
            fix="Widen the range, or publish a version that lies in it.",
        )
