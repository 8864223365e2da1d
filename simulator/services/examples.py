"""The examples of a domain's designs, run against its model as it stands."""

from typing import Any
from uuid import UUID

from modeler.models import Domain
from simulator.core.examples.run import Verdict, run_example
from simulator.core.scenario.distributions import MICROSECONDS
from simulator.services.worlds import definitions_of


def verdicts_on(domain: Domain, element_id: UUID | None = None) -> tuple[Verdict, ...]:
    """Return how the examples go, all of them or those of one aggregate or policy."""
    model = definitions_of(domain).behaviour
    wanted = [one for one in model.examples if element_id in (None, one.element_id)]
    return tuple(run_example(model, example) for example in wanted)


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as it goes over the wire; times are seconds after what set them off."""
    happened = [
        {"name": each.name, "seconds": each.at / MICROSECONDS, "values": dict(each.values)} for each in verdict.happened
    ]
    return {
        "element_id": str(verdict.element_id),
        "name": verdict.name,
        "passed": verdict.passed,
        "reason": verdict.reason,
        "happened": happened,
    }
