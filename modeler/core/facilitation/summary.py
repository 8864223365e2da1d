"""The summary of a workshop: what was found and decided, as values, and as Markdown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A note as a summary tells it; `votes` are those of the last ballot that was about it."""

    text: str
    votes: int = 0
    is_pivotal: bool = False
    context: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase with its times; no end while it lasts."""

    name: str
    began: datetime
    ended: datetime | None

    @property
    def minutes(self) -> int | None:
        """Return how long it took, in whole minutes, at least one; None while it lasts."""
        return None if self.ended is None else max(1, round((self.ended - self.began).total_seconds() / 60))


@dataclass(frozen=True, slots=True)
class Vote:
    """A closed ballot: its question, and notes with their dots, the most first."""

    title: str
    results: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary."""

    name: str
    meaning: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that a board's summary says; texts in the words of those who wrote them."""

    board: str
    domain: str
    at: datetime
    phases: tuple[PhaseSpan, ...]
    people: tuple[str, ...]
    facilitators: tuple[str, ...]
    agreements: tuple[str, ...]
    decisions: tuple[str, ...]
    hotspots: tuple[Told, ...]
    opportunities: tuple[Told, ...]
    votes: tuple[Vote, ...]
    events: tuple[Told, ...]
    parked: tuple[Told, ...]
    words: tuple[Word, ...]


def as_markdown(summary: Summary) -> str:
    """Return the summary as a Markdown document; sections of which there is nothing are left out."""
    parts = [
        f"# {_plain(summary.board)}",
        f"Summary of a workshop on {_plain(summary.domain)}, {summary.at:%Y-%m-%d %H:%M} UTC.",
        *_section("Decisions", [f"- {_plain(line)}" for line in summary.decisions]),
        *_section("Hotspots", [f"- {_told(one)}" for one in summary.hotspots]),
        *_section("Opportunities and value", [f"- {_told(one)}" for one in summary.opportunities]),
        *_votes(summary.votes),
        *_section("Events in order", [f"{at}. {_told(one)}" for at, one in enumerate(summary.events, 1)]),
        *_section("Parking lot", [f"- {_told(one)}" for one in summary.parked]),
        *_section("Glossary", [_word(word) for word in summary.words]),
        *_section("Agreements", [f"- {_plain(line)}" for line in summary.agreements]),
        *_section("Phases", [_phase(span) for span in summary.phases]),
        *_section("People", [f"- {_plain(name)}" for name in _people(summary)]),
    ]
    return "\n\n".join(parts) + "\n"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return [f"## {title}", "\n".join(lines)] if lines else []


def _votes(votes: Iterable[Vote]) -> list[str]:
    parts = []
    for vote in votes:
        lines = [f"- {_told(one)}" for one in vote.results]
        parts += [f"## Vote: {_plain(vote.title)}", "\n".join(lines) or "No dots were given."]
    return parts


def _told(one: Told) -> str:
    notes = [
        f"{one.votes} {'dot' if one.votes == 1 else 'dots'}" if one.votes else "",
        "pivotal" if one.is_pivotal else "",
        _plain(one.context),
        one.state,
    ]
    rest = ", ".join(note for note in notes if note)
    return f"{_plain(one.text) or 'empty note'}{f' ({rest})' if rest else ''}"


def _word(word: Word) -> str:
    where = f" ({_plain(word.context)})" if word.context else ""
    return f"- **{_plain(word.name)}**{where}: {_plain(word.meaning) or '…'}"


def _phase(span: PhaseSpan) -> str:
    times = f"{span.began:%H:%M} to {span.ended:%H:%M}" if span.ended else f"since {span.began:%H:%M}"
    length = f", {span.minutes} min" if span.minutes else ""
    return f"- {span.name}: {times}{length}"


def _people(summary: Summary) -> list[str]:
    facilitates = set(summary.facilitators)
    return [f"{name} (facilitator)" if name in facilitates else name for name in summary.people]


def _plain(text: str) -> str:
    """One line in which nothing is Markdown or HTML."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(text.split()))
