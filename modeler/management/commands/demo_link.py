"""`manage.py demo_link`: prints the one-click sign-in of the demo user; only while DEBUG is on."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from modeler.entrypoints.pages.people import demo_path
from modeler.services.guests import active_user

DEMO_EMAIL = "demo@stormwright.example"


class Command(BaseCommand):
    """Exit codes: 0 printed, 2 there is no demo user or DEBUG is off."""

    help = "Print an address that signs the demo user in (DEBUG only)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the address."""
        if not settings.DEBUG:
            raise CommandError("The demo sign-in works only with DEBUG=1.", returncode=2)
        if active_user(DEMO_EMAIL) is None:
            raise CommandError("There is no demo user. Load a sample first: manage.py sample orders", returncode=2)
        host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        self.stdout.write(f"http://{host}:{port}{demo_path(DEMO_EMAIL)}")
