"""What the context map shows, read for every door: rows, what passes between contexts, teams and saved views."""

from typing import Any

from modeler.core.checks.passages import Passage, passages_of, team_relationships
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Domain
from modeler.services.current import current_snapshot
from modeler.services.registry import tables

# Where teams are many, most pairs are free: only those that depend on each other are listed then.
FREE_PAIRS_AT_MOST = 40


def map_state(domain: Domain, snapshot: Snapshot | None = None) -> dict[str, Any]:
    """Return the rows and the derived lines of a domain's context map as JSON values, by what they are."""
    model = current_snapshot(domain) if snapshot is None else snapshot
    ties = team_relationships(model)
    shown = [tie for tie in ties if tie.tie != "free"] if len(ties) > FREE_PAIRS_AT_MOST else ties
    return {
        "contexts": _of(tables()["context"].all_values(domain.contexts.order_by("name"))),
        "relationships": tables()["relationship"].all_values(domain.relationships.order_by("pk")),
        "passages": [_passage(passage) for passage in passages_of(model)],
        "team_relationships": [{"one": tie.one, "other": tie.other, "tie": tie.tie.value} for tie in shown],
        "views": map_views_of(domain),
    }


def map_views_of(domain: Domain) -> list[dict[str, Any]]:
    """Return the saved views of a domain's context map by name."""
    return tables()["map_view"].all_values(domain.map_views.order_by("name"))


def _of(contexts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    # The canvas has its own page; on a map of hundreds it would be most of the bytes.
    return [{name: value for name, value in row.items() if name != "canvas"} for row in contexts]


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "from_id": str(passage.from_id),
        "to_id": str(passage.to_id),
        "kind": passage.kind,
        "owner_id": str(passage.owner_id),
        "is_related": passage.is_related,
        "messages": [{"id": str(key), "name": name} for key, name in passage.messages],
    }
