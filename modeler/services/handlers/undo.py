"""Decides an undo: the inverse of a change's effects, but for what others have changed since."""

from uuid import UUID

from django.db.models import ForeignKey, Model

from modeler.core.intents.board import UndoChange
from modeler.core.intents.facilitation import MovePhase
from modeler.core.kernel.errors import Conflict, Forbidden, NotFound
from modeler.models import Change, Domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Effect, Op, Table, plain
from modeler.services.registry import tables

Touched = dict[tuple[str, UUID], set[str]]
UNDONE_BY_MEMBERS_ONLY = frozenset(
    {
        *("team", "member", "domain", "invitation", "board_guest", "release", "event_version", "run"),
        *("workshop", "facilitator", "ballot", "dot", "change_set", "verdict", "speaker"),
    }
)


def undo_change(draft: Draft, caller: Caller, domain: Domain, intent: UndoChange) -> UUID:
    """Fill the draft with the inverse of the change; return the change that is undone."""
    change = _undoable(caller, domain, intent)
    # What only its maker may see is taken back before nobody else.
    draft.audience = "caller" if change.audience == "caller" else None
    touched = _touched_by_others(change)
    for effect in reversed([Effect.from_json(value) for value in change.effects]):
        _INVERSES[effect.op](draft, tables()[effect.table], effect, touched.get((effect.table, effect.id), set()))
    if not draft.effects:
        raise Conflict(
            "Others have changed all of it since.", where=f"change {change.pk}", fix="Make the change by hand."
        )
    return change.pk


def _undoable(caller: Caller, domain: Domain, intent: UndoChange) -> Change:
    change = Change.objects.filter(scope_id=domain.pk, pk=intent.change_id).first()
    if change is None or (intent.board_id is not None and change.board_id != intent.board_id):
        raise NotFound("There is no such change.", where=f"change {intent.change_id}", fix="Look at the history.")
    if change.caller_id != caller.user_id:
        raise Forbidden("Somebody else made this change.", where=f"change {change.pk}", fix="Undo only your own.")
    if Change.objects.filter(scope_id=domain.pk, cause_id=change.pk, kind=intent.past).exists():
        raise Conflict("The change is undone already.", where=f"change {change.pk}", fix="Undo its undo to redo it.")
    if any(effect["table"] in UNDONE_BY_MEMBERS_ONLY for effect in change.effects) or change.kind == MovePhase.past:
        raise Conflict("This kind of change cannot be undone.", where=f"change {change.pk}", fix="Change it by hand.")
    return change


def _touched_by_others(change: Change) -> Touched:
    """What others have done to rows since: by row, the columns they wrote ("*" for the whole row)."""
    touched: Touched = {}
    later = Change.objects.filter(scope_id=change.scope_id, version__gt=change.version).exclude(
        caller_id=change.caller_id
    )
    for effects in later.values_list("effects", flat=True):
        for effect in map(Effect.from_json, effects):
            columns = set(effect.after or ()) if effect.op is Op.UPDATE else {"*"}
            touched.setdefault((effect.table, effect.id), set()).update(columns)
    return touched


def _uncreate(draft: Draft, table: Table, effect: Effect, touched: set[str]) -> None:
    row = table.model._default_manager.filter(pk=effect.id).first()
    if row is not None and not touched and not _is_locked(row) and not _is_built_upon(draft, row):
        draft.delete(row)


def _unupdate(draft: Draft, table: Table, effect: Effect, touched: set[str]) -> None:
    row = table.model._default_manager.filter(pk=effect.id).first()
    after, before = effect.after or {}, table.parsed(effect.before or {})
    if row is None or (_is_locked(row) and "is_locked" not in after):
        return
    mine = {
        column: value
        for column, value in before.items()
        if column not in touched and plain(getattr(row, column)) == after[column]
    }
    if _refers_to_rows(draft, table, mine):
        draft.update(row, **mine)


def _undelete(draft: Draft, table: Table, effect: Effect, touched: set[str]) -> None:
    values = table.parsed(effect.before or {})
    is_there = table.model._default_manager.filter(pk=effect.id).exists()
    if not is_there and _refers_to_rows(draft, table, values):
        draft.create(table.model, **values)


def _is_locked(row: Model) -> bool:
    return bool(getattr(row, "is_locked", False))


def _refers_to_rows(draft: Draft, table: Table, values: dict[str, object]) -> bool:
    """Whether every row that the values point to is there, or comes back with this draft."""
    made = {effect.id for effect in draft.effects if effect.op is Op.CREATE}
    for field in table.model._meta.concrete_fields:
        target = values.get(field.attname) if isinstance(field, ForeignKey) else None
        if target is None or target in made:
            continue
        if not field.related_model._default_manager.filter(pk=target).exists():
            return False
    return True


def _is_built_upon(draft: Draft, row: Model) -> bool:
    """Whether a row that stays, and goes on doing so, points to this one."""
    return any(
        relation.related_model._default_manager.filter(**{relation.field.name: row})
        .exclude(pk__in=_let_go(draft, relation.field.attname))
        .exists()
        for relation in row._meta.related_objects
    )


def _let_go(draft: Draft, column: str) -> set[UUID]:
    """The rows that this draft deletes, or whose column it lets point elsewhere."""
    return {
        effect.id
        for effect in draft.effects
        if effect.op is Op.DELETE or (effect.op is Op.UPDATE and column in (effect.after or {}))
    }


_INVERSES = {Op.CREATE: _uncreate, Op.UPDATE: _unupdate, Op.DELETE: _undelete}
