"""The task queue; its settings are those of Django that start with CELERY_."""

import os

from celery import Celery
from celery.signals import worker_process_init

from modeler.config.supervisor.mortality import die_with

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")

app = Celery("stormwright")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["modeler.entrypoints", "simulator.entrypoints"])


@worker_process_init.connect
def die_with_the_worker(**_: object) -> None:
    """Let a pool process end when its worker is killed, instead of waiting for tasks for ever."""
    die_with(os.getppid())
