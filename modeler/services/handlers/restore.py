"""Decides a restore: the effects that turn the present model and boards into those of a past version."""

from collections.abc import Iterator
from typing import Final

from django.db.models import Model, UniqueConstraint

from modeler.core.intents.model import RestoreVersion
from modeler.core.kernel.errors import Conflict
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Effect, Values
from modeler.services.past import rows_at
from modeler.services.registry import tables
from modeler.services.replay import Rows

# What a restore brings back, each table after those that it refers to. Boards stay: links and guests hang on them.
RESTORED: Final = (
    "context",
    "term",
    "relationship",
    "element",
    "distinction",
    "event",
    "design",
    "flow",
    "subscription",
    "translation",
    "note",
    "region",
    "connector",
)
_OF_THE_DOMAIN: Final = ("name", "topology", "name_words")

Key = tuple[str, str]


def restore_version(draft: Draft, caller: Caller, domain: Domain, intent: RestoreVersion) -> None:
    """Fill the draft with every difference between now and then; what is gone first frees its unique names."""
    then, now = rows_at(domain, intent.version), rows_at(domain, domain.version)
    for key in _in_the_way(then, now):
        # As if it were another row: it goes, and comes again under the name that it had.
        draft.delete(tables()[key[0]].model._default_manager.get(pk=key[1]))
        now.pop(key)
    for name in reversed(RESTORED):
        for row in _only_in(now, then, name):
            _delete_with_dependants(draft, row)
    for name in RESTORED:
        _update(draft, name, then, now)
    for name in RESTORED:
        table = tables()[name]
        for key in sorted(key for key in then if key[0] == name and key not in now):
            draft.create(table.model, **table.parsed(then[key]))
    draft.update(domain, **{column: then[("domain", str(domain.pk))][column] for column in _OF_THE_DOMAIN})
    if not draft.effects:
        raise Conflict(
            "Nothing has changed since.", where=f"version {intent.version}", fix="Choose an earlier version."
        )


def _in_the_way(then: Rows, now: Rows) -> list[Key]:
    """The rows that can't simply be updated: another row holds now what must be unique to them then."""
    found = []
    for name in RESTORED:
        for columns in _unique_columns(tables()[name].model):
            holders = {_values(row, columns): key for key, row in now.items() if key[0] == name}
            altered = [key for key, row in then.items() if key[0] == name and key in now and row != now[key]]
            found += [key for key in altered if holders.get(_values(then[key], columns), key) != key]
    return sorted(set(found))


def _unique_columns(model: type[Model]) -> Iterator[tuple[str, ...]]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield tuple(model._meta.get_field(name).attname for name in constraint.fields)


def _values(row: Values, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in columns)


def _only_in(now: Rows, then: Rows, name: str) -> list[Model]:
    keys = sorted(row_id for table, row_id in now if table == name and (table, row_id) not in then)
    found = tables()[name].model._default_manager.in_bulk(keys)
    return [found[key] for key in sorted(found, key=str)]


def _update(draft: Draft, name: str, then: Rows, now: Rows) -> None:
    table = tables()[name]
    altered = [key for key in then if key[0] == name and key in now and then[key] != now[key]]
    found = {str(key): row for key, row in table.model._default_manager.in_bulk([key[1] for key in altered]).items()}
    for key in sorted(altered):
        draft.update(found[key[1]], **table.parsed(then[key]))


def _delete_with_dependants(draft: Draft, row: Model) -> None:
    """Delete a row, and before it the logged rows that hang on it and are restored by nobody, such as comments."""
    for dependant in _dependants(row):
        _delete_with_dependants(draft, dependant)
    if not any(effect.after is None and effect.id == row.pk and _is_of(effect, row) for effect in draft.effects):
        draft.delete(row)


def _dependants(row: Model) -> Iterator[Model]:
    names = {table.model: name for name, table in tables().items()}
    for relation in row._meta.related_objects:
        name = names.get(relation.related_model)
        if name is not None and name not in RESTORED:
            yield from relation.related_model._default_manager.filter(**{relation.field.name: row})


def _is_of(effect: Effect, row: Model) -> bool:
    return tables()[effect.table].model is type(row)
