"""Verdicts over texts: one pattern and event, or thousands of cases as JSON lines. The `match` command is its edge."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modeler.core.kernel.errors import Invalid
from modeler.core.patterns.branches import Dialect
from modeler.core.patterns.errors import PatternError
from modeler.core.patterns.operators.condition import Json
from modeler.core.patterns.pattern import EventPattern
from modeler.core.patterns.policy import FilterPolicy

LANGUAGES: dict[str, str] = {
    "eventbridge": Dialect.EVENTBRIDGE.value,
    "sns-attributes": Dialect.SNS_ATTRIBUTES.value,
    "sns-body": Dialect.SNS_BODY.value,
}
MAX_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """match, no-match or invalid (which is about the pattern only), and why."""

    verdict: str
    sentence: str
    detail: Json

    def to_json(self) -> dict[str, Json]:
        """Return the verdict as the command prints it."""
        return {"verdict": self.verdict, "explanation": self.sentence, "detail": self.detail}


def parse(language: str, pattern: object) -> EventPattern | FilterPolicy:
    """Return the pattern of a language: eventbridge, sns-attributes or sns-body.

    Raises: PatternError; Invalid if there is no such language.
    """
    if language not in LANGUAGES:
        raise Invalid(f"There is no language “{language}”.", fix=f"Choose {', '.join(LANGUAGES)}.")
    scope = LANGUAGES[language]
    return EventPattern.parse(pattern) if language == "eventbridge" else FilterPolicy.parse(pattern, scope)


def judge(language: str, pattern: str, event: str) -> Verdict:
    """Return the verdict on one pattern and event, with the explanation. Raises: Invalid for an unknown language."""
    try:
        explanation = parse(language, pattern).explain(event)
    except PatternError as error:
        return Verdict("invalid", str(error), dict(error.to_json()))
    return Verdict(explanation.verdict, explanation.sentence, explanation.to_json())


def judge_lines(lines: Iterable[str]) -> Iterator[dict[str, Json]]:
    """Yield {"id", "verdict"} for each line {"id", "language", "pattern", "event"}, in order; empty lines are skipped.

    Raises: Invalid for a line that is no case.
    """
    parsed: dict[tuple[str, str], EventPattern | FilterPolicy | None] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            case_id, language, pattern, event = _case(line, number)
            key = (language, pattern)
            if key not in parsed:
                if len(parsed) >= MAX_REMEMBERED:
                    parsed.clear()
                parsed[key] = _parse_or_none(language, pattern)
            known = parsed[key]
            verdict = "invalid" if known is None else "match" if known.matches(event) else "no-match"
            yield {"id": case_id, "verdict": verdict}


def _parse_or_none(language: str, pattern: str) -> EventPattern | FilterPolicy | None:
    try:
        return parse(language, pattern)
    except PatternError:
        return None


def _case(line: str, number: int) -> tuple[Json, str, str, str]:
    fix = 'Write {"id", "language", "pattern", "event"}, pattern and event as JSON text.'
    try:
        case = json.loads(line)
    except (ValueError, RecursionError):
        raise Invalid("The line is not JSON.", where=f"line {number}", fix=fix) from None
    if not isinstance(case, dict) or not {"id", "language", "pattern", "event"} <= case.keys():
        raise Invalid("The line is no case.", where=f"line {number}", fix=fix)
    texts = (case[key] if isinstance(case[key], str) else json.dumps(case[key]) for key in ("pattern", "event"))
    pattern, event = texts
    return case["id"], str(case["language"]), pattern, event
