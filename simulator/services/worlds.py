"""From rows to worlds: the domain's definitions and a scenario, ready to run."""

from typing import Any

from modeler.core.definitions.topology import Definitions
from modeler.models import Domain
from modeler.services.compilation import compilation_of
from simulator.core.scenario.scenario import Scenario, scenario_from_json
from simulator.core.sources import default_scenario


def definitions_of(domain: Domain) -> Definitions:
    """Return what the domain's model compiles to as it stands."""
    return compilation_of(domain).definitions


def scenario_of(body: dict[str, Any] | None, definitions: Definitions) -> Scenario:
    """Return the scenario of a stored body; None stands for what the model itself suggests. Raises: Invalid."""
    return default_scenario(definitions) if body is None else scenario_from_json(body)
