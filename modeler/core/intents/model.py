"""What people ask of the model: contexts, elements and flows."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import UNSET, DomainIntent, Unset, require_name, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, ElementId, FlowId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import ElementKind, Subdomain, TopologyChoice
from modeler.core.snapshot.quotas import Raised, is_region

LONGEST_ARCHIVE: Final = 36_500
_FOREIGN_SOURCE = re.compile(r"aws\.(partner/.*|[a-z0-9.\-]+)")
_ENTITLED = re.compile(r"\d{12}|o-[a-z0-9]{10,32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddContext(DomainIntent):
    """Draw the boundary of another ubiquitous language."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ContextAdded"
    context_id: ContextId
    name: str
    purpose: str = ""
    subdomain: Subdomain = Subdomain.SUPPORTING
    is_big_ball_of_mud: bool = False
    is_external: bool = False
    partner_source: str = ""

    def __post_init__(self) -> None:
        require_name(self.name, "context")
        require_text(self.purpose, "purpose")
        _require_partner_source(self.partner_source)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeContext(DomainIntent):
    """Change properties of a context; those that are left out stay."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ContextChanged"
    context_id: ContextId
    name: str | Unset = UNSET
    purpose: str | Unset = UNSET
    subdomain: Subdomain | Unset = UNSET
    is_big_ball_of_mud: bool | Unset = UNSET
    is_external: bool | Unset = UNSET
    partner_source: str | Unset = UNSET
    topology: TopologyChoice | Unset | None = UNSET
    open_to: tuple[str, ...] | Unset = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.name, Unset):
            require_name(self.name, "context")
        if not isinstance(self.purpose, Unset):
            require_text(self.purpose, "purpose")
        if not isinstance(self.partner_source, Unset):
            _require_partner_source(self.partner_source)
        if not isinstance(self.open_to, Unset):
            _require_entitled(self.open_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveContext(DomainIntent):
    """Take a context out of the model with its relationships, regions and terms; its elements stay, placeless."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ContextRemoved"
    context_id: ContextId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddElement(DomainIntent):
    """Add a thing to the model without a note."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementAdded"
    element_id: ElementId
    kind: ElementKind
    name: str
    context_id: ContextId | None = None

    def __post_init__(self) -> None:
        require_name(self.name, "element")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameElement(DomainIntent):
    """Give an element another name, on all its notes."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementRenamed"
    element_id: ElementId
    name: str

    def __post_init__(self) -> None:
        require_name(self.name, "element")


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeElement(DomainIntent):
    """Say what an element is."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementDescribed"
    element_id: ElementId
    description: str

    def __post_init__(self) -> None:
        require_text(self.description, "description")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceElement(DomainIntent):
    """Put an element into a context, or into none."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementPlaced"
    element_id: ElementId
    context_id: ContextId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveElement(DomainIntent):
    """Take an element out of the model, with its notes, flows and subscriptions."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementRemoved"
    element_id: ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddFlow(DomainIntent):
    """Draw an arrow between two elements; from an event to a policy or read model it is a subscription too."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "FlowAdded"
    flow_id: FlowId
    source_id: ElementId
    target_id: ElementId

    def __post_init__(self) -> None:
        if self.source_id == self.target_id:
            raise Invalid("A flow cannot lead from an element to itself.", fix="Choose another element as its end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFlow(DomainIntent):
    """Take an arrow between two elements away, with its connectors and its subscription."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "FlowRemoved"
    flow_id: FlowId


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameDomain(DomainIntent):
    """Give a domain another name; its slug stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "DomainRenamed"
    name: str

    def __post_init__(self) -> None:
        require_name(self.name, "domain")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseTopology(DomainIntent):
    """Choose how the domain's events are laid out over topics and buses, and how many days the buses keep them.

    `archive_days` is null for no archive and 0 for one that forgets nothing; left out, it stays.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TopologyChosen"
    topology: TopologyChoice
    archive_days: int | Unset | None = UNSET

    def __post_init__(self) -> None:
        if isinstance(self.archive_days, int) and not 0 <= self.archive_days <= LONGEST_ARCHIVE:
            raise Invalid(
                f"An archive cannot keep events for {self.archive_days} days.",
                where="archive_days",
                fix=f"Use 1 to {LONGEST_ARCHIVE} days, 0 for ever, or none.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseQuotas(DomainIntent):
    """Say which AWS Region the domain is deployed to, and which quotas have been raised there."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "QuotasChosen"
    region: str | Unset = UNSET
    raised: tuple[Raised, ...] | Unset = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.region, Unset) and not is_region(self.region):
            raise Invalid(f"“{self.region}” is no AWS Region.", where="region", fix="Write it as in “eu-west-1”.")
        for each in () if isinstance(self.raised, Unset) else self.raised:
            if each.value < 1:
                raise Invalid(f"“{each.name}” cannot be {each.value}.", where="raised", fix="Use a number from 1.")


def _require_entitled(entitled: tuple[str, ...]) -> None:
    for each in entitled:
        if not _ENTITLED.fullmatch(each):
            problem = f"“{each}” is neither an AWS account nor an organisation."
            raise Invalid(problem, where="open_to", fix="Use twelve digits, or an id such as o-abc1234567.")


def _require_partner_source(source: str) -> None:
    if source and not _FOREIGN_SOURCE.fullmatch(source):
        raise Invalid(
            f"“{source}” is no event source of a partner or of AWS.",
            fix="Begin it with “aws.partner/”, name a service as in “aws.s3”, or leave it empty.",
        )
    if len(source) > 256:
        raise Invalid(
            "The partner event source has more than 256 characters.", fix="Use the source that the partner gave you."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreVersion(DomainIntent):
    """Bring the model and its boards back to what they were at a version, as one change that can be undone.

    Boards, releases and people made since stay.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "VersionRestored"
    version: int

    def __post_init__(self) -> None:
        if self.version < 1:
            raise Invalid(f"There is no version {self.version}.", where="version", fix="Versions count from 1.")
