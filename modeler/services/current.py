"""The present model of each domain with its findings, kept in this process and brought up to date from the log."""

from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import Final
from uuid import UUID

from modeler.core.checks.incremental import Checked, check_again, check_all
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Change, Domain
from modeler.services.evolution import Model

KEPT_AT_MOST: Final = 32
FOLLOWED_AT_MOST: Final = 200
"""Beyond so many changes reading all rows anew is about as fast as following the log."""

# The change that led to a version; a version alone could come again after a restored backup.
Stamp = tuple[int, UUID | None]


@dataclass(slots=True)
class _Kept:
    stamp: Stamp
    model: Model
    checked: Checked


_kept: OrderedDict[UUID, _Kept] = OrderedDict()
_locks: defaultdict[UUID, Lock] = defaultdict(Lock)


def current_snapshot(domain: Domain) -> Snapshot:
    """Return the model of a domain at its version."""
    return checked_now(domain).snapshot


def checked_now(domain: Domain) -> Checked:
    """Return the model of a domain at its version, with all that the checks find; one query while nothing changes."""
    with _locks[domain.pk]:
        kept = _kept.pop(domain.pk, None)
        # Taken out while it goes on: where that fails, the next one reads everything anew.
        kept = _followed(domain, kept) if kept is not None else None
        if kept is None:
            model = Model.read(domain)
            kept = _Kept(stamp_of(domain), model, check_all(model.snapshot))
        _kept[domain.pk] = kept
        while len(_kept) > KEPT_AT_MOST:
            _kept.popitem(last=False)
        return kept.checked


def stamp_of(domain: Domain) -> Stamp:
    """Return the version of a domain with the change that led to it."""
    changes = Change.objects.filter(scope_id=domain.pk, version=domain.version)
    return domain.version, changes.values_list("pk", flat=True).first()


def _followed(domain: Domain, kept: _Kept) -> _Kept | None:
    """What is kept, at the domain's version now; None where the log does not lead from the one to the other."""
    version, change_id = kept.stamp
    if not 0 <= domain.version - version <= FOLLOWED_AT_MOST:
        return None
    since = Change.objects.filter(scope_id=domain.pk, version__gte=version, version__lte=domain.version)
    changes = list(since.order_by("version").values_list("version", "pk", "effects"))
    is_whole = [number for number, _, _ in changes] == list(range(version, domain.version + 1))
    if not is_whole or changes[0][1] != change_id:
        return None
    if len(changes) > 1:
        kept.model.follow(domain, (effects for _, _, effects in changes[1:]))
        kept.checked = check_again(kept.checked, kept.model.snapshot)
        kept.stamp = (domain.version, changes[-1][1])
    return kept
