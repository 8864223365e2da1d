"""The corpus of cases that others decided: the shared file where it is there, else the project's own copy of it."""

import json
import subprocess
from pathlib import Path

from modeler.core.patterns import EventPattern, FilterPolicy, PatternError

ROOT = Path(__file__).resolve().parents[4]
FILE = "shared/corpus/event-patterns.json"
COPY = Path(__file__).parent / "corpus" / "event-patterns.jsonl"
SCOPES = {"sns-attributes": "MessageAttributes", "sns-body": "MessageBody"}

Record = dict[str, str]


def records() -> list[Record]:
    """Return the records: of the shared file beside the project (or the clone of a worktree), else of the copy."""
    shared = shared_records()
    return copied_records() if shared is None else shared


def shared_records() -> list[Record] | None:
    """Return the records of the shared file, or None where there is none."""
    found = next((place / FILE for place in _places() if (place / FILE).is_file()), None)
    return None if found is None else json.loads(found.read_text())


def copied_records() -> list[Record]:
    """Return the records of the copy; see the notice beside it."""
    return [json.loads(line) for line in COPY.read_text().splitlines()]


def verdict(language: str, pattern: str, event: str) -> str:
    """Return match, no-match or invalid."""
    try:
        scope = SCOPES.get(language)
        parsed = EventPattern.parse(pattern) if scope is None else FilterPolicy.parse(pattern, scope)
    except PatternError:
        return "invalid"
    return "match" if parsed.matches(event) else "no-match"


def _places() -> list[Path]:
    command = ["git", "rev-parse", "--path-format=absolute", "--git-common-dir"]
    git = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    clone = [Path(git).parent.parent] if git else []
    return [ROOT.parent, *clone, *ROOT.parents]
