"""How long a large model takes to read, to check and to check again. Prints a table.

Run it from the project's root: `.venv/bin/python -m tests.benchmarks.model.run`. 300 contexts, 5,000 elements of which
2,000 are events, 2,000 subscriptions, 6,000 flows, 299 relationships and a wall of 5,000 notes. The peers in the same
run: rows prefetched as Django's objects, and every check over the whole model.
"""

import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import django

CONTEXTS, BLOCKS, ROUNDS = 300, 1_000, 5
SPACE = UUID(int=7)
KINDS = ("event", "event", "command", "policy", "aggregate")
NAMES = ("Order {} placed", "Order {} billed", "Place order {}", "Whenever order {} is placed, ship", "Order {}")
# From the block's own elements, by their places; 8 is the policy of the next block.
ARROWS = ((2, 4), (4, 0), (4, 1), (0, 3), (3, 2), (1, 8))
REACTIONS = ((0, 3), (1, 8))
FIELDS = {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}


def main() -> None:
    """Fill a database of its own and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEBUG": "0", "SECRET_KEY": "x", "DATABASE_URL": f"sqlite:///{Path(folder) / 'model.sqlite3'}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "modeler.config.settings"
        django.setup()
        measure()


def measure() -> None:
    """Measure each way and its peer, interleaved."""
    from modeler.core.checks.incremental import check_again, check_all
    from modeler.core.checks.run import run_checks
    from modeler.services.snapshots import snapshot_of

    domain = a_large_domain()
    model = snapshot_of(domain)
    checked = check_all(model)
    rows: list[tuple[str, float, float, float]] = []
    reading = fastest(lambda: snapshot_of(domain), lambda: prefetched(domain))
    checking = fastest(lambda: run_checks(model), lambda: check_all(model))
    rows.append(("snapshot from rows (peer: objects, prefetched)", *reading, 300))
    rows.append(("every check (peer: keeping where each was found)", *checking, 500))
    for name, edited in edits(model):
        after = edited()
        again = fastest(lambda: check_again(checked, edited()), lambda: run_checks(after))  # noqa: B023  # called at once
        assert check_again(checked, after).findings == run_checks(after)
        rows.append((f"{name}, evolved and checked again (peer: every check)", *again, 20))
    print(f"{len(model.elements):,} elements, {len(checked.findings):,} findings; ms, the fastest of {ROUNDS}\n")
    print("| what | ours | peer | peer : ours | goal |\n|---|---|---|---|---|")
    for name, ours, peer, goal in rows:
        print(f"| {name} | {ours:.1f} | {peer:.1f} | {peer / ours:.1f} | ≤ {goal:.0f} |")


def edits(model: Any) -> list[tuple[str, Callable[[], Any]]]:
    """Return single edits by name."""
    element, context, edge = model.elements[100], model.contexts[5], model.relationships[7]
    flow, term, board = model.flows[9], model.terms[3], model.boards[0]
    moved = replace(board, notes=(replace(board.notes[0], x=0.5), *board.notes[1:]))
    return [
        ("an element renamed", lambda: _with(model, "elements", element, replace(element, name="Do it"))),
        ("a context renamed", lambda: _with(model, "contexts", context, replace(context, name="Elsewhere"))),
        ("a relationship removed", lambda: _with(model, "relationships", edge, None)),
        ("an arrow removed", lambda: _with(model, "flows", flow, None)),
        ("a term renamed", lambda: _with(model, "terms", term, replace(term, name="Parcel"))),
        ("a note moved", lambda: _with(model, "boards", board, moved)),
    ]


def _with(model: Any, table: str, row: Any, after: Any) -> Any:
    return model.evolve({table: {row.id: after}})


def fastest(*ways: Callable[[], object]) -> list[float]:
    """Return the fastest of a few runs of each, taken in turns, in ms."""
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for at, way in enumerate(ways):
            started = time.perf_counter()
            way()
            best[at] = min(best[at], (time.perf_counter() - started) * 1000)
    return best


def prefetched(domain: Any) -> object:
    """Return the domain with its model as Django's objects."""
    from modeler.models import Domain

    related = ("contexts", "elements", "flows", "relationships", "events", "subscriptions", "terms", "designs")
    whole = Domain.objects.prefetch_related(*related, "boards__notes", "boards__connectors", "event_versions")
    return whole.get(pk=domain.pk)


def a_large_domain() -> Any:
    """Return a domain whose rows are written at once."""
    from django.core.management import call_command

    from modeler.models import (
        Board,
        Context,
        Domain,
        Element,
        Event,
        Flow,
        Note,
        Relationship,
        Subscription,
        Team,
        Term,
    )

    call_command("migrate", verbosity=0)
    domain = Domain.objects.create(team=Team.objects.create(slug="t", name="T"), slug="big", name="Big", version=1)
    own: dict[str, Any] = {"domain": domain}
    Context.objects.bulk_create(Context(id=_id("c", at), name=f"Context {at}", **own) for at in range(CONTEXTS))
    Element.objects.bulk_create(
        Element(
            id=_id("e", block * 5 + at),
            kind=kind,
            name=NAMES[at].format(block),
            context_id=_id("c", block % CONTEXTS),
            **own,
        )
        for block in range(BLOCKS)
        for at, kind in enumerate(KINDS)
    )
    Event.objects.bulk_create(
        Event(id=_id("e", block * 5 + at), schema=FIELDS, **own) for block in range(BLOCKS) for at in (0, 1)
    )
    Flow.objects.bulk_create(
        Flow(id=_id("f", one, other), source_id=_id("e", one), target_id=_id("e", other), **own)
        for one, other in _pairs(ARROWS)
    )
    Subscription.objects.bulk_create(
        Subscription(id=_id("s", one, other), event_id=_id("e", one), policy_id=_id("e", other), **own)
        for one, other in _pairs(REACTIONS)
    )
    Relationship.objects.bulk_create(
        Relationship(
            id=_id("r", at),
            kind="upstream_downstream",
            upstream_id=_id("c", at),
            downstream_id=_id("c", at + 1),
            **own,
        )
        for at in range(CONTEXTS - 1)
    )
    Term.objects.bulk_create(
        Term(id=_id("t", at, word), context_id=_id("c", at), name=word, **own)
        for at in range(CONTEXTS)
        for word in ("Order", "Shipment")
    )
    board = Board.objects.create(id=_id("b"), name="Wall", **own)
    Note.objects.bulk_create(
        Note(
            id=_id("n", at),
            board=board,
            kind=KINDS[at % 5],
            element_id=_id("e", at),
            x=at * 10.0,
            y=0,
            width=120,
            height=120,
            z=f"{at:05d}",
        )
        for at in range(BLOCKS * 5)
    )
    return Domain.objects.select_related("team").get(pk=domain.pk)


def _pairs(places: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    return [(block * 5 + one, (block * 5 + other) % (BLOCKS * 5)) for block in range(BLOCKS) for one, other in places]


def _id(*parts: object) -> UUID:
    return uuid5(SPACE, "/".join(map(str, parts)))


if __name__ == "__main__":
    main()
