"""AsyncAPI 3.0: one document a context, with what it sends and what it receives."""

from collections import defaultdict
from collections.abc import Iterable

from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import Topic
from modeler.core.exporters.events import SpokenEvent, portable_schema, spoken_events
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import identifier, slugs
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.contexts import Context

Hearing = tuple[SpokenEvent, Route]


def asyncapi_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN-CONTEXT.asyncapi.json for each context that sends or receives something."""
    names = slugs({context.id: context.name for context in material.model.contexts})
    stem = material.definitions.domain.slug
    documents = asyncapi_documents(material)
    return tuple(
        json_file(f"{stem}-{names[key]}.asyncapi.json", documents[key])
        for key in sorted(documents, key=lambda key: names[key])
    )


def asyncapi_documents(material: Material) -> dict[ContextId, JsonObject]:
    """Return the documents by context."""
    sent: defaultdict[ContextId, list[SpokenEvent]] = defaultdict(list)
    heard: defaultdict[ContextId, list[Hearing]] = defaultdict(list)
    for event in spoken_events(material):
        if event.publication.context_id is not None:
            sent[event.publication.context_id].append(event)
        for route in event.routes:
            if route.context_id is not None:
                heard[route.context_id].append((event, route))
    return {
        context.id: _document(context, sent[context.id], heard[context.id], material)
        for context in material.model.contexts
        if sent[context.id] or heard[context.id]
    }


def _document(
    context: Context, sent: list[SpokenEvent], heard: list[Hearing], material: Material
) -> dict[str, Json]:
    spoken = {event.publication.event_id: event for event in (*sent, *(event for event, _ in heard))}
    events = sorted(spoken.values(), key=lambda event: event.key)
    info: dict[str, Json] = {"title": context.name, "version": "1.0.0"}
    if context.purpose:
        info["description"] = context.purpose
    return {
        "asyncapi": "3.0.0",
        "info": info,
        "defaultContentType": "application/json",
        "channels": _channels(events, material),
        "operations": _operations(sent, heard, material),
        "components": {"messages": {event.key: _message(event, material) for event in events}},
        "x-event-model-id": str(context.id),
    }


def _channels(events: Iterable[SpokenEvent], material: Material) -> dict[str, Json]:
    carried: defaultdict[LogicalId, dict[str, Json]] = defaultdict(dict)
    for event in events:
        for channel in channels_of(event):
            carried[channel][event.key] = {"$ref": f"#/components/messages/{event.key}"}
    return {channel: _channel(channel, carried[channel], material) for channel in sorted(carried)}


def channels_of(event: SpokenEvent) -> list[LogicalId]:
    """Return the topics and buses that an event travels on; where nobody listens it has none yet."""
    said = event.publication
    found = {*(channel for channel in (said.topic, said.bus) if channel), *(route.channel for route in event.routes)}
    return sorted(found)


def _channel(channel: LogicalId, messages: dict[str, Json], material: Material) -> JsonObject:
    resource = material.definitions.resource(channel)
    transport = "Amazon SNS topic" if isinstance(resource, Topic) else "Amazon EventBridge bus"
    return {
        "address": resource.name,
        "description": transport,
        "messages": messages,
        "x-event-model-id": [str(cause.id) for cause in resource.provenance],
    }


def _operations(sent: list[SpokenEvent], heard: list[Hearing], material: Material) -> dict[str, Json]:
    operations: dict[str, Json] = {}
    for event in sent:
        for channel in channels_of(event):
            operations[f"send-{event.key}-to-{channel}"] = {"action": "send", **_place(event, channel)}
    for event, route in heard:
        name = identifier(material.model.element(route.policy_id).name)
        said: dict[str, Json] = {"x-target": route.target_kind.value, "x-event-model-id": str(route.subscription_id)}
        if route.condition:
            said["x-condition"] = route.condition
        if route.residual:
            said["x-filtered-in-consumer"] = route.residual
        operations[f"receive-{event.key}-{route.subscription_id.hex[:8]}"] = {
            "action": "receive",
            "title": f"{name} on {event.title}",
            **_place(event, route.channel),
            **said,
        }
    return {name: operations[name] for name in sorted(operations)}


def _place(event: SpokenEvent, channel: LogicalId) -> dict[str, Json]:
    return {
        "channel": {"$ref": f"#/channels/{channel}"},
        "messages": [{"$ref": f"#/channels/{channel}/messages/{event.key}"}],
    }


def _message(event: SpokenEvent, material: Material) -> JsonObject:
    message: dict[str, Json] = {"name": event.key, "title": event.title, "contentType": "application/json"}
    if event.description:
        message["description"] = event.description
    headers = _headers(event, material)
    if headers:
        message["headers"] = headers
    if event.publication.is_enveloped:
        message["correlationId"] = {"location": "$message.payload#/metadata/correlationId"}
    message["payload"] = portable_schema(event)
    message["x-event-model-id"] = str(ElementId(event.publication.event_id))
    return message


def _headers(event: SpokenEvent, material: Material) -> JsonObject:
    """Return the message attributes that every publisher must set, where a topic carries the event."""
    said = event.publication
    topic = material.definitions.resource(said.topic) if said.topic else None
    if not isinstance(topic, Topic) or not topic.attributes:
        return {}
    types = {name: {"type": "number" if name in topic.numbers else "string"} for name in topic.attributes}
    return {"type": "object", "properties": types, "required": list(topic.attributes)}
