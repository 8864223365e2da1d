"""How events are laid out: the domain's choice, a context's own, a subscription's order, archives and quotas."""

from uuid import uuid4

import pytest

from modeler.core.intents.events import AddSubscription, ChangeSubscription
from modeler.core.intents.model import AddContext, AddElement, ChangeContext, ChooseQuotas, ChooseTopology
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import ElementKind, TopologyChoice
from modeler.core.snapshot.quotas import Quotas, Raised
from modeler.models import Change, Context, Subscription
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_context(a: ADomain):
    context_id = uuid4()
    a.do(AddContext, context_id=context_id, name="Sales")
    return context_id


def stored(a: ADomain):
    a.domain.refresh_from_db()
    return snapshot_of(a.domain)


def test_a_context_lays_its_events_out_otherwise_and_back():
    a = a_domain()
    context_id = a_context(a)

    a.do(ChangeContext, context_id=context_id, topology=TopologyChoice.TOPIC_PER_EVENT)
    chosen = stored(a).contexts[0].topology
    a.do(ChangeContext, context_id=context_id, topology=None)

    assert (chosen, stored(a).contexts[0].topology) == (TopologyChoice.TOPIC_PER_EVENT, None)


def test_an_open_host_names_accounts_and_organisations():
    a = a_domain()
    context_id = a_context(a)

    a.do(ChangeContext, context_id=context_id, open_to=("123456789012", "o-abc1234567"))

    assert stored(a).contexts[0].open_to == ("123456789012", "o-abc1234567")


@pytest.mark.parametrize("entitled", ["12345", "o-1", "everybody"])
def test_nobody_else_can_be_entitled(entitled):
    a = a_domain()
    context_id = a_context(a)
    changes = Change.objects.count()

    with pytest.raises(Invalid, match="neither an AWS account nor an organisation"):
        a.do(ChangeContext, context_id=context_id, open_to=(entitled,))

    assert Context.objects.get(pk=context_id).open_to == []
    assert Change.objects.count() == changes


@pytest.mark.parametrize("source", ["aws.partner/example.com/1", "aws.s3", ""])
def test_events_come_from_partners_and_from_services_of_aws(source):
    a = a_domain()
    context_id = a_context(a)

    a.do(ChangeContext, context_id=context_id, partner_source=source)

    assert stored(a).contexts[0].partner_source == source


def test_a_subscription_asks_for_the_order():
    a = a_domain()
    event_id, policy_id, subscription_id = uuid4(), uuid4(), uuid4()
    a.do(AddElement, element_id=event_id, kind=ElementKind.EVENT, name="Order placed")
    a.do(AddElement, element_id=policy_id, kind=ElementKind.POLICY, name="Send invoice")
    a.do(AddSubscription, subscription_id=subscription_id, event_id=event_id, policy_id=policy_id)

    a.do(ChangeSubscription, subscription_id=subscription_id, is_ordered=True)

    assert Subscription.objects.get(pk=subscription_id).is_ordered is True
    assert stored(a).subscriptions[0].is_ordered is True


def test_an_archive_stays_where_the_intent_leaves_it_out():
    a = a_domain()

    a.do(ChooseTopology, topology=TopologyChoice.BUS_PER_DOMAIN, archive_days=30)
    a.do(ChooseTopology, topology=TopologyChoice.BUS_PER_CONTEXT)

    domain = stored(a).domain
    assert (domain.topology, domain.archive_days) == (TopologyChoice.BUS_PER_CONTEXT, 30)


def test_an_archive_keeps_no_negative_days():
    a = a_domain()

    with pytest.raises(Invalid, match="cannot keep events for -1 days"):
        a.do(ChooseTopology, topology=TopologyChoice.TOPIC_PER_EVENT, archive_days=-1)

    assert stored(a).domain.topology is TopologyChoice.BUS_PER_DOMAIN


def test_quotas_are_chosen_by_region_and_by_what_was_raised():
    a = a_domain()

    a.do(ChooseQuotas, region="eu-south-1", raised=(Raised("events.rules_per_bus", 2_000),))
    a.do(ChooseQuotas, region="us-east-1")

    assert stored(a).domain.quotas == Quotas("us-east-1", (Raised("events.rules_per_bus", 2_000),))


@pytest.mark.parametrize(
    ("region", "raised", "problem"),
    [
        ("Europe", (), "is no AWS Region"),
        ("eu-west-1", (Raised("events.wildcard_rules_per_bus", 60),), "is no quota that AWS raises"),
        ("eu-west-1", (Raised("events.rules_per_bus", 0),), "cannot be 0"),
    ],
)
def test_what_aws_does_not_raise_is_refused(region, raised, problem):
    a = a_domain()

    with pytest.raises(Invalid, match=problem):
        a.do(ChooseQuotas, region=region, raised=raised)

    assert stored(a).domain.quotas == Quotas()
