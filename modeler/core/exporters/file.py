"""A file of an export, as a value: nobody has written it anywhere yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A name without a folder, what it is, and the text, with LF and a newline at the end."""

    name: str
    media_type: str
    text: str
