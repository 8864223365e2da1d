"""How long any past state of a domain takes: 100,000 changes, twenty versions at random. Prints a table.

Run it from the project's root: `.venv/bin/python -m tests.benchmarks.history.run`. The peer in the same run is a replay
of the log from its beginning, which is what a history without keyframes does.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import django

CHANGES = 100_000
NOTES = 2_000
LOOKS = 20
GOAL = 500.0


def main() -> None:
    """Fill a database of its own, look at versions of it, print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{Path(folder) / 'history.sqlite3'}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "modeler.config.settings"
        django.setup()
        measure()


def measure() -> None:
    """Measure keyframes against a plain replay, interleaved, on the same versions."""
    from modeler.services.past import KEYFRAME_EVERY, keep_keyframe, model_at

    domain = a_long_history()
    started = time.perf_counter()
    for version in range(KEYFRAME_EVERY, domain.version + 1, KEYFRAME_EVERY):
        keep_keyframe(domain.pk, version)
    kept = time.perf_counter() - started
    chance = random.Random(1)
    versions = [chance.randint(1, domain.version) for _ in range(LOOKS)]
    fast, slow = [], []
    for at, version in enumerate(versions):
        fast.append(milliseconds(lambda version=version: model_at(domain, version)))  # type: ignore[misc]
        if at % 5 == 0:
            slow.append(milliseconds(lambda version=version: replay_from_the_beginning(domain, version)))  # type: ignore[misc]
    print(f"{domain.version:,} changes, {NOTES:,} notes, {LOOKS} versions at random; ms\n")
    print("| way | median | worst | goal |\n|---|---|---|---|")
    print(f"| keyframes every {KEYFRAME_EVERY:,} | {statistics.median(fast):.0f} | {max(fast):.0f} | ≤ {GOAL:.0f} |")
    print(f"| replay from the beginning | {statistics.median(slow):.0f} | {max(slow):.0f} | |")
    print(f"\nkeeping one keyframe: {kept * 1000 / (domain.version // KEYFRAME_EVERY):.0f} ms")


def a_long_history():  # type: ignore[no-untyped-def]  # a row, known once Django is set up
    """Return the sample domain with many notes and very many moves of them in its log."""
    from django.core.management import call_command
    from django.utils import timezone

    from modeler.core.intents.board import AddNotes, NewNote
    from modeler.core.snapshot.kinds import NoteKind
    from modeler.models import Change, Domain, Note
    from modeler.services.caller import SYSTEM
    from modeler.services.execute import execute

    call_command("migrate", verbosity=0)
    call_command("sample", "orders")
    domain = Domain.objects.get(slug="orders")
    board = domain.boards.get()
    notes = tuple(
        NewNote(id=uuid4(), kind=NoteKind.EVENT, x=200 * (at % 50), y=5_000 + 200 * (at // 50), text=f"Thing {at} done")
        for at in range(NOTES)
    )
    execute(SYSTEM, AddNotes(id=uuid4(), domain_id=domain.pk, board_id=board.pk, notes=notes))
    domain.refresh_from_db()
    chance, now = random.Random(0), timezone.now()
    places = {str(note.id): (note.x, note.y) for note in notes}
    changes = []
    for version in range(domain.version + 1, CHANGES + 1):
        note = chance.choice(list(notes))
        before, after = places[str(note.id)], (chance.uniform(0, 9_000), chance.uniform(5_000, 9_000))
        places[str(note.id)] = after
        changes.append(_move(Change, domain, board, version, note.id, before, after, now))
    Change.objects.bulk_create(changes, batch_size=2_000)
    for note_id, (x, y) in places.items():
        Note.objects.filter(pk=note_id).update(x=x, y=y)
    Domain.objects.filter(pk=domain.pk).update(version=CHANGES)
    domain.refresh_from_db()
    return domain


def _move(change, domain, board, version, note_id, before, after, now):  # type: ignore[no-untyped-def]
    effect = {"op": "update", "table": "note", "id": str(note_id)}
    effect |= {side: {"x": x, "y": y} for side, (x, y) in (("before", before), ("after", after))}
    return change(
        scope_id=domain.pk,
        scope_kind="domain",
        version=version,
        intent_id=uuid4(),
        caller_id=uuid4(),
        kind="NotesMoved",
        effects=[effect],
        board_id=board.pk,
        at=now,
    )


def replay_from_the_beginning(domain, version: int) -> None:  # type: ignore[no-untyped-def]
    """Build the model of a version from the whole log before it."""
    from modeler.models import Change
    from modeler.services.past import model_of
    from modeler.services.replay import replayed

    rows = replayed(Change.objects.filter(scope_id=domain.pk, version__lte=version).order_by("version").iterator())
    model_of(domain, rows, version)


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long the work took."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
