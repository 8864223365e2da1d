"""Names and texts as Context Mapper writes them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from modeler.core.naming.casing import words_of

_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TYPE: Final = re.compile(r"[A-Za-z_][\w.]*(<[\w.<>, @]+>)?", re.ASCII)
# Words that CML reads as something else where a name may stand; "^" before one makes it a name.
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KEYWORDS: Final = _words(
    """
    Aggregate Application BasicType BoundedContext Command CommandEvent Consumer ContextMap Coordination
    DataTransferObject Domain DomainEvent Entity Event Flow Module Repository Resource Service Subdomain Trait
    UseCase UserStory ValueObject abstract aggregateLifecycle aggregateRoot auditable belongsTo cache contains
    create def delete description emits enum event evolution extends external features for gap hint immutable
    implements import in index inject key length max min nogap not nullable operation owner package past path
    pattern persistent private protected public query range read realizes refines required responsibilities
    scaffold select size state subscribe to transient triggers type update url useCases validate void with X x O
    o U D S C P SK OHS PL ACL CF command delegates throws
    """
)


class Names:
    """Identifiers for names within one scope, each different from the others; `changed` are those that differ."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}
        self.changed: dict[str, str] = {}

    def of(self, key: str, name: str) -> str:
        """Return the identifier of the thing with this key, made from its name on first use."""
        if key not in self._taken:
            self._taken[key] = self._free(plain_identifier(name))
            if self._taken[key] != name:
                self.changed[name] = self._taken[key]
        return escaped(self._taken[key])

    def _free(self, wanted: str) -> str:
        taken, number, found = set(self._taken.values()), 1, wanted
        while found in taken:
            number += 1
            found = f"{wanted}{number}"
        return found


def plain_identifier(name: str) -> str:
    """Return a name as an identifier: itself where it is one, else its words joined, each with a capital."""
    if _IDENTIFIER.fullmatch(name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    joined = "".join(word[:1].upper() + word[1:] for word in re.findall(r"\w+", " ".join(words_of(plain))))
    return joined if _IDENTIFIER.fullmatch(joined) else f"_{joined or 'Nameless'}"


def escaped(identifier: str) -> str:
    """Return an identifier with the sign that tells it from a keyword, where it needs one."""
    return f"^{identifier}" if identifier in _KEYWORDS else identifier


def type_text(text: str) -> str:
    """Return a type as CML may read it."""
    return text if _TYPE.fullmatch(text) and text.count("<") == text.count(">") else plain_identifier(text or "Object")


def quoted(text: str) -> str:
    """Return a text in quotes."""
    kept = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return f'"{kept}"'


def quoted_list(texts: Iterable[str]) -> str:
    """Return texts in quotes with commas between them."""
    return ", ".join(map(quoted, texts))


def comment(text: str) -> str:
    """Return a text as it may stand in a comment of one line."""
    return " ".join(text.replace("*/", "* /").split())
