"""Names in the letters that formats take."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from modeler.core.naming.casing import kebab_case

_OTHER = re.compile(r"[^A-Za-z0-9_-]+")


def identifier(name: str) -> str:
    """Return the name in letters, digits, - and _; "Unnamed" where none is left."""
    return _OTHER.sub("-", _ascii(name)).strip("-") or "Unnamed"


def slug(name: str) -> str:
    """Return "order-handling" for "Order handling"; "unnamed" where no letter is left."""
    return kebab_case(_ascii(name)) or "unnamed"


def slugs(names: Mapping[UUID, str]) -> dict[UUID, str]:
    """Return a slug for each id; equal ones end in six digits of their id."""
    plain = {key: slug(name)[:80].rstrip("-") for key, name in names.items()}
    often = Counter(plain.values())
    return {key: text if often[text] == 1 else f"{text}-{key.hex[:6]}" for key, text in plain.items()}


def one_line(text: str) -> str:
    """Return the text in one line: every run of white space and control characters is one space."""
    return " ".join("".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text).split())


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
