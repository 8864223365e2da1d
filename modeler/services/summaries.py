"""Reads what a board's summary tells: rows and log → Summary. Private notes and open votes are no part of it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from modeler.core.facilitation.phases import phases_of
from modeler.core.facilitation.summary import PhaseSpan, Summary, Told, Vote, Word
from modeler.core.facilitation.walk import Stop, timeline
from modeler.core.intents.facilitation import MovePhase
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Ballot, Board, Change, Note, Region, User, Workshop
from modeler.services.handlers.places import contains

GAINS = (NoteKind.OPPORTUNITY.value, NoteKind.VALUE.value)


def summary_of(board: Board) -> Summary:
    """Return the summary of a board as it stands."""
    notes = list(Note.objects.filter(board=board).select_related("element__context"))
    ballots = list(Ballot.objects.filter(board=board, is_open=False).order_by("position", "pk"))
    workshop = Workshop.objects.filter(board=board).first() or Workshop(board=board)
    told = _Teller(ballots)
    parked = _parked(board, notes)
    here = [note for note in notes if note.pk not in {one.pk for one in parked}]
    return Summary(
        board=board.name,
        domain=board.domain.name,
        at=timezone.now(),
        phases=_phases(board),
        people=_names(_present(board)),
        facilitators=_names(board.facilitators.values_list("user_id", flat=True)),
        agreements=_lines(workshop.agreements),
        decisions=_lines(workshop.decisions),
        hotspots=told.ranked(note for note in here if note.kind == NoteKind.HOTSPOT.value),
        opportunities=told.ranked(note for note in here if note.kind in GAINS),
        votes=tuple(told.vote(ballot, notes) for ballot in ballots),
        events=told.in_order(here),
        parked=told.ranked(parked),
        words=_words(board),
    )


class _Teller:
    """Tells notes with the dots of the last ballot that counted them."""

    def __init__(self, ballots: Iterable[Ballot]) -> None:
        self._votes: dict[str, int] = {}
        for ballot in ballots:
            self._votes.update(ballot.result)

    def ranked(self, notes: Iterable[Note]) -> tuple[Told, ...]:
        told = [(note, self._told(note, self._votes.get(str(note.pk), 0))) for note in notes]
        told.sort(key=lambda pair: (-pair[1].votes, pair[0].x, pair[0].y, str(pair[0].pk)))
        return tuple(one for _, one in told)

    def in_order(self, notes: list[Note]) -> tuple[Told, ...]:
        by_id = {note.pk: note for note in notes}
        story = timeline(Stop(note.pk, NoteKind(note.kind), note.x, note.y) for note in notes)
        return tuple(self._told(by_id[note_id], self._votes.get(str(note_id), 0)) for note_id in story)

    def vote(self, ballot: Ballot, notes: Iterable[Note]) -> Vote:
        counted = [(ballot.result[str(note.pk)], note) for note in notes if str(note.pk) in ballot.result]
        counted.sort(key=lambda pair: (-pair[0], str(pair[1]), str(pair[1].pk)))
        return Vote(ballot.title, tuple(self._told(note, count) for count, note in counted))

    def _told(self, note: Note, votes: int) -> Told:
        context = note.element.context if note.element else None
        is_hotspot = note.kind == NoteKind.HOTSPOT.value
        return Told(
            text=str(note),
            votes=votes,
            is_pivotal=note.is_pivotal,
            context=context.name if context else "",
            state=note.hotspot_state if is_hotspot else "",
        )


def _parked(board: Board, notes: Iterable[Note]) -> list[Note]:
    lots = list(Region.objects.filter(board=board, kind=RegionKind.PARKING.value))
    return [note for note in notes if any(contains(lot, note) for lot in lots)]


def _phases(board: Board) -> tuple[PhaseSpan, ...]:
    """The phases that the log tells of, in order; each ends where the next move is."""
    names = {phase.slug: phase.name for phase in phases_of(board.level)}
    moves = list(
        Change.objects.filter(scope_id=board.domain_id, board_id=board.pk, kind=MovePhase.past)
        .order_by("version")
        .values_list("phase", "at")
    )
    ends = [*(at for _, at in moves), None][1:]
    return tuple(
        PhaseSpan(names.get(slug, slug), began, ended) for (slug, began), ended in zip(moves, ends, strict=True) if slug
    )


def _present(board: Board) -> set[UUID]:
    """Who did something on the board; that they voted or wrote in private is no secret, only what."""
    changes = Change.objects.filter(scope_id=board.domain_id, board_id=board.pk)
    return set(changes.values_list("caller_id", flat=True))


def _names(user_ids: Iterable[UUID]) -> tuple[str, ...]:
    return tuple(str(user) for user in User.objects.filter(pk__in=list(user_ids)).order_by("display_name", "pk"))


def _words(board: Board) -> tuple[Word, ...]:
    words = board.domain.terms.select_related("context").order_by("name", "context__name")
    return tuple(Word(term.name, term.meaning, term.context.name) for term in words)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
