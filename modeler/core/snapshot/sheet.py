"""A context's whole canvas as one value: what files hold, and what a page shows beside what is computed."""

from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.canvas import EMPTY_CANVAS, Canvas
from modeler.core.snapshot.kinds import Subdomain
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class CanvasSheet:
    """A context's name, purpose, classification, owner, canvas and language; `terms` are (word, meaning) by word."""

    name: str = ""
    purpose: str = ""
    subdomain: Subdomain = Subdomain.SUPPORTING
    team: str = ""
    canvas: Canvas = EMPTY_CANVAS
    terms: tuple[tuple[str, str], ...] = ()


def sheet_of(context_id: ContextId, snapshot: Snapshot) -> CanvasSheet:
    """Return the canvas of a context. Raises: KeyError."""
    context = snapshot.context(context_id)
    if context is None:
        raise KeyError(context_id)
    terms = ((term.name, term.meaning) for term in snapshot.terms if term.context_id == context_id)
    return CanvasSheet(
        name=context.name,
        purpose=context.purpose,
        subdomain=context.subdomain,
        team=context.team,
        canvas=context.canvas,
        terms=tuple(sorted(terms)),
    )
