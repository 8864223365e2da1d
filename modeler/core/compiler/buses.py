"""Buses: one for the domain or one for each context, partners' buses, who may publish there, and archives."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from modeler.core.compiler.names import kebab, physical_name
from modeler.core.compiler.open_hosts import accounts_of, is_open_host, organisations_of
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.eventbridge import DEFAULT_BUS, Archive, Bus, BusPolicy, OpenHost
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Resource, logical_id, logical_id_of_pair
from modeler.core.kernel.findings import Reference
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.snapshot import DomainProfile, reference_to


def compile_bus(
    channel: LogicalId, plans: list[Plan], owner: Context | None, *, domain: DomainProfile
) -> tuple[Resource, ...]:
    """Return a bus with its policies and its archive; `plans` are those whose events are published to it.

    `owner` is the context that it belongs to, or None for the one bus of the domain.
    """
    foreign = plans[0].producer if plans and plans[0].producer and plans[0].producer.partner_source else None
    if foreign is not None:
        return (_found_bus(channel, foreign, domain),)
    cause: UUID = owner.id if owner else domain.id
    parts = (domain.slug, kebab(owner.name)) if owner else (domain.slug,)
    name = physical_name(parts, compile_limit("events.bus_name"), cause)
    whole = Reference("domain", domain.id, domain.name)
    bus = Bus(
        id=channel,
        name=f"{name}-bus" if name == DEFAULT_BUS else name,
        context_id=owner.id if owner else None,
        provenance=(reference_to("context", owner),) if owner else (whole,),
    )
    return (bus, *_policies(bus, cause, plans), *_archives(bus, cause, domain))


def _found_bus(channel: LogicalId, foreign: Context, domain: DomainProfile) -> Bus:
    if not foreign.partner_source.startswith("aws.partner/"):
        # All services of AWS share the account's default bus; the domain caused the look at it.
        return Bus(id=channel, name=DEFAULT_BUS, provenance=(Reference("domain", domain.id, domain.name),))
    return Bus(
        id=channel,
        name=foreign.partner_source,
        context_id=foreign.id,
        provenance=(reference_to("context", foreign),),
        partner_source=foreign.partner_source,
    )


def _archives(bus: Bus, cause: UUID, domain: DomainProfile) -> Iterator[Archive]:
    if domain.archive_days is not None:
        yield Archive(
            id=logical_id("Archive", cause),
            name=physical_name((bus.name,), compile_limit("events.archive_name"), cause),
            context_id=bus.context_id,
            provenance=bus.provenance,
            bus=bus.id,
            days=domain.archive_days,
        )


def _policies(bus: Bus, bus_cause: UUID, plans: list[Plan]) -> Iterator[Resource]:
    by_publisher: dict[str, list[Plan]] = {}
    for plan in plans:
        by_publisher.setdefault(str(plan.producer.id) if plan.producer else "", []).append(plan)
    for key in sorted(by_publisher):
        own = by_publisher[key]
        yield _bus_policy(bus, bus_cause, own[0])
        publisher = own[0].producer
        if publisher is not None and is_open_host(own, publisher):
            yield from _open_hosts(bus, bus_cause, publisher, source=own[0].source)


def _bus_policy(bus: Bus, bus_cause: UUID, plan: Plan) -> BusPolicy:
    publisher = plan.producer
    cause = publisher.id if publisher else bus_cause
    return BusPolicy(
        id=logical_id_of_pair("BusPolicy", bus_cause, cause),
        name=_statement_id(publisher.name if publisher else bus.name, "publishes", bus_cause),
        context_id=publisher.id if publisher else None,
        provenance=(reference_to("context", publisher),) if publisher else bus.provenance,
        bus=bus.id,
        sources=(plan.source,),
    )


def _open_hosts(bus: Bus, bus_cause: UUID, publisher: Context, *, source: str) -> Iterable[OpenHost]:
    """Return a statement for the accounts, and one for each organisation; for the account itself where none is named.

    A statement has one principal, and an organisation is a condition on everybody.
    """
    accounts, organisations = accounts_of(publisher), organisations_of(publisher)
    entitled = [(accounts, "")] if accounts or not organisations else []
    entitled += [((), organisation) for organisation in organisations]
    for its_accounts, organisation in entitled:
        kind = f"OpenHost{organisation.replace('-', '')}"
        yield OpenHost(
            id=logical_id_of_pair(kind, bus_cause, publisher.id),
            name=_statement_id(publisher.name, organisation or "is-open", bus_cause),
            context_id=publisher.id,
            provenance=(reference_to("context", publisher),),
            bus=bus.id,
            sources=(source,),
            accounts=its_accounts,
            organisation=organisation,
        )


def _statement_id(name: str, what: str, bus_cause: UUID) -> str:
    # The statement's id is its physical id in the whole account: the bus's digits keep two buses apart.
    told = f"{kebab(name)}-{what}-{bus_cause.hex[:6]}"
    return physical_name((told,), compile_limit("events.statement_id"), bus_cause)
