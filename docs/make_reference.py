"""Writes the reference pages that are read off the code: intents, errors, findings, the GraphQL schema.

Run it from the project's root: `make reference`. A test fails while a page is out of date.
"""

import importlib
import os
import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import django

REFERENCE = Path(__file__).resolve().parent / "reference"


def pages() -> dict[str, str]:
    """Return the text of each page by its file name; needs Django to be set up."""
    from modeler.core.exporters.page import export_page
    from modeler.core.importers.page import import_page
    from modeler.entrypoints.graphql.schema import schema
    from modeler.services.rulebook import catalogue_page

    return {
        "intents.md": _intents(),
        "errors.md": _errors(),
        "findings.md": catalogue_page(),
        "import.md": import_page(),
        "export.md": export_page(),
        "schema.graphql": f"{schema}\n",
    }


def _intents() -> str:
    from modeler.services.registry import intent_kinds

    lines = [
        "# Intents",
        "",
        "Everything that can be asked, through any door. Made from the code by `make reference`.",
        "",
    ]
    for name, kind in sorted(intent_kinds().items()):
        lines += [f"## {name}", "", _first_line(kind), ""]
        lines += [f"Least role: **{kind.needs.slug}**. Becomes the change **{kind.past}**.", ""]
        lines += ["| property | type | |", "|---|---|---|", *_properties(kind), ""]
    return "\n".join(lines)


def _properties(kind: type) -> Iterator[str]:
    from modeler.core.intents.wire import field_types, is_required

    types = field_types(kind)
    for field in fields(kind):
        if field.name != "id":
            need = "required" if is_required(field) else "may be left out"
            yield f"| `{field.name}` | {_type(types[field.name])} | {need} |"


def _type(expected: Any) -> str:
    text = getattr(expected, "__name__", None) if isinstance(expected, type) else None
    text = text or str(expected)
    for prefix in ("modeler.core.kernel.ids.", "modeler.core.snapshot.kinds.", "modeler.core.snapshot.events."):
        text = text.replace(prefix, "")
    text = text.replace("modeler.core.intents.intent.", "").replace("modeler.core.intents.board.", "")
    text = text.replace("modeler.core.kernel.roles.", "").replace(" | Unset", "")
    is_document = "collections.abc.Mapping" in text
    return "`JSON object`" if is_document else f"`{text}`".replace("|", "\\|")


def _errors() -> str:
    from modeler.core.kernel.errors import ModelerError
    from modeler.entrypoints.protocol.errors import STATUS

    _import_cores()
    lines = ["# Errors", "", "One family; a code never changes. Made from the code by `make reference`.", ""]
    lines += ["| code | HTTP | meaning |", "|---|---|---|"]
    for kind in sorted(_family(ModelerError), key=lambda one: one.code):
        status = next((STATUS[base] for base in kind.__mro__ if base in STATUS), 400)
        lines.append(f"| `{kind.code}` | {status} | {_first_line(kind)} |")
    return "\n".join([*lines, ""])


def _import_cores() -> None:
    """A family is only whole once every core has been imported."""
    for package in ("modeler.core", "simulator.core"):
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(module.name)


def _family(kind: type) -> Iterator[Any]:
    for child in kind.__subclasses__():
        yield child
        yield from _family(child)


def _first_line(kind: type) -> str:
    return (kind.__doc__ or "").strip().splitlines()[0]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "modeler.config.settings")
    os.environ.setdefault("DEBUG", "1")
    django.setup()
    for name, text in pages().items():
        (REFERENCE / name).write_text(text)
        print(f"docs/reference/{name}")
