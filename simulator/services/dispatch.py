"""Hands runs to the workers."""

from uuid import UUID

from celery import current_app

RUN_TASK = "simulator.run"


def enqueue_run(run_id: UUID) -> None:
    """Ask the workers to take up a run; harmless to repeat, since a run has one owner at a time."""
    current_app.send_task(RUN_TASK, args=[str(run_id)])
