"""A context's Bounded Context Canvas as JSON and as Markdown; inbound and outbound are computed and only shown."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from modeler.core.exporters.file import ExportFile
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.canonical import Json
from modeler.core.kernel.ids import ContextId
from modeler.core.naming.casing import kebab_case
from modeler.core.snapshot.communication import Direction, Exchange, exchanges_of
from modeler.core.snapshot.sheet import CanvasSheet, sheet_of
from modeler.core.snapshot.snapshot import Snapshot

LISTS: Final = ("domain_roles", "business_decisions", "assumptions", "verification_metrics", "open_questions")


def canvas_file(form: str, context_id: ContextId, snapshot: Snapshot) -> ExportFile:
    """Return a context's canvas as a file, named after it; `form` is "json" or "md". Raises: KeyError."""
    sheet, exchanges = sheet_of(context_id, snapshot), exchanges_of(context_id, snapshot)
    stem = f"{kebab_case(sheet.name) or 'context'}.canvas"
    if form == "json":
        return ExportFile(f"{stem}.json", "application/json", canvas_json(sheet, exchanges))
    return ExportFile(f"{stem}.md", "text/markdown", canvas_markdown(sheet, exchanges))


def canvas_json(sheet: CanvasSheet, exchanges: Iterable[Exchange]) -> str:
    """Return the canvas as JSON; what is filled in stands under the names of the fields."""
    document: dict[str, Json] = {
        "bounded_context_canvas": 5,
        "name": sheet.name,
        "purpose": sheet.purpose,
        "domain": sheet.subdomain.value,
        "team": sheet.team,
        "canvas": to_plain(sheet.canvas),
        "ubiquitous_language": dict(sheet.terms),
        **{way.value: [_exchange(each) for each in exchanges if each.direction is way] for way in Direction},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def canvas_markdown(sheet: CanvasSheet, exchanges: Iterable[Exchange]) -> str:
    """Return the canvas as Markdown: one heading a field, a list below it."""
    lines = [f"# Bounded Context Canvas: {_line(sheet.name)}", "", "## Purpose", *_paragraph(sheet.purpose)]
    lines += ["", "## Strategic classification", *_classification(sheet)]
    for name in LISTS[:1]:
        lines += _section(name, getattr(sheet.canvas, name))
    for way in Direction:
        lines += ["", f"## {way.value.capitalize()} communication (computed)"]
        lines += [_spoken(each) for each in exchanges if each.direction is way]
    lines += ["", "## Ubiquitous language", *(_item(f"**{_line(word)}**: {text}") for word, text in sheet.terms)]
    for name in LISTS[1:]:
        lines += _section(name, getattr(sheet.canvas, name))
    lines += _section("responsibilities", sheet.canvas.responsibilities)
    return "\n".join(lines) + "\n"


def _exchange(exchange: Exchange) -> Json:
    return {
        "collaborator": exchange.collaborator,
        "kind": exchange.collaborator_kind,
        "relationship": exchange.relationship,
        "messages": [{"kind": kind, "name": name} for kind, name in exchange.messages],
    }


def _classification(sheet: CanvasSheet) -> list[str]:
    canvas = sheet.canvas
    said: Mapping[str, object] = {
        "Domain": sheet.subdomain.value,
        "Business model": ", ".join(model.value for model in canvas.business_models),
        "Evolution": canvas.evolution.value if canvas.evolution else "",
        "Subdomains": "; ".join(map(_line, canvas.subdomains)),
        "Type": canvas.type.value if canvas.type else "",
        "Differentiation": "" if canvas.differentiation is None else canvas.differentiation,
        "Complexity": "" if canvas.complexity is None else canvas.complexity,
        "Team": _line(sheet.team),
        "Technology": _line(canvas.technology),
    }
    return [f"- {name}: {value}" for name, value in said.items() if value != ""]


def _section(name: str, texts: Iterable[str]) -> list[str]:
    return ["", f"## {name.replace('_', ' ').capitalize()}", *map(_item, texts)]


def _item(text: str) -> str:
    return "- " + "\n  ".join(text.split("\n"))


def _paragraph(text: str) -> list[str]:
    # A line that would be read as a heading is not one.
    return ["\\" + line if line.startswith(("#", "\\")) else line for line in text.split("\n")] if text else []


def _line(text: str) -> str:
    return " ".join(text.split())


def _spoken(exchange: Exchange) -> str:
    messages = ", ".join(f"{kind.replace('_', ' ')} “{name}”" for kind, name in exchange.messages)
    relationship = f" ({exchange.relationship})" if exchange.relationship else ""
    return f"- {exchange.collaborator}{relationship}: {messages}"
