"""`manage.py import FILE --team SLUG [--dry-run]`: a new domain from a file, and a report of what was understood."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError

from modeler.core.importers.domains import DOMAIN_READERS, read_domain
from modeler.core.importers.imported import DomainImport
from modeler.core.kernel.errors import ModelerError
from modeler.services.caller import SYSTEM
from modeler.services.exchange.domains import import_domain
from modeler.services.selectors import team_by_slug


class Command(BaseCommand):
    """Exit codes: 0 imported (with --dry-run: it could be), 2 wrong usage or input; nothing has changed then."""

    help = "Make a domain of a team from a file: a board, a whiteboard's export, lines of text, a Context Mapper model."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("file", metavar="FILE", help="the file, UTF-8")
        parser.add_argument("--team", metavar="SLUG", required=True, help="the team that gets the domain")
        parser.add_argument("--format", choices=sorted(DOMAIN_READERS), default="", help="default: what it looks like")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be imported")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the report, and import."""
        path = Path(options["file"])
        try:
            team = team_by_slug(SYSTEM, options["team"])
            imported = read_domain(_text(path), uuid4(), format_name=options["format"], file_name=path.name)
            self._tell(imported)
            if options["dry_run"]:
                self.stdout.write("Nothing was imported: this was a dry run.")
                return
            domain = import_domain(SYSTEM, team, imported, name=path.name.partition(".")[0] or "Imported")
        except ModelerError as error:
            raise CommandError(str(error), returncode=2) from None
        self.stdout.write(f"Imported as the domain “{domain.slug}”.")

    def _tell(self, imported: DomainImport) -> None:
        self.stdout.write(", ".join(f"{count} {what}" for what, count in imported.counts.items()) + ".")
        for remark in imported.remarks:
            self.stdout.write(remark)
        if imported.skipped:
            self.stdout.write(f"{len(imported.skipped)} not understood:")
        for one in imported.skipped:
            self.stdout.write(f"  {one.where}: {one.problem}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The file cannot be read: {error}", returncode=2) from None
