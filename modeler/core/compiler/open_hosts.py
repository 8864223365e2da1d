"""Open/Host Services: contexts to whose events others may subscribe by themselves."""

from collections.abc import Iterable

from modeler.core.compiler.plans import Plan
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import UpstreamRole


def is_open_host(plans: Iterable[Plan], producer: Context) -> bool:
    """Return whether the producer plays the role towards anybody who hears it here."""
    return any(
        edge.upstream_id == producer.id and UpstreamRole.OPEN_HOST_SERVICE in edge.upstream_roles
        for plan in plans
        if plan.producer == producer
        for edge in plan.relationships
    )


def accounts_of(context: Context | None) -> tuple[str, ...]:
    """Return the accounts that a context is open to, sorted."""
    return tuple(sorted(each for each in (context.open_to if context else ()) if each.isdigit()))


def organisations_of(context: Context | None) -> tuple[str, ...]:
    """Return the organisations that a context is open to, sorted."""
    return tuple(sorted(each for each in (context.open_to if context else ()) if not each.isdigit()))
