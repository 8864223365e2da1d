"""Elements of the model and the flows between them."""

from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId, ElementId, FlowId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.kinds import ElementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A thing in the model. `context_id` is None while nobody has put it into a context.

    `outcome_operator` says of a command how many of its events follow it.
    """

    id: ElementId
    kind: ElementKind
    name: str
    context_id: ContextId | None = None
    description: str = ""
    outcome_operator: OutcomeOperator = OutcomeOperator.XOR


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrow between two elements: actor issues command, aggregate raises event, policy reacts to event."""

    id: FlowId
    source_id: ElementId
    target_id: ElementId
