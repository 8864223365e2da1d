"""Tells Django about the simulator."""

from django.apps import AppConfig


class SimulatorConfig(AppConfig):
    """The part that runs compiled models in virtual time."""

    name = "simulator"
    label = "simulator"
    verbose_name = "Simulator"
