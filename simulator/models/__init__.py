"""The rows."""

from simulator.models.run import Chunk, Run, RunStatus
from simulator.models.scenario import Scenario

__all__ = ["Chunk", "Run", "RunStatus", "Scenario"]
