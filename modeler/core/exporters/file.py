"""A file of an export, as a value: nobody has written it anywhere yet."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from modeler.core.kernel.canonical import Json

# libyaml's writer, where PyYAML was built with it, writes the same text several times as fast.
FastDumper: Final[Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# JSON allows them as they are; some readers of JSON (those that read it as YAML) do not.
_UNPRINTABLE = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A name, what it is, and the text, with LF and a newline at the end.

    The name may lead through folders, with slashes: catalogues are folders. It never leads out of its own.
    """

    name: str
    media_type: str
    text: str


def json_file(name: str, value: Json) -> ExportFile:
    """Return a JSON file whose keys stand as they were written, for people to read."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    return ExportFile(name, "application/json", _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))
