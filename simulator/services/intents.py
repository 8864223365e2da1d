"""What people ask of the simulator; logged in their domain's log."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import DomainIntent, require_name
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import RunId, ScenarioId
from modeler.core.kernel.roles import Role
from simulator.core.pacer import FASTEST
from simulator.core.scenario.scenario import scenario_from_json

SCENARIO_NAME_LENGTH: Final = 80
DEFAULT_SCENARIO: Final = "default"
LARGEST_SEED: Final = 2**53 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveScenario(DomainIntent):
    """Write a scenario under a name; the one that has the name is replaced."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ScenarioSaved"
    scenario_id: ScenarioId
    name: str
    body: JsonObject

    def __post_init__(self) -> None:
        require_name(self.name, "scenario")
        if len(self.name) > SCENARIO_NAME_LENGTH:
            raise Invalid("The scenario's name is too long.", fix=f"Use at most {SCENARIO_NAME_LENGTH} characters.")
        scenario_from_json(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveScenario(DomainIntent):
    """Take a scenario away; its runs keep their copies."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ScenarioRemoved"
    scenario_id: ScenarioId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRun(DomainIntent):
    """Run a scenario over the model as it stands; `speed` 0 means as fast as it can."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RunStarted"
    run_id: RunId
    scenario_name: str = DEFAULT_SCENARIO
    seed: int = 0
    speed: float = 1.0

    def __post_init__(self) -> None:
        if not 0 <= self.seed <= LARGEST_SEED:
            raise Invalid("The seed is not possible.", where="seed", fix="Use a whole number from 0 up to 2^53 - 1.")
        if not 0 <= self.speed <= FASTEST:
            raise Invalid(
                "The speed is not possible.", where="speed", fix=f"Use 0 (as fast as it can) to {FASTEST:,.0f}."
            )
