"""`manage.py names`: is each name in the past tense, and which name would be?"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.kernel.errors import ModelerError
from modeler.core.naming.past_tense import check_name
from modeler.core.naming.words import NO_WORDS, NameWords
from modeler.services.caller import SYSTEM
from modeler.services.selectors import domain_by_slug
from modeler.services.snapshots import snapshot_of


class Command(BaseCommand):
    """Exit codes: 0 every name judged, 2 wrong usage or input."""

    help = 'Judge event names: one {"name"} a line in, {"name", "past_tense", "suggestion"} a line out.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--domain", metavar="SLUG", default="", help="judge by this domain's own words as well")
        parser.add_argument("--cases", metavar="FILE.jsonl", required=True, help='one {"name"} a line')

    def handle(self, *args: Any, **options: Any) -> None:
        """Print JSON lines."""
        words = _words_of(options["domain"])
        for name in _names(Path(options["cases"])):
            verdict = check_name(name, words)
            line = {"name": name, "past_tense": verdict.past_tense, "suggestion": verdict.suggestion}
            self.stdout.write(json.dumps(line, ensure_ascii=False))


def _words_of(slug: str) -> NameWords:
    if not slug:
        return NO_WORDS
    try:
        return snapshot_of(domain_by_slug(SYSTEM, slug)).domain.name_words
    except ModelerError as error:
        raise CommandError(str(error), returncode=2) from None


def _names(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
        cases = [(number, json.loads(line)) for number, line in enumerate(lines, start=1) if line.strip()]
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", returncode=2) from None
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{path}: {error}", returncode=2) from None
    for number, case in cases:
        if not isinstance(case, dict) or not isinstance(case.get("name"), str):
            raise CommandError(f'{path}, line {number}: no “name”. Write {{"name": "OrderPlaced"}}.', returncode=2)
    return [case["name"] for _, case in cases]
