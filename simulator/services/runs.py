"""Runs in the database: who may see them, who owns them, and their records."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.roles import Role
from modeler.models import Domain
from modeler.services.access import domains_visible_to, require, role_in_domain
from modeler.services.caller import Caller
from simulator.core.records.chunk import decode_chunk, encode_chunk
from simulator.core.records.record import Record
from simulator.models import Chunk, Run, RunStatus
from simulator.models.run import ACTIVE
from simulator.services.dispatch import enqueue_run

LEASE: Final = timedelta(seconds=5)


class LostLease(Exception):
    """Another worker has taken the run; this one must not write any more."""


def run_by_id(caller: Caller, run_id: UUID, needs: Role = Role.VIEWER) -> Run:
    """Return a run that the caller may see, and handle where `needs` says so. Raises: NotFound, Forbidden."""
    runs = Run.objects.filter(domain__in=domains_visible_to(caller)).select_related("domain__team")
    run = runs.filter(pk=run_id).first()
    if run is None:
        raise NotFound("There is no such run.", fix="Start one.")
    require(role_in_domain(caller, run.domain), needs, "run")
    return run


def runs_of(domain: Domain) -> QuerySet[Run]:
    """Return a domain's runs, the latest first."""
    return Run.objects.filter(domain=domain).order_by("-number")


def take_lease(run_id: UUID) -> Run | None:
    """Make this worker the owner of a run that is active and has none; return it, or None."""
    now = timezone.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now)
    taken = Run.objects.filter(free, pk=run_id, status__in=ACTIVE).update(
        epoch=F("epoch") + 1, leased_until=now + LEASE
    )
    return Run.objects.select_related("domain__team").get(pk=run_id) if taken else None


def release_lease(run: Run) -> None:
    """Give a run back, so that any worker may take it."""
    Run.objects.filter(pk=run.pk, epoch=run.epoch).update(leased_until=None)


def save_progress(run: Run, *, position: int, records: Sequence[Record], keyframe: bytes | None = None) -> None:
    """Store records, at times the state after them, and how the run stands; hold the lease on. Raises: LostLease."""
    held = None if not RunStatus(run.status).is_active else timezone.now() + LEASE
    with transaction.atomic():
        is_mine = Run.objects.filter(pk=run.pk, epoch=run.epoch).update(
            status=run.status, problem=run.problem, time=run.time, records=run.records, leased_until=held
        )
        if not is_mine:
            raise LostLease
        if records:
            _store(run, position, records, keyframe)


def stored_records(run: Run) -> Iterator[Record]:
    """Yield every stored record of a run, in order."""
    for chunk in run.chunks.order_by("position").iterator(chunk_size=20):
        yield from decode_chunk(bytes(chunk.body))


def wake_orphans(domain: Domain | None = None) -> int:
    """Hand runs whose worker is gone to the workers again; return how many."""
    now = timezone.now()
    orphans = Run.objects.filter(status__in=ACTIVE, leased_until__lt=now)
    if domain is not None:
        orphans = orphans.filter(domain=domain)
    found = list(orphans.values_list("pk", flat=True))
    for run_id in found:
        enqueue_run(run_id)
    return len(found)


def _store(run: Run, position: int, records: Sequence[Record], keyframe: bytes | None) -> None:
    try:
        Chunk.objects.create(
            run=run,
            position=position,
            first_time=records[0].time,
            last_time=records[-1].time,
            count=len(records),
            body=encode_chunk(records),
            keyframe=keyframe,
        )
    except IntegrityError as error:
        raise LostLease from error
