"""Bounded contexts and the words of their language."""

from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId, TermId
from modeler.core.snapshot.canvas import EMPTY_CANVAS, Canvas
from modeler.core.snapshot.kinds import Subdomain, TopologyChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An explicit boundary of one ubiquitous language.

    `is_external` marks a system that is not ours; `partner_source` is then what its events come from: an EventBridge
    partner event source ("aws.partner/example.com/123") or an AWS service ("aws.s3"), or empty. `topology` lays this
    context's events out in another way than the domain's. `open_to` lists the accounts ("123456789012") and the
    organisations ("o-abc1234567") to which its Open/Host Service is open. `team` names who owns it.
    """

    id: ContextId
    name: str
    purpose: str = ""
    subdomain: Subdomain = Subdomain.SUPPORTING
    is_big_ball_of_mud: bool = False
    is_external: bool = False
    partner_source: str = ""
    topology: TopologyChoice | None = None
    open_to: tuple[str, ...] = ()
    team: str = ""
    canvas: Canvas = EMPTY_CANVAS


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a context's language, with its meaning there.

    `synonyms` say the same and are understood; a `forbidden` word is to be replaced by the term.
    """

    id: TermId
    context_id: ContextId
    name: str
    meaning: str = ""
    synonyms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
