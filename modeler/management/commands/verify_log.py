"""`manage.py verify_log [DOMAIN]`: replays the logs and prints where the rows differ."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.services.replay import differences, scopes_of


class Command(BaseCommand):
    """Exit codes: 0 the log tells the rows, 1 it does not, 2 there is no such domain."""

    help = "Replay the change log of one domain, or of every team and domain, and compare it with the rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the slug of one domain, or nothing."""
        parser.add_argument("domain", nargs="?", help="slug of the domain; all teams and domains without it")

    def handle(self, *args: Any, domain: str | None, **options: Any) -> None:
        """Print one JSON line for each difference."""
        count = 0
        scopes = scopes_of(domain)
        if domain is not None and not scopes:
            raise CommandError(f"There is no domain “{domain}”.", returncode=2)
        for scope in scopes:
            for difference in differences(scope):
                count += 1
                line = {"scope": scope.slug, "table": difference.table, "id": difference.id}
                self.stdout.write(json.dumps({**line, "logged": difference.logged, "stored": difference.stored}))
        if count:
            raise CommandError(f"{count} differences between log and rows.", returncode=1)
