"""`manage.py compile DOMAIN --format NAME --output DIR [--check]`: the definitions as files, findings on stderr."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import EVERYTHING, FORMATS, stops_at_errors
from modeler.core.kernel.errors import ModelerError
from modeler.core.kernel.findings import Finding, Severity
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.services.caller import SYSTEM
from modeler.services.compilation import export_despite_errors, findings_before_export
from modeler.services.selectors import domain_by_slug


class Command(BaseCommand):
    """Exit codes: 0 written (with --check: nothing stands against it), 1 an error stands, 2 wrong usage or input.

    While an error stands nothing is written, unless --force is given. With --check nothing is ever written.
    """

    help = "Compile a domain's model and write it in an export format; findings go to stderr as JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("domain", help="slug of the domain")
        parser.add_argument("--format", choices=(*sorted(FORMATS), EVERYTHING), default="cloudformation")
        parser.add_argument("--output", metavar="DIR", default=".", help="folder of the files (default: here)")
        parser.add_argument("--check", action="store_true", help="write nothing; fail if an error stands")
        parser.add_argument("--force", action="store_true", help="write the files even while an error stands")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the findings, and write the files."""
        try:
            domain = domain_by_slug(SYSTEM, options["domain"])
            findings = findings_before_export(domain)
            files = export_despite_errors(domain, options["format"])
        except ModelerError as error:
            raise CommandError(str(error), returncode=2) from None
        self._tell(findings)
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        is_stopped = stops_at_errors(options["format"]) and not options["force"]
        if errors and (options["check"] or is_stopped):
            raise CommandError(f"{errors} errors stop the export of “{domain.slug}”.", returncode=1)
        if not options["check"]:
            self._write(files, Path(options["output"]))

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            # Not through self.stderr's style: each line is JSON and nothing else.
            self.stderr.write(json.dumps(finding_to_json(finding), ensure_ascii=False), style_func=str)

    def _write(self, files: tuple[ExportFile, ...], folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                path = folder / file.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(file.text, encoding="utf-8", newline="\n")
                self.stdout.write(str(path))
        except OSError as error:
            raise CommandError(f"The files cannot be written: {error}", returncode=2) from None
