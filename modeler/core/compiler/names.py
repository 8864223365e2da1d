"""Physical names: readable, in the characters that the services take, cut to their lengths."""

import re
import unicodedata
from uuid import UUID

from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.snapshot import DomainProfile

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_TAIL = 6
_FIFO = ".fifo"


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in ASCII: ("Order", "placed") for "Order placed" as for "Orderplaced"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return tuple(_WORD.findall(plain))


def kebab(name: str) -> str:
    """Return "order-placed" for "OrderPlaced" and for "Order placed"; "unnamed" where no letter is left."""
    return "-".join(word.lower() for word in words_of(name)) or "unnamed"


def detail_type_of(event: Element, publisher: Context | None) -> str:
    """Return what identifies an event on the wire: PascalCase, but a partner's own words as they are written."""
    if publisher is not None and publisher.partner_source:
        return event.name
    return "".join(word[:1].upper() + word[1:] for word in words_of(event.name)) or "Unnamed"


def source_of(domain: DomainProfile, publisher: Context | None) -> str:
    """Return the `source` of a context's events: "commerce.ordering", or a partner's event source."""
    if publisher is not None and publisher.partner_source:
        return publisher.partner_source
    return f"{kebab(domain.team_slug)}.{kebab(publisher.name) if publisher else kebab(domain.slug)}"


def physical_name(parts: tuple[str, ...], limit: int, cause: UUID) -> str:
    """Return the parts joined by hyphens; what is too long is cut and ends in six digits of the cause's id."""
    name = "-".join(part for part in parts if part)
    return name if len(name) <= limit else with_tail(name, limit, cause)


def fifo_name(parts: tuple[str, ...], limit: int, cause: UUID) -> str:
    """Return the name of a topic or queue that keeps the order; the ending counts towards the limit."""
    return physical_name(parts, limit - len(_FIFO), cause) + _FIFO


def with_tail(name: str, limit: int, cause: UUID) -> str:
    """Return the name, cut where it must be, with six digits of the cause's id at its end (but before “.fifo”)."""
    ending = _FIFO if name.endswith(_FIFO) else ""
    stem = name.removesuffix(_FIFO)[: limit - len(ending) - _TAIL - 1].rstrip("-.")
    return f"{stem}-{cause.hex[:_TAIL]}{ending}"
