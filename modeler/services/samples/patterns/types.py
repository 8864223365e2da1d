"""Types of fields that the patterns share."""

from typing import Final

from modeler.core.kernel.canonical import JsonObject
from modeler.core.snapshot.designs import Attribute, Part, PartKind

TEXT: Final[JsonObject] = {"type": "string"}
AMOUNT: Final[JsonObject] = {"type": "number", "minimum": 0}
COUNT: Final[JsonObject] = {"type": "integer", "minimum": 1}
MOMENT: Final[JsonObject] = {"type": "string", "format": "date-time"}

MONEY: Final = Part(
    kind=PartKind.VALUE_OBJECT,
    name="Money",
    attributes=(Attribute(name="amount", type="BigDecimal"), Attribute(name="currency", type="String")),
    operations=("plus(Money): Money",),
)


def root(name: str, *attributes: Attribute) -> Part:
    """Return the root entity of an aggregate, told apart by its id."""
    key = Attribute(name="id", type="UUID", is_key=True)
    return Part(kind=PartKind.ENTITY, name=name, is_root=True, attributes=(key, *attributes))


def entity(name: str, *attributes: Attribute) -> Part:
    """Return an entity inside an aggregate."""
    return Part(kind=PartKind.ENTITY, name=name, attributes=attributes)


def value(name: str, *attributes: Attribute) -> Part:
    """Return a value object."""
    return Part(kind=PartKind.VALUE_OBJECT, name=name, attributes=attributes)


def has(name: str, kind: str, *, part: bool = False) -> Attribute:
    """Return an attribute; `part` says that its type is another part of the aggregate."""
    return Attribute(name=name, type=kind, is_reference=part)
