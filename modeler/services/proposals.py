"""What a change set would do: its steps executed for real, looked at, and rolled back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from modeler.core.checks.run import run_checks
from modeler.core.diff.concerns import Concern, concerns_of
from modeler.core.intents.change_sets import PROPOSABLE, Step
from modeler.core.intents.intent import DomainIntent
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.errors import Invalid, ModelerError, NotFound
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Change, ChangeSet, Domain, User
from modeler.services.caller import SYSTEM
from modeler.services.comparison import compare_models
from modeler.services.effects import Effect, Op
from modeler.services.execute import execute
from modeler.services.preview import Preview
from modeler.services.registry import intent_kind
from modeler.services.snapshots import snapshot_of

MOVED: Final = "moved"
OPEN_STAGES: Final = ("draft", "review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """Why a step cannot simply be done: it is refused now, or somebody has changed the same since ("moved").

    `step` counts from 1.
    """

    step: int
    kind: str
    code: str
    problem: str
    where: str
    fix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The model with a change set's steps done beside the model now, whom that concerns, and what stands against it."""

    preview: Preview
    concerns: tuple[Concern, ...]
    obstacles: tuple[Obstacle, ...]


def outlook_of(domain: Domain, change_set: ChangeSet) -> Outlook:
    """Return what a change set would do to the model as it stands. Nothing changes."""
    before = snapshot_of(domain)
    with _done_for_now(domain, change_set.steps) as (now, changes, refused):
        after = snapshot_of(now)
    comparison = compare_models(before, after)
    found_before, found_after = run_checks(before), run_checks(after)
    preview = Preview(
        comparison=comparison,
        new_findings=tuple(one for one in found_after if one not in found_before),
        gone_findings=tuple(one for one in found_before if one not in found_after),
    )
    moved = _moved(change_set, domain, changes, before) if change_set.stage in OPEN_STAGES else []
    return Outlook(
        preview=preview,
        concerns=concerns_of(before, after, comparison.differences),
        obstacles=tuple(sorted((*refused, *moved), key=lambda one: (one.step, one.code, one.where))),
    )


@contextmanager
def proposed(domain: Domain, change_set: ChangeSet) -> Iterator[Domain]:
    """Give the domain as it would be with a change set's steps done; everything read inside sees them.

    Whatever happens inside is rolled back: nothing may be written there that is to last.
    """
    with _done_for_now(domain, change_set.steps) as (now, _, _):
        yield now


def require_possible(domain: Domain, steps: Sequence[dict[str, Any]], new: Sequence[Step]) -> None:
    """Refuse steps that cannot be proposed, or that cannot be done after those before. Raises: ModelerError."""
    for step in new:
        _intent_of({"kind": step.kind, "id": str(step.id), "body": step.body}, domain.pk)
    wanted = {str(step.id) for step in new}
    with _done_for_now(domain, [*steps, *map(plain_step, new)]) as (_, _, refused):
        pass
    ids = [one["id"] for one in steps] + [str(one.id) for one in new]
    for obstacle in refused:
        if ids[obstacle.step - 1] in wanted:
            raise _REFUSALS.get(obstacle.code, Invalid)(obstacle.problem, where=obstacle.where, fix=obstacle.fix)


def intents_of(domain: Domain, change_set: ChangeSet) -> list[DomainIntent]:
    """Return a change set's steps as intents, in order. Raises: Invalid for one that no longer has the right shape."""
    return [_intent_of(step, domain.pk) for step in change_set.steps]


def plain_step(step: Step) -> dict[str, Any]:
    """Return a step as a change set stores it."""
    return {"id": str(step.id), "kind": step.kind, "body": dict(step.body)}


def change_set_numbered(domain: Domain, number: int) -> ChangeSet:
    """Return a change set of a domain. Raises: NotFound."""
    found = ChangeSet.objects.filter(domain=domain, number=number).first()
    if found is None:
        raise NotFound(f"There is no change set {number}.", where=domain.slug, fix="Look at the page of proposals.")
    return found


def change_set_of(domain: Domain, change_set_id: UUID) -> ChangeSet | None:
    """Return a change set of a domain that is still open, or None."""
    return ChangeSet.objects.filter(domain=domain, pk=change_set_id, stage__in=OPEN_STAGES).first()


_Done = tuple[Domain, list[tuple[int, Change]], list[Obstacle]]
_REFUSALS: Final = {kind.code: kind for kind in ModelerError.__subclasses__()}


@contextmanager
def _done_for_now(domain: Domain, steps: Sequence[dict[str, Any]]) -> Iterator[_Done]:
    changes: list[tuple[int, Change]] = []
    refused: list[Obstacle] = []
    with transaction.atomic():
        for number, step in enumerate(steps, start=1):
            try:
                # By the application: who may apply a set is asked when it is applied.
                changes.append((number, execute(SYSTEM, _intent_of(step, domain.pk))))
            except ModelerError as error:
                told = {"code": error.code, "problem": error.problem, "where": error.where, "fix": error.fix}
                refused.append(Obstacle(step=number, kind=step["kind"], **told))
        yield Domain.objects.select_related("team").get(pk=domain.pk), changes, refused
        transaction.set_rollback(True)


def _intent_of(step: dict[str, Any], domain_id: UUID) -> DomainIntent:
    kind = intent_kind(step["kind"])
    if kind not in PROPOSABLE:
        raise Invalid(f"{step['kind']} cannot be proposed.", where="kind", fix="Propose changes of the model only.")
    if "domain_id" in step["body"]:
        raise Invalid("The domain stands in the address already.", where="domain_id", fix="Leave it out of the body.")
    intent = record_from_json(kind, {**step["body"], "id": step["id"], "domain_id": str(domain_id)})
    assert isinstance(intent, DomainIntent)
    return intent


def _moved(
    change_set: ChangeSet, domain: Domain, changes: list[tuple[int, Change]], model: Snapshot
) -> Iterator[Obstacle]:
    """What others have written since the set was begun and a step would write over, told once for each row and step."""
    later = _written_since(domain, change_set.base_version)
    for number, change in changes:
        for effect in map(Effect.from_json, change.effects):
            theirs = later.get((effect.table, effect.id), {})
            columns = set(effect.after or ()) if effect.op is Op.UPDATE else set(theirs)
            clash = next((theirs[column] for column in sorted(columns & theirs.keys())), None)
            if clash is not None:
                yield _told(number, change_set, effect, clash, model)


def _written_since(domain: Domain, version: int) -> dict[tuple[str, UUID], dict[str, Change]]:
    """By row, which columns were written after a version, and by which change."""
    found: dict[tuple[str, UUID], dict[str, Change]] = {}
    for change in Change.objects.filter(scope_id=domain.pk, version__gt=version).order_by("version"):
        for effect in map(Effect.from_json, change.effects):
            columns = found.setdefault((effect.table, effect.id), {})
            columns.update(dict.fromkeys(effect.after or effect.before or (), change))
    return found


def _told(number: int, change_set: ChangeSet, effect: Effect, clash: Change, model: Snapshot) -> Obstacle:
    who = User.objects.filter(pk=clash.caller_id).values_list("display_name", flat=True).first() or SYSTEM.name
    return Obstacle(
        step=number,
        kind=change_set.steps[number - 1]["kind"],
        code=MOVED,
        problem=f"{who} has changed this since, in version {clash.version}.",
        where=f"{effect.table.replace('_', ' ')} {_name(effect, model)}",
        fix="Look at what has changed, then rebase the change set to go on nevertheless, or take the step out.",
    )


def _name(effect: Effect, model: Snapshot) -> str:
    named = (one.name for one in (*model.contexts, *model.elements) if one.id == effect.id)
    return f"“{name}”" if (name := next(named, "")) else str(effect.id)
