"""The formats that definitions can be exported to. Adding one adds a package and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.file import ExportFile
from modeler.core.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name in addresses and commands, its name for people, and the function that makes its files."""

    name: str
    label: str
    files: Callable[[Definitions], tuple[ExportFile, ...]]


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "cloudformation": ExportFormat("cloudformation", "CloudFormation", cloudformation_files),
    }
)


def format_named(name: str) -> ExportFormat:
    """Return a format. Raises: NotFound."""
    if name not in FORMATS:
        raise NotFound(f"There is no export format “{name}”.", fix=f"Choose one of: {', '.join(sorted(FORMATS))}.")
    return FORMATS[name]
