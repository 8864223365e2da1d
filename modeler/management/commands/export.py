"""`manage.py export DOMAIN --format NAME --output PATH`: a domain's boards or definitions as files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.exporters.file import ExportFile
from modeler.core.kernel.errors import Conflict, ModelerError
from modeler.services.caller import SYSTEM
from modeler.services.exchange.domains import DOMAIN_EXPORTS, export_domain
from modeler.services.selectors import domain_by_slug


class Command(BaseCommand):
    """Exit codes: 0 written, 1 an error of the model stands against it, 2 wrong usage or input.

    A single file is written to PATH, unless that is a folder; several go into the folder PATH. Prints their paths.
    """

    help = "Write a domain in a format: each board as JSON or CSV, the model, or what it compiles to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("domain", help="slug of the domain")
        parser.add_argument("--format", choices=sorted(DOMAIN_EXPORTS), required=True)
        parser.add_argument("--output", metavar="PATH", required=True, help="a file, or the folder of the files")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the files."""
        try:
            files = export_domain(domain_by_slug(SYSTEM, options["domain"]), options["format"])
        except Conflict as error:
            raise CommandError(str(error), returncode=1) from None
        except ModelerError as error:
            raise CommandError(str(error), returncode=2) from None
        self._write(files, Path(options["output"]))

    def _write(self, files: tuple[ExportFile, ...], output: Path) -> None:
        is_file = len(files) == 1 and not output.is_dir()
        try:
            (output.parent if is_file else output).mkdir(parents=True, exist_ok=True)
            for file in files:
                path = output if is_file else output / file.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(file.text, encoding="utf-8", newline="\n")
                self.stdout.write(str(path))
        except OSError as error:
            raise CommandError(f"The files cannot be written: {error}", returncode=2) from None
