"""Tells Django about the modeler."""

from django.apps import AppConfig


class ModelerConfig(AppConfig):
    """The part that holds boards, model, compiler and their doors."""

    name = "modeler"
    label = "modeler"
    verbose_name = "Modeler"
