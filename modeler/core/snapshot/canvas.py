"""The Bounded Context Canvas, version 5: what a team says of a context that no note and no arrow says.

Inbound and outbound communication and the language are not here: they follow from flows, relationships and terms.
Source: ddd-crew, Bounded Context Canvas v5.
"""

from dataclasses import dataclass
from enum import StrEnum


class BusinessModel(StrEnum):
    """What a context does for the business."""

    REVENUE = "revenue"
    ENGAGEMENT = "engagement"
    COMPLIANCE = "compliance"
    COST_REDUCTION = "cost_reduction"


class Evolution(StrEnum):
    """How far the thing that a context does has come, everywhere. Source: Wardley, maps."""

    GENESIS = "genesis"
    CUSTOM_BUILT = "custom_built"
    PRODUCT = "product"
    COMMODITY = "commodity"


class ContextType(StrEnum):
    """How a context stands in the software: a feature, an application or a system. Source: Context Mapper."""

    FEATURE = "feature"
    APPLICATION = "application"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """The fields of a context's canvas that people fill in.

    `subdomains` names the parts of the problem space that the context serves. `differentiation` and `complexity`, each
    0 to 100 or None, place it on the core domain chart.
    """

    subdomains: tuple[str, ...] = ()
    business_models: tuple[BusinessModel, ...] = ()
    evolution: Evolution | None = None
    type: ContextType | None = None
    differentiation: int | None = None
    complexity: int | None = None
    domain_roles: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    business_decisions: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    verification_metrics: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    technology: str = ""


EMPTY_CANVAS = Canvas()
