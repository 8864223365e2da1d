"""Scenarios by name."""

from typing import Any

from modeler.core.kernel.errors import NotFound
from modeler.models import Domain
from simulator.models import Scenario
from simulator.services.intents import DEFAULT_SCENARIO


def scenario_body(domain: Domain, name: str) -> dict[str, Any] | None:
    """Return the body of a domain's scenario; None for a default that nobody has written: the model suggests one.

    Raises: NotFound.
    """
    found = Scenario.objects.filter(domain=domain, name=name).first()
    if found is not None:
        body: dict[str, Any] = found.body
        return body
    if name == DEFAULT_SCENARIO:
        return None
    raise NotFound(f"There is no scenario “{name}”.", where="scenario_name", fix="Save it first, or use “default”.")


def scenario_names(domain: Domain) -> list[str]:
    """Return the names that a run may use, the default first."""
    names = Scenario.objects.filter(domain=domain).exclude(name=DEFAULT_SCENARIO).order_by("name")
    return [DEFAULT_SCENARIO, *names.values_list("name", flat=True)]
