"""`manage.py names`: is each name in the past tense, and which name would be?"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.naming.past_tense import check_name


class Command(BaseCommand):
    """Exit codes: 0 every name judged, 2 wrong usage or input."""

    help = 'Judge event names: one {"name"} a line in, {"name", "past_tense", "suggestion"} a line out.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--cases", metavar="FILE.jsonl", required=True, help='one {"name"} a line')

    def handle(self, *args: Any, **options: Any) -> None:
        """Print JSON lines."""
        for name in _names(Path(options["cases"])):
            verdict = check_name(name)
            line = {"name": name, "past_tense": verdict.past_tense, "suggestion": verdict.suggestion}
            self.stdout.write(json.dumps(line, ensure_ascii=False))


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
