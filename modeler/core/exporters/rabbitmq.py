"""RabbitMQ definitions: a topic exchange for each topic and bus, a queue for each target, a binding for each route.

RabbitMQ routes by a key and looks into no message: a condition stands in the binding's arguments, for the consumer.
"""

from collections.abc import Mapping
from types import MappingProxyType

from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost, Rule
from modeler.core.definitions.lambdas import Function, InvokeConfig, Permission
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.roles import Role
from modeler.core.definitions.routes import Route
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup, LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.words import identifier
from modeler.core.kernel.canonical import Json
from modeler.core.kernel.ids import ElementId

SAID = (Topic, Bus, Queue, Function, Stream, StateMachine, LogGroup, ApiDestination, Route)
# Kind → why it has no words here.
LEFT_OUT: Mapping[type[Resource], str] = MappingProxyType(
    {
        Schema: "RabbitMQ keeps no schemas",
        TopicPolicy: "users and permissions are the broker's own affair",
        BusPolicy: "users and permissions are the broker's own affair",
        QueuePolicy: "users and permissions are the broker's own affair",
        OpenHost: "users and permissions are the broker's own affair",
        LogPolicy: "users and permissions are the broker's own affair",
        Role: "users and permissions are the broker's own affair",
        Archive: "RabbitMQ keeps nothing that was consumed",
        Connection: "a consumer of the queue calls the address, with a key of its own",
        Permission: "a function is a consumer of its queue",
        InvokeConfig: "a function is a consumer of its queue",
        TopicSubscription: "its route is a binding",
        Rule: "its route is a binding, from where the event is published",
    }
)
VHOST = "/"
_LONGEST_KEY = 255


def rabbitmq_files(definitions: Definitions) -> tuple[ExportFile, ...]:
    """Return DOMAIN.rabbitmq.json, to be imported by `rabbitmqctl import_definitions`."""
    return (json_file(f"{definitions.domain.slug}.rabbitmq.json", rabbitmq_document(definitions)),)


def rabbitmq_document(definitions: Definitions) -> dict[str, Json]:
    """Return exchanges, queues and bindings, in the order of the definitions."""
    keys = routing_keys(definitions)
    channels = [each for each in definitions.resources if isinstance(each, Topic | Bus)]
    return {
        "exchanges": [_exchange(each) for each in channels],
        "queues": _queues(definitions),
        "bindings": [_binding(route, keys[route.event_id], definitions) for route in definitions.routes],
    }


def routing_keys(definitions: Definitions) -> dict[ElementId, str]:
    """Return the key that each event is published with: "commerce.ordering.OrderPlaced"."""
    return {
        each.event_id: f"{identifier_path(each.source)}.{identifier(each.detail_type)}"[:_LONGEST_KEY]
        for each in definitions.behaviour.publications
    }


def identifier_path(source: str) -> str:
    """Return a source as words of a routing key: a slash parts them as a dot does."""
    return ".".join(identifier(part) for part in source.replace("/", ".").split("."))


def _exchange(channel: Resource) -> Json:
    return {
        "name": channel.name,
        "vhost": VHOST,
        "type": "topic",
        "durable": True,
        "auto_delete": False,
        "internal": False,
        "arguments": {},
    }


def _queues(definitions: Definitions) -> list[Json]:
    """Return a queue for each queue, and one that stands in for each other target, with where its rejects go.

    A topic or bus that is a target is an exchange already.
    """
    rejects: dict[LogicalId, LogicalId] = {}
    for route in definitions.routes:
        rejects.setdefault(route.target, route.dead_letters)
    found: dict[str, Json] = {}
    for each in definitions.resources:
        if isinstance(each, Queue) or (each.id in rejects and not isinstance(each, Topic | Bus)):
            dead_letters = each.dead_letters if isinstance(each, Queue) else rejects[each.id]
            found.setdefault(queue_name(each.id, definitions), _queue(each.id, dead_letters, definitions))
    return list(found.values())


def queue_name(target: LogicalId, definitions: Definitions) -> str:
    """Return the name of the queue that is a target, or stands in for one of another kind."""
    resource = definitions.resource(target)
    return resource.name if isinstance(resource, Queue) else f"{resource.name}.{type(resource).__name__.lower()}"


def _queue(queue: LogicalId, dead_letters: LogicalId | None, definitions: Definitions) -> Json:
    arguments: dict[str, Json] = {}
    if dead_letters is not None:
        # The default exchange routes to the queue of that name.
        arguments = {
            "x-dead-letter-exchange": "",
            "x-dead-letter-routing-key": queue_name(dead_letters, definitions),
        }
    name = queue_name(queue, definitions)
    return {"name": name, "vhost": VHOST, "durable": True, "auto_delete": False, "arguments": arguments}


def _binding(route: Route, key: str, definitions: Definitions) -> Json:
    arguments: dict[str, Json] = {"subscription": str(route.subscription_id)}
    if route.condition:
        arguments["filtered-in-consumer"] = route.condition
    target = definitions.resource(route.target)
    is_exchange = isinstance(target, Topic | Bus)
    destination = target.name if is_exchange else queue_name(route.target, definitions)
    return {
        "source": definitions.resource(route.channel).name,
        "vhost": VHOST,
        "destination": destination,
        "destination_type": "exchange" if is_exchange else "queue",
        "routing_key": key,
        "arguments": arguments,
    }
