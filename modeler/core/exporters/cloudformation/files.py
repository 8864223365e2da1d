"""CloudFormation templates as files: JSON and YAML say the same, byte for byte the same on every run.

One stack where it fits, else several; see `stacks`.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from modeler.core.exporters.cloudformation.stacks import is_too_large, stacks_of
from modeler.core.exporters.cloudformation.template import entries_of, template_with
from modeler.core.exporters.file import ExportFile, FastDumper, json_file
from modeler.core.exporters.material import Material
from modeler.core.kernel.canonical import Json


class _Dumper(FastDumper):  # type: ignore[misc]  # which of the two is known only where it runs
    """Writes texts of several lines as blocks, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Any, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    return node


_Dumper.add_representer(str, _text)


def cloudformation_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN.template.json and .yaml; where that is too large, DOMAIN-CONTEXT.template.… in deployable order."""
    definitions = material.definitions
    slug, entries = definitions.domain.slug, entries_of(definitions)
    if not is_too_large(entries):
        return _files(slug, template_with(entries, definitions))
    return tuple(
        file
        for stack in stacks_of(entries, material)
        for file in _files(f"{slug}-{stack.name}", template_with(stack.entries, definitions, stack.name))
    )


def _files(stem: str, template: Mapping[str, Json]) -> tuple[ExportFile, ...]:
    plain = as_plain(template)
    return (
        json_file(f"{stem}.template.json", plain),
        ExportFile(f"{stem}.template.yaml", "application/yaml", as_yaml(plain)),
    )


def as_yaml(value: Any) -> str:
    """Return plain values as YAML, keys in their order."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return text


def as_plain(value: Json) -> Any:
    """Return the value in plain dicts, lists and strings: enum members and ids are strings for YAML too."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple):
        return [as_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    return value
