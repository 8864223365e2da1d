"""`manage.py findings DOMAIN [--check]`: all that the checks and the compiler have to say, one JSON line each."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.checks.run import before_export
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.findings import Severity
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.services.caller import SYSTEM
from modeler.services.findings import findings_of
from modeler.services.selectors import domain_by_slug


class Command(BaseCommand):
    """Exit codes: 0 printed, 1 with --check and at least one error, 2 there is no such domain."""

    help = "Print every finding about a domain's model as JSON lines, errors first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("domain", help="slug of the domain")
        parser.add_argument("--check", action="store_true", help="fail if there is an error")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one JSON line for each finding."""
        try:
            domain = domain_by_slug(SYSTEM, options["domain"])
        except NotFound:
            raise CommandError(f"There is no domain “{options['domain']}”.", returncode=2) from None
        findings = before_export(findings_of(domain))
        for finding in findings:
            self.stdout.write(json.dumps(finding_to_json(finding), ensure_ascii=False))
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if options["check"] and errors:
            raise CommandError(f"{errors} errors.", returncode=1)
