"""Pictures in D2."""

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.picture import FILLS, INK, Box, Picture
from modeler.core.exporters.pictures.subjects import pictures_of


def d2_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN.map.d2 and DOMAIN.flow.d2."""
    stem = material.definitions.domain.slug
    pictures = pictures_of(material)
    return tuple(ExportFile(f"{stem}.{picture.name}.d2", "text/plain", d2(picture)) for picture in pictures)


def d2(picture: Picture) -> str:
    """Return the text of a diagram; a box in a group is known by the path through it."""
    paths = {box.id: f"{box.group}.{box.id}" if box.group else box.id for box in picture.boxes}
    lines = ["direction: right", f"title: {_text(picture.title)} {{near: top-center; shape: text}}", "classes: {"]
    for kind in sorted({box.kind for box in picture.boxes}):
        style = f'style: {{fill: "{FILLS[kind]}"; stroke: "{INK}"; font-color: "{INK}"; border-radius: 6}}'
        lines.append(f"  {kind.value}: {{{style}}}")
    lines.append("}")
    for group in picture.groups:
        lines += [f"{group.id}: {_text(group.label)} {{"]
        lines += [f"  {_box(box)}" for box in picture.boxes_in(group.id)]
        lines += ["}"]
    lines += [_box(box) for box in picture.boxes_in("")]
    for arrow in picture.arrows:
        line = "<->" if arrow.is_mutual else "->"
        label = f": {_text(arrow.label)}" if arrow.label else ""
        lines.append(f"{paths[arrow.source]} {line} {paths[arrow.target]}{label}")
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    return f"{box.id}: {_text(box.label)} {{class: {box.kind.value}}}"


def _text(label: str) -> str:
    # Between single quotes nothing is special but the quote itself.
    return "'" + label.replace("'", "''") + "'"
