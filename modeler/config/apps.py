"""Makes the composition root an app: it brings the `up` command and the task queue to every process."""

from django.apps import AppConfig

from modeler.config.celery import app as celery_app


class HouseConfig(AppConfig):
    """Wires modeler, simulator and the task queue together."""

    name = "modeler.config"
    label = "config"

    def ready(self) -> None:
        """Make our Celery app the current one, so that shared tasks find their broker."""
        celery_app.set_default()
