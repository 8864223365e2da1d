"""All that the checks and the compiler have to say about a domain's present model, and whom they tell what."""

from typing import Final

from modeler.core.kernel.findings import Finding
from modeler.core.kernel.roles import Role
from modeler.models import Domain
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.compilation import compilation_of

# About how the session goes, not about the model: for whoever leads it. Source: spec/event-storming.md section 2.
FOR_FACILITATORS: Final = frozenset({"ES112"})


def findings_of(domain: Domain) -> tuple[Finding, ...]:
    """Return every finding about a domain, errors first."""
    return compilation_of(domain).findings


def findings_for(caller: Caller, domain: Domain) -> tuple[Finding, ...]:
    """Return the findings about a domain that are meant for this caller, errors first."""
    return meant_for(caller, domain, findings_of(domain))


def meant_for(caller: Caller, domain: Domain, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return those of the findings that this caller is to be told."""
    role = role_in_domain(caller, domain) or Role.STRANGER
    return tuple(one for one in findings if role >= Role.FACILITATOR or one.code not in FOR_FACILITATORS)
