"""What people ask about findings: weigh a rule otherwise, live with a finding."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from modeler.core.intents.intent import DomainIntent, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import WaiverId
from modeler.core.kernel.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighRule(DomainIntent):
    """Say how much a rule matters here: hint, info, warning, error, or off; "usual" takes the decision back."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RuleWeighed"
    code: str
    severity: str

    def __post_init__(self) -> None:
        if self.severity not in ("hint", "info", "warning", "error", "off", "usual"):
            raise Invalid(
                f"“{self.severity}” is no severity.",
                where="severity",
                fix="Use hint, info, warning, error, off or usual.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiveFinding(DomainIntent):
    """Live with what a rule finds at a place, for a reason; `place_id` is the id of a row that the finding names."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "FindingWaived"
    waiver_id: WaiverId
    code: str
    place_id: UUID
    reason: str

    def __post_init__(self) -> None:
        require_text(self.reason, "reason")
        if not self.reason.strip():
            raise Invalid("A waiver needs its reason.", where="reason", fix="Say why this is right as it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawWaiver(DomainIntent):
    """Let the checks speak of it again."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "WaiverWithdrawn"
    waiver_id: WaiverId
