"""What an intent would do, before anybody does it: to the model, to what is deployed, and to the findings."""

from dataclasses import dataclass

from modeler.core.checks.run import run_checks
from modeler.core.intents.intent import DomainIntent
from modeler.core.kernel.findings import Finding
from modeler.services.caller import Caller
from modeler.services.comparison import Comparison, compare_models
from modeler.services.execute import planned
from modeler.services.past import model_of, rows_at
from modeler.services.replay import followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The model after an intent beside the model before, with the findings that would come and those that would go."""

    comparison: Comparison
    new_findings: tuple[Finding, ...]
    gone_findings: tuple[Finding, ...]


def preview_of(caller: Caller, intent: DomainIntent) -> Preview:
    """Return what an intent would do. Raises: as `execute`; nothing changes either way."""
    domain, draft = planned(caller, intent)
    rows = rows_at(domain, domain.version)
    before = model_of(domain, rows, domain.version)
    after = model_of(domain, followed(rows, [[effect.to_json() for effect in draft.effects]]), domain.version)
    found_before, found_after = run_checks(before), run_checks(after)
    return Preview(
        comparison=compare_models(before, after),
        new_findings=tuple(one for one in found_after if one not in found_before),
        gone_findings=tuple(one for one in found_before if one not in found_after),
    )
