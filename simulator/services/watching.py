"""What watchers of a run may see and do; a newcomer gets the state that everybody else has."""

from typing import Any
from uuid import UUID

from modeler.core.kernel.errors import Conflict
from modeler.core.kernel.roles import Role
from modeler.services.caller import Caller
from simulator.core.control import Command, Control
from simulator.core.frames import records_to_json, state_to_json
from simulator.core.records.record import record_to_json
from simulator.core.scenario.distributions import MICROSECONDS
from simulator.models import RunStatus
from simulator.services.channel import send_control
from simulator.services.dispatch import enqueue_run
from simulator.services.moments import END, moment_of
from simulator.services.runs import run_by_id, stored_records, wake_orphans
from simulator.services.worker import run_to_json, stop_unattended

STORY_AT_MOST = 500


def state_of_run(caller: Caller, run_id: UUID, time: int = END) -> dict[str, Any]:
    """Return the run as its stored records tell it, now or at an earlier virtual time in microseconds.

    In the shape of a frame, with the time asked for but no later than the run has come. Raises: NotFound.
    """
    run = run_by_id(caller, run_id)
    wake_orphans(run.domain)
    moment = moment_of(run, time)
    horizon = (run.scenario or {}).get("horizon", 600.0)
    return {
        **run_to_json(run),
        "type": "frame",
        "frame": 0,
        "time": min(time, run.time),
        "horizon": round(horizon * MICROSECONDS),
        "speed": run.speed,
        "broken": [],
        "newest": records_to_json(moment.newest),
        **state_to_json(moment.state),
    }


def command_run(caller: Caller, run_id: UUID, control: Control) -> dict[str, Any] | None:
    """Pass a command to the run's worker; return the new state where it was done at once.

    Raises: NotFound, Forbidden, Conflict.
    """
    run = run_by_id(caller, run_id, Role.EDITOR)
    if not RunStatus(run.status).is_active:
        raise Conflict("The run is over.", fix="Start another one.")
    send_control(run_id, control)
    if control.command is Command.STOP:
        # Where no worker has the run, nobody would read the command.
        stop_unattended(run_id, control.caller)
        run.refresh_from_db()
        return None if RunStatus(run.status).is_active else state_of_run(caller, run_id)
    if run.status == RunStatus.PAUSED and run.leased_until is None:
        enqueue_run(run_id)
    return None


def story_of(caller: Caller, run_id: UUID, correlation: str) -> list[dict[str, Any]]:
    """Return the stored records of one correlation id, in order, at most STORY_AT_MOST of them."""
    run = run_by_id(caller, run_id)
    found: list[dict[str, Any]] = []
    for record in stored_records(run):
        if record.correlation == correlation:
            found.append(record_to_json(record))
            if len(found) == STORY_AT_MOST:
                break
    return found

