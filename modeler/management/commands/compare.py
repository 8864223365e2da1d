"""`manage.py compare DOMAIN TEMPLATE`: what a deployment of the model would do to what is deployed."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.protocol.answers import deployed_to_json
from modeler.services.caller import SYSTEM
from modeler.services.deployed import compare_with_deployed
from modeler.services.selectors import domain_by_slug


class Command(BaseCommand):
    """Exit codes: 0 nothing differs, 1 something does, 2 wrong usage or input."""

    help = "Compare a deployed CloudFormation template, JSON or YAML, with what a domain's model compiles to."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("domain", help="slug of the domain")
        parser.add_argument("template", metavar="TEMPLATE", help="the deployed template")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one JSON line for each difference, and what was not understood on stderr."""
        try:
            text = Path(options["template"]).read_text(encoding="utf-8-sig")
            compared = compare_with_deployed(domain_by_slug(SYSTEM, options["domain"]), text)
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}.", returncode=2) from None
        except UnicodeDecodeError as error:
            raise CommandError(f"The text is not UTF-8: {error.reason}.", returncode=2) from None
        except ModelerError as error:
            raise CommandError(str(error), returncode=2) from None
        for each in deployed_to_json(compared)["differences"]:
            self.stdout.write(json.dumps(each, ensure_ascii=False))
        for name in compared.not_understood:
            self.stderr.write(f"not understood: {name}", style_func=str)
        if compared.differences:
            raise CommandError(f"{len(compared.differences)} resources differ.", returncode=1)
