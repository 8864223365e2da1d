"""All formats in one zip, with a README that says what each is for; the same model gives the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from modeler.core.exporters.file import ExportFile

# The first moment that a zip can name: when it was made says nothing about the model.
_WHEN = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def archive_of(files: Iterable[ExportFile]) -> bytes:
    """Return a zip of the files, in their order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for file in files:
            entry = ZipInfo(file.name, _WHEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = _READABLE
            archive.writestr(entry, file.text.encode(errors="backslashreplace"))
    return buffer.getvalue()
