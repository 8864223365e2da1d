"""Any past state of a domain: the rows and the model as they stood at one version of its log."""

import json
import zlib
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from modeler.core.kernel.errors import NotFound
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Change, Domain, Keyframe
from modeler.services.effects import Values
from modeler.services.registry import tables
from modeler.services.replay import Rows, defaults_of, followed
from modeler.services.snapshots import MODEL_TABLES, WALL_TABLES, snapshot_from

# Between two keyframes lie as many changes as are replayed in a few dozen milliseconds.
KEYFRAME_EVERY: Final = 1_000


def rows_at(domain: Domain, version: int) -> Rows:
    """Return every logged row of a domain as it stood at a version, as JSON values by (table, id).

    Raises: NotFound for a version that the domain has not reached.
    """
    if not 1 <= version <= domain.version:
        raise NotFound(
            f"There is no version {version}.", where=domain.slug, fix=f"Choose one between 1 and {domain.version}."
        )
    past = _nearest_keyframe(domain.pk, version)
    while version - past.version > KEYFRAME_EVERY:
        past.go_on_to(past.version + KEYFRAME_EVERY - past.version % KEYFRAME_EVERY)
        past.keep()
    past.go_on_to(version)
    return past.rows


def model_at(domain: Domain, version: int) -> Snapshot:
    """Return the model as it stood at a version. Raises: NotFound."""
    return model_of(domain, rows_at(domain, version), version)


def model_of(domain: Domain, rows: Rows, version: int) -> Snapshot:
    """Return the model that these rows of a past state make."""
    by_table: dict[str, list[Values]] = {}
    for (table, _), values in rows.items():
        by_table.setdefault(table, []).append(values)

    def rows_of(table: str) -> list[Values]:
        return [tables()[table].parsed(values) for values in by_table.get(table, ())]

    return snapshot_from(domain, rows_of, version=version)


def model_rows_at(domain: Domain, version: int) -> dict[str, list[Values]]:
    """Return the rows of the model as they stood at a version, by table, each table by id. Raises: NotFound."""
    rows = rows_at(domain, version)
    keys = sorted(key for key in rows if key[0] in MODEL_TABLES)
    return {table: [rows[key] for key in keys if key[0] == table] for table in MODEL_TABLES}


def model_without_walls(domain: Domain) -> dict[str, list[Values]]:
    """Return the present rows of the model by table, each table by id, without the boards and what hangs on them."""
    rows = model_rows_at(domain, domain.version)
    return {table: found for table, found in rows.items() if table not in WALL_TABLES}


def keep_keyframe(domain_id: UUID, version: int) -> None:
    """Keep the rows of a version, so that the versions after it are near."""
    past = _nearest_keyframe(domain_id, version)
    if past.version < version:
        past.go_on_to(version)
        past.keep()


@dataclass(slots=True)
class _Past:
    """The rows of a domain at one version, which can go on to later ones."""

    domain_id: UUID
    version: int
    rows: Rows

    def go_on_to(self, version: int) -> None:
        between = Q(version__gt=self.version, version__lte=version)
        changes = Change.objects.filter(between, scope_id=self.domain_id).order_by("version")
        followed(self.rows, changes.values_list("effects", flat=True).iterator())
        self.version = version

    def keep(self) -> None:
        listed = [[table, row_id, values] for (table, row_id), values in self.rows.items()]
        packed = zlib.compress(json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())
        frame = Keyframe(domain_id=self.domain_id, version=self.version, rows=packed)
        # Somebody else may have kept the same one meanwhile.
        Keyframe.objects.bulk_create([frame], ignore_conflicts=True)


def _nearest_keyframe(domain_id: UUID, version: int) -> _Past:
    frame = Keyframe.objects.filter(domain_id=domain_id, version__lte=version).order_by("-version").first()
    if frame is None:
        return _Past(domain_id, 0, {})
    listed = json.loads(zlib.decompress(bytes(frame.rows)))
    rows = {(table, row_id): {**defaults_of(table), **values} for table, row_id, values in listed}
    return _Past(domain_id, frame.version, rows)
