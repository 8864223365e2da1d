"""Tasks: take ids, carry out, safe to run twice."""

from typing import Any
from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready

from simulator.services.dispatch import RUN_TASK
from simulator.services.runs import LEASE, wake_orphans
from simulator.services.worker import carry_out


@shared_task(name=RUN_TASK, bind=True, acks_late=True, ignore_result=True, max_retries=5)
def run_simulation(self: Any, run_id: str) -> str:
    """Carry out a run; where its last worker has died a moment ago, try again when that one's lease has lapsed."""
    outcome = carry_out(UUID(run_id))
    if outcome == "taken" and self.request.delivery_info.get("redelivered"):
        raise self.retry(countdown=LEASE.total_seconds() + 1)
    return outcome


@worker_ready.connect
def take_up_orphans(**_: Any) -> None:
    """Take up the runs that the last worker left behind."""
    wake_orphans()
