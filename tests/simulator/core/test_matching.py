"""What subscriptions look at: attributes as publishers set them, and reasons that are worked out once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.definitions.resource import EndpointKind, LogicalId
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.patterns import FilterPolicy
from simulator.core.delivery.matching import attributes, fields_read, unwanted_by_policy
from simulator.core.engine.message import Message
from tests.builders.definitions import some_definitions, subscription_id

POLICY = {"total": [{"numeric": [">=", 500]}, 1], "vip": [True], "tag": ["a", {"exists": False}]}
TOPIC = Topic(id=LogicalId("Topic"), attributes=("eventType", "total", "country"), numbers=("total",))
PUBLICATION = some_definitions(EndpointKind.LAMBDA).behaviour.publications[0]
values = st.one_of(st.none(), st.booleans(), st.integers(0, 2), st.floats(0, 999), st.sampled_from(["a", "1", ""]))
payloads = st.dictionaries(st.sampled_from(["total", "vip", "tag", "other"]), st.one_of(values, st.lists(values)))


def _subscription() -> TopicSubscription:
    return TopicSubscription(
        id=LogicalId("S"),
        subscription_id=subscription_id(0),
        topic=LogicalId("Topic"),
        endpoint=LogicalId("F"),
        endpoint_kind=EndpointKind.LAMBDA,
        filter_policy=POLICY,
        scope=FilterScope.BODY,
    )


def _message(payload: dict[str, object]) -> Message:
    return Message(1, "OrderPlaced", payload, correlation="", cause=-1, born=0)


@settings(deadline=None)
@given(st.lists(payloads, min_size=1, max_size=20))
def test_what_is_remembered_is_what_would_be_worked_out(found):
    remembering = unwanted_by_policy(_subscription(), TOPIC, PUBLICATION)
    policy = FilterPolicy.parse(POLICY, "MessageBody")

    for payload in [*found, *found]:
        reason = remembering(_message(payload))

        assert (reason == "") == policy.matches(payload)
        assert reason == ("" if policy.matches(payload) else policy.explain(payload).sentence)


@pytest.mark.parametrize(
    ("pattern", "fields"),
    [
        ({"total": [1]}, {"total"}),
        ({"a.b": [1]}, {"a", "a.b"}),
        ({"$or": [{"x": [1]}, {"y": {"z": [1]}}]}, {"x", "y", "$or"}),
        (None, set()),
    ],
)
def test_the_fields_that_a_pattern_depends_on_are_found(pattern, fields):
    assert fields_read(pattern) == fields


def test_a_publisher_sets_the_attributes_of_the_topic_with_their_types():
    found = attributes({"total": 40, "country": "DE", "secret": 1}, TOPIC, PUBLICATION)

    assert found == {
        "eventType": {"DataType": "String", "StringValue": "OrderPlaced"},
        "total": {"DataType": "Number", "StringValue": "40"},
        "country": {"DataType": "String", "StringValue": "DE"},
    }
