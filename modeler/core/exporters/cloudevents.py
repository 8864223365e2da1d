"""CloudEvents 1.0: for each event the envelope that a broker outside AWS would see, around a sample.

Source: spec/definitions.md section 2, "CloudEvents option".
"""

from uuid import UUID, uuid5

from modeler.core.exporters.events import SpokenEvent, portable_schema, spoken_events
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import identifier, slug
from modeler.core.kernel.canonical import Json
from modeler.core.snapshot.sample_event import sample_of

_TIME = "2026-01-31T12:00:00Z"


def cloudevents_files(material: Material) -> tuple[ExportFile, ...]:
    """Return one structured-mode event in JSON for each event of the model."""
    return tuple(
        json_file(f"{event.key}.cloudevent.json", cloud_event(event, material)) for event in spoken_events(material)
    )


def cloud_event(event: SpokenEvent, material: Material) -> dict[str, Json]:
    """Return the event around a sample of its data; ids are made from the event's id, so they are always the same."""
    said, domain = event.publication, material.definitions.domain
    context = slug(event.context)
    return {
        "specversion": "1.0",
        "id": _id(said.event_id, "id"),
        "source": f"urn:{slug(domain.team_slug)}:{context}",
        "type": f"{domain.slug}.{context}.{identifier(said.detail_type)}.v{said.major}",
        "time": _TIME,
        "datacontenttype": "application/json",
        "dataschema": event.urn,
        "correlationid": _id(said.event_id, "correlation"),
        "causationid": _id(said.event_id, "causation"),
        "data": sample_of(portable_schema(event)),
    }


def _id(event_id: UUID, purpose: str) -> str:
    return str(uuid5(event_id, purpose))
