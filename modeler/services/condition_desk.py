"""What the editor of a condition shows while somebody types."""

from uuid import UUID

from modeler.core.conditions.examine import Examination, examine
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.sample_event import sample_of
from modeler.models import Domain
from modeler.services.catalogue import schema_of_event
from modeler.services.compilation import compilation_of
from modeler.services.trials import publication_of


def examine_condition(domain: Domain, event_id: UUID, text: str) -> Examination:
    """Return what there is to say about a condition on an event's subscription. Raises: NotFound."""
    schema = schema_of_event(domain, event_id)
    publication = publication_of(compilation_of(domain).definitions, ElementId(event_id))
    if publication is None:
        raise NotFound("There is no such event.", fix="Look at the catalogue of events.")
    wrapping: JsonObject = {"source": [publication.source], "detail-type": [publication.detail_type]}
    return examine(text, schema, wrapping, sample_of(schema))
