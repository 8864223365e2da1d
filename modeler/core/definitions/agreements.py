"""What relationships agree on beyond resources: who ships together, who never meets, who reads what, what is shared.

Nothing of it is deployed; releases, tests and people read it. Source: spec/context-map.md section 4.
"""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, ElementId


class AgreementKind(StrEnum):
    """What is agreed on."""

    RELEASE_GROUP = "release_group"
    SEPARATION = "separation"
    CONSUMER_CONTRACT = "consumer_contract"
    SHARED_KERNEL = "shared_kernel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement of contexts.

    A release group ships together (Partnership). A separation lets no message pass between its two contexts (Separate
    Ways). A consumer contract names the event and those of its `fields` that the customer's filter reads; the supplier
    comes first (Customer/Supplier). A shared kernel names the events whose types both sides maintain.
    """

    kind: AgreementKind
    context_ids: tuple[ContextId, ...]
    event_ids: tuple[ElementId, ...] = ()
    fields: tuple[str, ...] = ()
    provenance: tuple[Reference, ...] = ()
