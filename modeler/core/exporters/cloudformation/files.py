"""A CloudFormation template as files: JSON and YAML say the same, byte for byte the same on every run."""

import json
import re
from collections.abc import Mapping
from typing import Any

import yaml

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.template import template_of
from modeler.core.exporters.file import ExportFile
from modeler.core.kernel.canonical import Json

# JSON allows them as they are, YAML does not, and cfn-lint reads JSON as YAML.
_UNPRINTABLE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def cloudformation_files(definitions: Definitions) -> tuple[ExportFile, ...]:
    """Return DOMAIN.template.json and DOMAIN.template.yaml."""
    template = _plain(template_of(definitions))
    json_name, yaml_name = cloudformation_names(definitions)
    return (
        ExportFile(json_name, "application/json", _json(template)),
        ExportFile(yaml_name, "application/yaml", _yaml(template)),
    )


def cloudformation_names(definitions: Definitions) -> tuple[str, str]:
    """Return the names of the two files."""
    stem = f"{definitions.domain.slug}.template"
    return f"{stem}.json", f"{stem}.yaml"


def _json(template: Json) -> str:
    text = json.dumps(template, indent=2, ensure_ascii=False) + "\n"
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _yaml(template: Json) -> str:
    text: str = yaml.dump(template, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120)
    return text


def _plain(value: Json) -> Any:
    """Return the value in plain dicts, lists and strings: enum members and ids are strings for YAML too."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return value
