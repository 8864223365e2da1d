"""`manage.py sample NAME`: loads a sample domain for the demo team, once and for all."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.kernel.errors import Conflict
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import load


class Command(BaseCommand):
    """Exit codes: 0 loaded, or loaded before; 2 there is no such sample, or its slug is somebody else's."""

    help = "Load a sample domain for the demo team; print its slug."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the name of the sample."""
        parser.add_argument("name", help=f"one of: {', '.join(SAMPLES)}")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        """Load it and print the slug."""
        if name not in SAMPLES:
            raise CommandError(f"There is no sample “{name}”. Use one of: {', '.join(SAMPLES)}.", returncode=2)
        try:
            self.stdout.write(load(SAMPLES[name]).slug)
        except Conflict as refused:
            raise CommandError(str(refused), returncode=2) from refused
