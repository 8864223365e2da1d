"""`manage.py match`: does a pattern match an event, and why; or verdicts over a file of cases."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.core.kernel.errors import ModelerError
from modeler.core.patterns.cases import LANGUAGES, judge, judge_lines

EXIT_CODES = {"match": 0, "no-match": 1, "invalid": 2}


class Command(BaseCommand):
    """Exit codes: 0 match (or all cases judged), 1 no match, 2 invalid pattern or wrong input."""

    help = "Match an event against an EventBridge event pattern or an SNS filter policy, and say why."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--language", choices=sorted(LANGUAGES), default="eventbridge")
        parser.add_argument("--pattern", metavar="FILE", help="the pattern, JSON")
        parser.add_argument("--event", metavar="FILE", help="the event, the message attributes or the body")
        parser.add_argument("--cases", metavar="FILE.jsonl", help="one case a line: id, language, pattern, event")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print JSON lines."""
        try:
            if options["cases"]:
                self._judge_cases(options["cases"])
            elif options["pattern"] and options["event"]:
                self._judge_one(options["language"], options["pattern"], options["event"])
            else:
                raise CommandError("Give --pattern and --event, or --cases.", returncode=2)
        except OSError as error:
            raise CommandError(f"{error.filename} cannot be read: {error.strerror}.", returncode=2) from None
        except UnicodeDecodeError as error:
            raise CommandError(f"The text is not UTF-8: {error.reason}.", returncode=2) from None
        except ModelerError as error:
            raise CommandError(str(error), returncode=2) from None

    def _judge_one(self, language: str, pattern: str, event: str) -> None:
        verdict = judge(language, _text(pattern), _text(event))
        self.stdout.write(json.dumps(verdict.to_json()))
        if EXIT_CODES[verdict.verdict]:
            sys.exit(EXIT_CODES[verdict.verdict])

    def _judge_cases(self, path: str) -> None:
        with Path(path).open(encoding="utf-8-sig") as lines:
            for verdict in judge_lines(lines):
                self.stdout.write(json.dumps(verdict))


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8-sig")
