"""A context's canvas, written as a whole: from the page's form and from a file."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from uuid import UUID, uuid4

from django.db import transaction

from modeler.core.intents.designs import FillCanvas
from modeler.core.intents.intent import DomainIntent, Intent
from modeler.core.intents.language import AddTerm, ChangeTerm
from modeler.core.intents.model import ChangeContext
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.ids import ContextId, DomainId, IntentId, TermId
from modeler.core.snapshot.canvas import Canvas
from modeler.core.snapshot.sheet import CanvasSheet, sheet_of
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.snapshots import snapshot_of


def sheet_in(snapshot: Snapshot, context_id: UUID) -> CanvasSheet:
    """Return the canvas of a context. Raises: NotFound."""
    if snapshot.context(ContextId(context_id)) is None:
        raise NotFound("The context is not there (any more).", where=f"context {context_id}", fix="Look again.")
    return sheet_of(ContextId(context_id), snapshot)


@transaction.atomic
def write_sheet(
    caller: Caller,
    domain: Domain,
    context_id: UUID,
    sheet: CanvasSheet,
    *,
    do: Callable[[Caller, Intent], object] = execute,
) -> None:
    """Make a context's canvas say what the sheet says, all of it or nothing; `do` is what becomes of each intent.

    Words are added and changed, never taken away: other contexts of a file may not know them all. Raises: NotFound.
    """
    snapshot = snapshot_of(domain)
    for intent in _intents(snapshot, ContextId(context_id), sheet):
        do(caller, intent)


def _intents(snapshot: Snapshot, context_id: ContextId, sheet: CanvasSheet) -> Iterator[DomainIntent]:
    now, domain_id = sheet_in(snapshot, context_id), snapshot.domain.id
    named = replace(sheet, name=sheet.name or now.name)
    if (now.name, now.purpose, now.subdomain) != (named.name, sheet.purpose, sheet.subdomain):
        yield ChangeContext(
            id=_fresh(),
            domain_id=domain_id,
            context_id=context_id,
            name=named.name,
            purpose=sheet.purpose,
            subdomain=sheet.subdomain,
        )
    if (now.team, now.canvas) != (sheet.team, sheet.canvas):
        filled = {field.name: getattr(sheet.canvas, field.name) for field in fields(Canvas)}
        yield FillCanvas(id=_fresh(), domain_id=domain_id, context_id=context_id, team=sheet.team, **filled)
    yield from _terms(snapshot, context_id, sheet, domain_id)


def _terms(
    snapshot: Snapshot, context_id: ContextId, sheet: CanvasSheet, domain_id: DomainId
) -> Iterator[DomainIntent]:
    known = {term.name: term for term in snapshot.terms if term.context_id == context_id}
    for word, meaning in sheet.terms:
        if word not in known:
            term_id = TermId(uuid4())
            yield AddTerm(
                id=_fresh(), domain_id=domain_id, term_id=term_id, context_id=context_id, name=word, meaning=meaning
            )
        elif known[word].meaning != meaning:
            yield ChangeTerm(id=_fresh(), domain_id=domain_id, term_id=known[word].id, meaning=meaning)


def _fresh() -> IntentId:
    return IntentId(uuid4())
