"""Events as contracts speak of them: under one name each, with their whole schema and who hears them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.conditions.fields import METADATA
from modeler.core.definitions.behaviour import Publication
from modeler.core.definitions.routes import Route
from modeler.core.definitions.schemas import Schema
from modeler.core.exporters.inlined import inlined
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import identifier
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.ids import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenEvent:
    """An event under the name that contracts know it by: `key` is unique in the domain, in letters, digits, - and _."""

    key: str
    publication: Publication
    context: str
    version: str
    description: str
    routes: tuple[Route, ...]

    @property
    def urn(self) -> str:
        """Return what identifies the schema: it survives every rename."""
        return f"urn:event:{self.publication.event_id}:v{self.publication.major}"

    @property
    def title(self) -> str:
        """Return the name on the wire."""
        return self.publication.detail_type


def spoken_events(material: Material) -> tuple[SpokenEvent, ...]:
    """Return every event of the model by its key."""
    publications = material.definitions.behaviour.publications
    keys = _keys(publications)
    routes: defaultdict[ElementId, list[Route]] = defaultdict(list)
    for route in material.definitions.routes:
        routes[route.event_id].append(route)
    versions = {schema.event_id: schema.version for schema in material.definitions.of_type(Schema)}
    events = (
        SpokenEvent(
            key=keys[each.event_id],
            publication=each,
            context=material.context_name(each.context_id),
            version=versions.get(each.event_id, f"{each.major}.0.0"),
            description=material.model.element(each.event_id).description,
            routes=tuple(routes[each.event_id]),
        )
        for each in publications
    )
    return tuple(sorted(events, key=lambda event: event.key))


def payload_schema(event: SpokenEvent) -> dict[str, Json]:
    """Return the schema of what travels as an event's detail: the envelope's metadata and the business fields."""
    fields = event.publication.schema
    return enveloped(fields) if event.publication.is_enveloped else {"type": "object", **fields}


def enveloped(fields: JsonObject) -> dict[str, Json]:
    """Return the schema of business fields with the envelope's metadata beside them."""
    properties, required = fields.get("properties"), fields.get("required")
    return {
        **fields,
        "type": "object",
        "properties": {"metadata": METADATA, **(properties if isinstance(properties, Mapping) else {})},
        "required": ["metadata", *(name for name in _texts(required) if name != "metadata")],
    }


def portable_schema(event: SpokenEvent) -> JsonObject:
    """Return the payload's schema without references, for documents in which "#" means another place."""
    return inlined(payload_schema(event))


def _texts(value: Json) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list | tuple) else []


def _keys(publications: tuple[Publication, ...]) -> dict[ElementId, str]:
    plain = {each.event_id: identifier(each.detail_type) for each in publications}
    often = Counter(name.lower() for name in plain.values())
    # Two contexts may both say OrderPlaced. The tail is of the id, so that neither name depends on the other's.
    return {
        event_id: name if often[name.lower()] == 1 else f"{name}-{event_id.hex[:6]}" for event_id, name in plain.items()
    }
