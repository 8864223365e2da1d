"""Reads a Bounded Context Canvas from the JSON or the Markdown that we write; what is computed there is left out."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, TypeVar

from modeler.core.importers.imported import Unreadable
from modeler.core.intents.wire import record_from_json
from modeler.core.snapshot.canvas import BusinessModel, Canvas, ContextType, Evolution
from modeler.core.snapshot.kinds import Subdomain
from modeler.core.snapshot.sheet import CanvasSheet

_LISTS: Final = (
    "domain_roles",
    "business_decisions",
    "assumptions",
    "verification_metrics",
    "open_questions",
    "responsibilities",
)
_TITLE: Final = re.compile(r"# Bounded Context Canvas: ?(.*)")
_TERM: Final = re.compile(r"\*\*(.+?)\*\*: ?(.*)", re.DOTALL)
Choice = TypeVar("Choice", bound=StrEnum)


def read_canvas(text: str) -> CanvasSheet:
    """Return the canvas of a file. Raises: Unreadable where it is neither form; Invalid, naming the field."""
    text = text.removeprefix("\ufeff")
    return _from_json(text) if text.lstrip().startswith("{") else _from_markdown(text)


def _from_json(text: str) -> CanvasSheet:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"The text is no JSON: {error}.", fix="Mend it at the place named.") from None
    if not isinstance(document, dict) or document.get("bounded_context_canvas") != 5:
        fix = 'Bring a file with "bounded_context_canvas": 5.'
        raise Unreadable("The file holds no Bounded Context Canvas, version 5.", fix=fix)
    language = document.get("ubiquitous_language", {})
    if not isinstance(language, Mapping):
        raise Unreadable("The language is no object.", where="ubiquitous_language", fix='Write {"word": "meaning"}.')
    body = {name: document[name] for name in ("name", "purpose", "team", "canvas") if name in document}
    body["subdomain"] = document.get("domain", Subdomain.SUPPORTING.value)
    body["terms"] = [list(pair) for pair in sorted(language.items())]
    return record_from_json(CanvasSheet, body)


def _from_markdown(text: str) -> CanvasSheet:
    title = _TITLE.match(text.lstrip())
    if title is None:
        fix = "Begin with “# Bounded Context Canvas: Name”."
        raise Unreadable("The file holds no Bounded Context Canvas.", where="line 1", fix=fix)
    sections = _sections(text)
    facts = dict(_fact(item) for item in _items(sections.get("strategic classification", [])))
    lists = {name: tuple(_items(sections.get(name.replace("_", " "), []))) for name in _LISTS}
    terms = [found for item in _items(sections.get("ubiquitous language", [])) if (found := _TERM.fullmatch(item))]
    return CanvasSheet(
        name=title[1].strip(),
        purpose="\n".join(line.removeprefix("\\") for line in sections.get("purpose", [])),
        subdomain=_choice(Subdomain, facts, "domain") or Subdomain.SUPPORTING,
        team=facts.get("team", ""),
        canvas=Canvas(
            **lists,
            subdomains=tuple(name.strip() for name in facts.get("subdomains", "").split(";") if name.strip()),
            business_models=_models(facts.get("business model", "")),
            evolution=_choice(Evolution, facts, "evolution"),
            type=_choice(ContextType, facts, "type"),
            differentiation=_share(facts, "differentiation"),
            complexity=_share(facts, "complexity"),
            technology=facts.get("technology", ""),
        ),
        terms=tuple(sorted((found[1], found[2]) for found in terms)),
    )


def _sections(text: str) -> dict[str, list[str]]:
    """The lines below each heading by its words; empty lines at the ends left out."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("## "):
            lines = found.setdefault(line[3:].strip().lower(), [])
        elif not line.startswith("# "):
            lines.append(line)
    for section in found.values():
        while section and not section[-1].strip():
            section.pop()
        while section and not section[0].strip():
            section.pop(0)
    return found


def _items(lines: list[str]) -> list[str]:
    """The items of a list; a line that is indented goes on with the item above it."""
    items: list[str] = []
    for line in lines:
        if line.startswith(("- ", "* ")):
            items.append(line[2:])
        elif line.startswith("  ") and items:
            items[-1] += "\n" + line[2:]
    return [item for item in items if item.strip()]


def _fact(item: str) -> tuple[str, str]:
    name, _, value = item.partition(":")
    return name.strip().lower(), value.strip()


def _choice(kind: type[Choice], facts: Mapping[str, str], name: str) -> Choice | None:
    return _named(kind, facts[name], name) if facts.get(name) else None


def _named(kind: type[Choice], word: str, what: str) -> Choice:
    key = word.strip().lower().replace(" ", "_").replace("-", "_")
    try:
        return kind(key)
    except ValueError:
        fix = "Use one of: " + ", ".join(each.value for each in kind) + "."
        raise Unreadable(f"“{word.strip()}” is no {what}.", where="classification", fix=fix) from None


def _models(text: str) -> tuple[BusinessModel, ...]:
    return tuple(_named(BusinessModel, word, "business model") for word in text.split(",") if word.strip())


def _share(facts: Mapping[str, str], name: str) -> int | None:
    text = facts.get(name, "")
    if text and not text.isdecimal():
        raise Unreadable(f"“{text}” is no number.", where=name, fix="Use 0 to 100.")
    return int(text) if text else None
