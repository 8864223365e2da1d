"""An EventCatalog folder: the domain, a service for each context, its channels and its events with their schemas.

Source: EventCatalog's folder layout and front matter, version 3.
"""

from collections import defaultdict
from collections.abc import Iterable

import yaml

from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.sns import Topic
from modeler.core.exporters.asyncapi import channels_of
from modeler.core.exporters.events import SpokenEvent, portable_schema, spoken_events
from modeler.core.exporters.file import ExportFile, FastDumper, json_file
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import one_line, slugs
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.contexts import Context

_VERSION = "1.0.0"


def eventcatalog_files(material: Material) -> tuple[ExportFile, ...]:
    """Return the files of the folder; each page links the schema that lies beside it."""
    events = spoken_events(material)
    names = {
        ContextId(key): name
        for key, name in slugs({context.id: context.name for context in material.model.contexts}).items()
    }
    files = [_domain(names, material)]
    sent, heard = _traffic(events)
    for context in material.model.contexts:
        files.append(_service(context, names[context.id], (sent[context.id], heard[context.id]), material))
    for channel in sorted({channel for event in events for channel in channels_of(event)}):
        files.append(_channel(channel, material))
    for event in events:
        files += _event(event, material)
    return tuple(sorted(files, key=lambda file: file.name))


def _traffic(
    events: Iterable[SpokenEvent],
) -> tuple[defaultdict[ContextId | None, list[SpokenEvent]], defaultdict[ContextId | None, list[SpokenEvent]]]:
    sent: defaultdict[ContextId | None, list[SpokenEvent]] = defaultdict(list)
    heard: defaultdict[ContextId | None, list[SpokenEvent]] = defaultdict(list)
    for event in events:
        sent[event.publication.context_id].append(event)
        for context_id in dict.fromkeys(route.context_id for route in event.routes):
            heard[context_id].append(event)
    return sent, heard


def _domain(names: dict[ContextId, str], material: Material) -> ExportFile:
    domain = material.definitions.domain
    services: list[Json] = [{"id": name, "version": _VERSION} for name in sorted(names.values())]
    front: JsonObject = {"id": domain.slug, "name": domain.name, "version": _VERSION, "services": services}
    return _page(f"domains/{domain.slug}/index.mdx", front, f"model {domain.id}", "The domain and its services.")


def _service(
    context: Context, name: str, traffic: tuple[list[SpokenEvent], list[SpokenEvent]], material: Material
) -> ExportFile:
    sent, heard = traffic
    front: dict[str, Json] = {"id": name, "name": one_line(context.name) or name, "version": _VERSION}
    if context.purpose:
        front["summary"] = context.purpose
    front |= {"sends": _pointers(sent), "receives": _pointers(heard)}
    return _page(f"services/{name}/index.mdx", front, f"model {context.id}", "<NodeGraph />")


def _channel(channel: LogicalId, material: Material) -> ExportFile:
    resource = material.definitions.resource(channel)
    is_topic = isinstance(resource, Topic)
    front: JsonObject = {
        "id": channel,
        "name": resource.name,
        "version": _VERSION,
        "address": resource.name,
        "protocols": ["sns" if is_topic else "eventbridge"],
    }
    return _page(f"channels/{channel}/index.mdx", front, "", "A topic of Amazon SNS." if is_topic else "An event bus.")


def _event(event: SpokenEvent, material: Material) -> list[ExportFile]:
    front: dict[str, Json] = {"id": event.key, "name": event.title, "version": event.version}
    if event.description:
        front["summary"] = event.description
    channels: list[Json] = [{"id": channel, "version": _VERSION} for channel in channels_of(event)]
    if channels:
        front["channels"] = channels
    front["schemaPath"] = "schema.json"
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **portable_schema(event)}
    return [
        _page(f"events/{event.key}/index.mdx", front, f"model {event.publication.event_id}", _told(event, material)),
        json_file(f"events/{event.key}/schema.json", schema),
    ]


def _told(event: SpokenEvent, material: Material) -> str:
    lines = ["<NodeGraph />", "", "<SchemaViewer file=\"schema.json\" />"]
    conditions = [route for route in event.routes if route.condition]
    if conditions:
        lines += ["", "## Who hears it only on a condition", ""]
    for route in conditions:
        policy = one_line(material.model.element(route.policy_id).name)
        lines.append(f"- {_plain(policy)}: {_plain(one_line(route.condition))}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Return text that MDX takes for nothing but text."""
    marked = "\\`*_{}[]<>#|&~"
    return "".join(f"&#{ord(sign)};" if sign in marked else sign for sign in text)


def _pointers(events: Iterable[SpokenEvent]) -> list[Json]:
    return [{"id": event.key, "version": event.version} for event in events]


def _page(name: str, front: JsonObject, comment: str, body: str) -> ExportFile:
    text: str = yaml.dump(dict(front), Dumper=FastDumper, sort_keys=False, allow_unicode=True, width=120)
    head = f"# {comment}\n" if comment else ""
    return ExportFile(name, "text/markdown", f"---\n{head}{text}---\n\n{body}\n")
