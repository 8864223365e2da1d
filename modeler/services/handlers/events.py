"""Decides what people ask of domain events: schemas, subscriptions, releases."""

from uuid import uuid5

from django.db.models import Q

from modeler.core.intents.events import (
    AddSubscription,
    ChangeEventSchema,
    ChangeSubscription,
    RemoveSubscription,
)
from modeler.core.intents.intent import Unset
from modeler.core.intents.wire import intent_to_json
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Connector, Domain, Element, Event, Flow, Subscription
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.elements import REACTING_KINDS
from modeler.services.handlers.removal import remove_connectors, remove_flows, remove_subscriptions
from modeler.services.handlers.rows import row_of

SETTINGS = (
    "condition",
    "transport",
    "target_kind",
    "target_name",
    "on_success",
    "on_failure",
    "retry_attempts",
    "retry_age_seconds",
    "is_ordered",
    "versions",
    "reads",
)


def change_event_schema(draft: Draft, caller: Caller, domain: Domain, intent: ChangeEventSchema) -> None:
    """Replace the event's draft schema."""
    draft.update(row_of(Event, domain, intent.event_id), schema=dict(intent.schema))


def add_subscription(draft: Draft, caller: Caller, domain: Domain, intent: AddSubscription) -> None:
    """Create the subscription, and the flow that draws it where there is none."""
    event, policy = row_of(Element, domain, intent.event_id), row_of(Element, domain, intent.policy_id)
    _require_reaction(event, policy)
    if Subscription.objects.filter(event=event, policy=policy).exists():
        raise Conflict(
            f"“{policy.name}” reacts to “{event.name}” already.",
            where=f"element {policy.pk}",
            fix="Change the subscription that is there.",
        )
    if not Flow.objects.filter(source=event, target=policy).exists():
        flow_id = uuid5(intent.subscription_id, "flow")
        draft.create(Flow, id=flow_id, domain_id=domain.pk, source_id=event.pk, target_id=policy.pk)
    draft.create(
        Subscription,
        id=intent.subscription_id,
        domain_id=domain.pk,
        event_id=event.pk,
        policy_id=policy.pk,
        **_settings(intent),
    )


def change_subscription(draft: Draft, caller: Caller, domain: Domain, intent: ChangeSubscription) -> None:
    """Change the settings that the intent names."""
    draft.update(row_of(Subscription, domain, intent.subscription_id), **_settings(intent))


def remove_subscription(draft: Draft, caller: Caller, domain: Domain, intent: RemoveSubscription) -> None:
    """Remove the subscription with the arrow that draws it."""
    subscription = row_of(Subscription, domain, intent.subscription_id)
    flows = Flow.objects.filter(source_id=subscription.event_id, target_id=subscription.policy_id)
    remove_connectors(draft, list(Connector.objects.filter(flow__in=flows)))
    remove_flows(draft, list(flows.values_list("pk", flat=True)))
    remove_subscriptions(draft, Q(pk=subscription.pk))


def _settings(intent: AddSubscription | ChangeSubscription) -> Values:
    body = intent_to_json(intent)
    return {column: body[column] for column in SETTINGS if not isinstance(getattr(intent, column), Unset)}


def _require_reaction(event: Element, policy: Element) -> None:
    if event.kind != ElementKind.EVENT.value:
        raise Invalid(f"“{event.name}” is no event.", where="event_id", fix="Choose an event to react to.")
    if policy.kind not in REACTING_KINDS:
        raise Invalid(
            f"“{policy.name}” cannot react.", where="policy_id", fix="Choose a policy or a read model to react with."
        )
