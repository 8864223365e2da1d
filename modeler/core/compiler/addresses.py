"""Targets that are named by an address: buses elsewhere by their ARN, web addresses by their URL."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from modeler.core.compiler.notes import error
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.resource import EndpointKind
from modeler.core.kernel.findings import Finding

_BUS_ARN = re.compile(r"arn:aws[a-z-]*:events:[a-z0-9-]+:\d{12}:event-bus/[.\-_A-Za-z0-9/]{1,256}")
# A name that never resolves: what is deployed in spite of the finding calls nobody.
NO_ADDRESS = "https://address.invalid/"
# Kinds whose target name is an address and not a name that people read.
ADDRESSED = frozenset([EndpointKind.API_DESTINATION])


def bus_arn(plans: Iterable[Plan]) -> str:
    """Return the ARN of the bus elsewhere that the plans deliver to, or nothing for a bus of one's own."""
    named = (plan.subscription.target_name.strip() for plan in plans)
    return next((name for name in named if name.startswith("arn:")), "")


def web_address(plans: Iterable[Plan]) -> str:
    """Return the URL that the plans deliver to, or nothing where none is named that EventBridge would call."""
    named = (plan.subscription.target_name.strip() for plan in plans)
    return next((name for name in named if _is_web_address(name)), "")


def check_address(plan: Plan) -> tuple[Finding, ...]:
    """Return what is wrong with the address that a subscription delivers to. DEF515."""
    name, where = plan.subscription.target_name.strip(), (plan.reference,)
    if plan.kind is EndpointKind.API_DESTINATION and not _is_web_address(name):
        problem = f"“{name}” is no address that events can be posted to." if name else "The web address is missing."
        fix = "Write it whole, beginning with “https://”, as the target's name."
        return (error("DEF515", where, problem, fix=fix),)
    if plan.kind is EndpointKind.BUS and name.startswith("arn:") and not _BUS_ARN.fullmatch(name):
        problem = f"“{name}” is not the ARN of an event bus."
        fix = "Write it as in “arn:aws:events:eu-west-1:123456789012:event-bus/orders”."
        return (error("DEF515", where, problem, fix=fix),)
    return ()


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and len(text) <= 2_048 and " " not in text
