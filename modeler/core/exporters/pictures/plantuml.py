"""Pictures in PlantUML."""

import re

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.picture import FILLS, Box, Picture
from modeler.core.exporters.pictures.subjects import pictures_of

# Creole markup, quotes and preprocessor signs are written by their number.
_SPECIAL = re.compile(r"[^\w .,:()/?+→-]|--|__|//|\.\.")


def plantuml_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN.map.puml and DOMAIN.flow.puml."""
    stem = material.definitions.domain.slug
    return tuple(
        ExportFile(f"{stem}.{picture.name}.puml", "text/plain", plantuml(picture)) for picture in pictures_of(material)
    )


def plantuml(picture: Picture) -> str:
    """Return the text of a diagram of rectangles."""
    lines = ["@startuml", "left to right direction", f"title {_text(picture.title)}"]
    for group in picture.groups:
        lines += [f'package "{_text(group.label)}" as {group.id} {{']
        lines += [f"  {_box(box)}" for box in picture.boxes_in(group.id)]
        lines += ["}"]
    lines += [_box(box) for box in picture.boxes_in("")]
    for arrow in picture.arrows:
        line = "<-->" if arrow.is_mutual else "-->"
        label = f" : {_text(arrow.label)}" if arrow.label else ""
        lines.append(f"{arrow.source} {line} {arrow.target}{label}")
    return "\n".join([*lines, "@enduml"]) + "\n"


def _box(box: Box) -> str:
    return f'rectangle "{_text(box.label)}" as {box.id} {FILLS[box.kind]}'


def _text(label: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"<U+{ord(sign):04X}>" for sign in found[0]), label)
