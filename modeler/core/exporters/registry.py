"""The formats that definitions can be exported to. Adding one adds a package and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.files import cloudformation_files, cloudformation_names
from modeler.core.exporters.file import ExportFile
from modeler.core.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name in addresses and commands, its name for people, what its files are called, and the files."""

    name: str
    label: str
    file_names: Callable[[Definitions], tuple[str, ...]]
    files: Callable[[Definitions], tuple[ExportFile, ...]]


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "cloudformation": ExportFormat("cloudformation", "CloudFormation", cloudformation_names, cloudformation_files),
    }
)


def format_named(name: str) -> ExportFormat:
    """Return a format. Raises: NotFound."""
    if name not in FORMATS:
        raise NotFound(f"There is no export format “{name}”.", fix=f"Choose one of: {', '.join(sorted(FORMATS))}.")
    return FORMATS[name]
