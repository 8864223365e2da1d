"""What consumers filter by themselves: the part of a condition that no topic or rule can ask."""

from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.conditions.ast import Condition
from modeler.core.conditions.parse import parse_condition
from modeler.core.definitions.topology import Definitions
from simulator.core.records.record import Place


@dataclass(frozen=True, slots=True)
class Residual:
    """What a consumer asks of every message of one subscription, and what is told where the answer is no."""

    condition: Condition
    place: Place
    reason: str


def residuals_of(definitions: Definitions) -> Mapping[str, Residual]:
    """Return what is left to consumers, by subscription."""
    found: dict[str, Residual] = {}
    for route in definitions.routes:
        condition = parse_condition(route.residual)
        if condition is not None:
            policy = str(route.policy_id)
            place = Place(f"consumer:{route.target}", policy, policy, str(route.subscription_id))
            reason = f"Filtered in the consumer, which asks: {route.residual}"
            found[str(route.subscription_id)] = Residual(condition, place, reason)
    return found
