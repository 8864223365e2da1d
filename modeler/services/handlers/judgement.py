"""Decides how a domain weighs findings."""

from uuid import uuid5

from modeler.core.checks.run import ERRORS_IN_EXPORTS
from modeler.core.intents.judgement import WaiveFinding, WeighRule, WithdrawWaiver
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.kernel.rules import Rule
from modeler.models import Domain, RuleSeverity, Waiver
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.rows import row_of
from modeler.services.rulebook import ALL_RULES

USUAL = "usual"


def weigh_rule(draft: Draft, caller: Caller, domain: Domain, intent: WeighRule) -> None:
    """Store the domain's own severity, or forget it."""
    rule = _movable(intent.code)
    known = RuleSeverity.objects.filter(domain=domain, code=rule.code).first()
    if intent.severity == USUAL:
        if known is not None:
            draft.delete(known)
    elif known is not None:
        draft.update(known, severity=intent.severity)
    else:
        row_id = uuid5(domain.pk, f"severity {rule.code}")
        draft.create(RuleSeverity, id=row_id, domain_id=domain.pk, code=rule.code, severity=intent.severity)


def waive_finding(draft: Draft, caller: Caller, domain: Domain, intent: WaiveFinding) -> None:
    """Store the decision and its reason."""
    rule = _movable(intent.code)
    if Waiver.objects.filter(domain=domain, code=rule.code, place_id=intent.place_id).exists():
        raise Conflict("This is waived already.", where=rule.code, fix="Withdraw that waiver to give another reason.")
    draft.create(
        Waiver,
        id=intent.waiver_id,
        domain_id=domain.pk,
        code=rule.code,
        place_id=intent.place_id,
        reason=intent.reason.strip(),
        author_id=caller.user_id,
    )


def withdraw_waiver(draft: Draft, caller: Caller, domain: Domain, intent: WithdrawWaiver) -> None:
    """Forget the decision."""
    draft.delete(row_of(Waiver, domain, intent.waiver_id))


def _movable(code: str) -> Rule:
    rule = ALL_RULES.get(code)
    if rule is None:
        raise Invalid(f"“{code}” is no rule.", where="code", fix="Look at the page of findings.")
    if rule.is_fixed or rule.code in ERRORS_IN_EXPORTS:
        raise Invalid(
            f"{code} is an error, or becomes one before an export: what it finds cannot work.",
            where="code",
            fix="Mend what it finds instead.",
        )
    return rule
