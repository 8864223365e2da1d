"""The schemas of events, envelope included."""

from dataclasses import dataclass

from modeler.core.definitions.resource import Resource
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import ContextId, ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema(Resource):
    """What an event carries. `fields` is the JSON Schema of the business fields, without the envelope's metadata.

    `name` is "source@DetailType". `is_registered` says that the event crosses a relationship with a published
    language or lies in a shared kernel, so that its schema is published too. `maintainers` are the contexts that have
    to agree to a change: the publisher, and in a shared kernel the other side. What comes out of a Big Ball of Mud
    is not trusted.
    """

    event_id: ElementId
    source: str
    detail_type: str
    version: str
    fields: JsonObject
    is_registered: bool = False
    maintainers: tuple[ContextId, ...] = ()
    is_trusted: bool = True
