"""What there is to draw of a model: its context map, and the flow of its events."""

from uuid import UUID

from modeler.core.definitions.resource import logical_id
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.picture import Arrow, Box, BoxKind, Group, Picture
from modeler.core.exporters.words import one_line
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, UpstreamRole

_UP = {UpstreamRole.OPEN_HOST_SERVICE: "OHS", UpstreamRole.PUBLISHED_LANGUAGE: "PL"}
_DOWN = {DownstreamRole.ANTICORRUPTION_LAYER: "ACL", DownstreamRole.CONFORMIST: "CF"}


def pictures_of(material: Material) -> tuple[Picture, Picture]:
    """Return the picture of the context map and the picture of the flow."""
    return context_map_of(material), flow_of(material)


def context_map_of(material: Material) -> Picture:
    """Return the contexts and their relationships: an arrow leads from upstream to downstream."""
    model = material.model
    boxes = (Box(_id("Context", each.id), BoxKind.CONTEXT, _label(each.name)) for each in model.contexts)
    arrows = (
        Arrow(
            _id("Context", edge.upstream_id),
            _id("Context", edge.downstream_id),
            relationship_label(edge),
            edge.kind.is_symmetric,
        )
        for edge in model.relationships
    )
    return Picture(
        name="map",
        title=f"Context map of {_label(model.domain.name)}",
        boxes=tuple(boxes),
        arrows=tuple(sorted(arrows, key=_order)),
    )


def flow_of(material: Material) -> Picture:
    """Return the elements in their contexts, and the arrows of the model between them."""
    model = material.model
    inhabited = {element.context_id for element in model.elements}
    groups = (Group(_id("Context", each.id), _label(each.name)) for each in model.contexts if each.id in inhabited)
    boxes = (
        Box(
            _id("Element", each.id),
            BoxKind(each.kind.value),
            _label(each.name),
            _id("Context", each.context_id) if model.context(each.context_id) and each.context_id else "",
        )
        for each in model.elements
    )
    arrows = {Arrow(_id("Element", flow.source_id), _id("Element", flow.target_id)) for flow in model.flows}
    return Picture(
        name="flow",
        title=f"Flow of {_label(model.domain.name)}",
        groups=tuple(groups),
        boxes=tuple(boxes),
        arrows=tuple(sorted(arrows, key=_order)),
    )


def relationship_label(edge: Relationship) -> str:
    """Return the patterns of a relationship: "U, OHS, PL → D, ACL", "Partnership"."""
    match edge.kind:
        case RelationshipKind.PARTNERSHIP | RelationshipKind.SHARED_KERNEL | RelationshipKind.SEPARATE_WAYS:
            return edge.kind.value.replace("_", " ").capitalize()
        case RelationshipKind.CUSTOMER_SUPPLIER | RelationshipKind.UPSTREAM_DOWNSTREAM:
            is_customer = edge.kind is RelationshipKind.CUSTOMER_SUPPLIER
            up = ["U", *(["S"] if is_customer else []), *sorted(_UP[role] for role in edge.upstream_roles)]
            down = ["D", *(["C"] if is_customer else []), *sorted(_DOWN[role] for role in edge.downstream_roles)]
            return f"{', '.join(up)} → {', '.join(down)}"


def _id(kind: str, cause: UUID) -> str:
    return logical_id(kind, cause)


def _label(text: str) -> str:
    return one_line(text) or "unnamed"


def _order(arrow: Arrow) -> tuple[str, str, str]:
    return (arrow.source, arrow.target, arrow.label)
