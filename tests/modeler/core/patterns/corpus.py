"""The shared corpus: where it lies, and each record's verdict. A missing corpus is an error, never a skip."""

import json
import subprocess
from pathlib import Path

from modeler.core.patterns import EventPattern, FilterPolicy, PatternError

ROOT = Path(__file__).resolve().parents[4]
FILE = "shared/corpus/event-patterns.json"
SCOPES = {"sns-attributes": "MessageAttributes", "sns-body": "MessageBody"}


def records() -> list[dict[str, str]]:
    """Return the records of the corpus beside the project, or beside the clone that this worktree belongs to."""
    found = next((parent / FILE for parent in _places() if (parent / FILE).is_file()), None)
    assert found is not None, f"{FILE} must lie beside the project's directory"
    return json.loads(found.read_text())


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
