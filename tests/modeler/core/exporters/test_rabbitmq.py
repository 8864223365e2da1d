"""RabbitMQ: its own command imports the definitions, and every event reaches the queues of its routes."""

from collections import defaultdict

import amqp
import pytest

from modeler.core.definitions.topology import RESOURCE_TYPES
from modeler.core.exporters.rabbitmq import LEFT_OUT, SAID, queue_name, rabbitmq_document, rabbitmq_files, routing_keys
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, material_of
from tests.builders.rabbitmq import a_rabbitmq
from tests.builders.servers import Missing
from tests.conftest import absent


def test_a_real_rabbitmq_imports_the_definitions_and_routes_every_event():
    definitions = material_of(a_rich_model()).definitions
    expected = defaultdict(list)
    for route in definitions.routes:
        expected[queue_name(route.target, definitions)].append(str(route.event_id))

    try:
        with a_rabbitmq(rabbitmq_files(definitions)[0].text) as port:
            found = _published(definitions, port)
    except Missing as error:
        absent(error)

    assert found == {name: sorted(events) for name, events in expected.items()}


def _published(definitions, port: int) -> dict[str, list[str]]:
    """Publish every event to its channels; return the events that lie in each queue that got one."""
    keys, found = routing_keys(definitions), {}
    with amqp.Connection(f"127.0.0.1:{port}", userid="guest", password="guest") as connection:
        channel = connection.channel()
        for event_id, name in sorted({(route.event_id, route.channel) for route in definitions.routes}, key=str):
            exchange = definitions.resource(name).name
            channel.basic_publish(amqp.Message(str(event_id)), exchange=exchange, routing_key=keys[event_id])
        for queue in rabbitmq_document(definitions)["queues"]:
            messages = iter(lambda name=queue["name"]: channel.basic_get(name, no_ack=True), None)
            if bodies := sorted(message.body for message in messages):
                found[queue["name"]] = bodies
    return found


@pytest.mark.parametrize("model", [a_small_model(), a_rich_model(), a_model_of_every_target(), a_nasty_model()])
def test_every_binding_joins_an_exchange_and_a_queue_that_are_there(model):
    document = rabbitmq_document(material_of(model).definitions)
    exchanges, queues = ({each["name"] for each in document[kind]} for kind in ("exchanges", "queues"))

    assert {each["source"] for each in document["bindings"]} <= exchanges
    ends = {"queue": queues, "exchange": exchanges}
    assert all(each["destination"] in ends[each["destination_type"]] for each in document["bindings"])
    rejects = {each["arguments"].get("x-dead-letter-routing-key") for each in document["queues"]} - {None}
    assert rejects <= queues


def test_a_condition_is_never_dropped_in_silence():
    (binding,) = rabbitmq_document(material_of(a_small_model()).definitions)["bindings"]

    assert binding["arguments"]["filtered-in-consumer"] == 'total >= 500 and country starts with "D"'


def test_every_kind_of_resource_is_said_or_left_out_by_name():
    assert {*SAID, *LEFT_OUT} == set(RESOURCE_TYPES.values())
    assert set(SAID) & set(LEFT_OUT) == set()
