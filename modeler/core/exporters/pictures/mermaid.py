"""Pictures as Mermaid flow charts, which wikis and README pages draw by themselves."""

import re

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.picture import FILLS, INK, Box, Picture
from modeler.core.exporters.pictures.subjects import pictures_of

# Everything else is written by its number, so that no name is taken for syntax.
_SPECIAL = re.compile(r"[^\w .,:()/!?+*→-]")


def mermaid_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN.map.mmd and DOMAIN.flow.mmd."""
    stem = material.definitions.domain.slug
    return tuple(
        ExportFile(f"{stem}.{picture.name}.mmd", "text/plain", mermaid(picture)) for picture in pictures_of(material)
    )


def mermaid(picture: Picture) -> str:
    """Return the text of a flow chart."""
    lines = ["---", f'title: "{_title(picture.title)}"', "---", "flowchart LR"]
    for group in picture.groups:
        lines += [f'  subgraph {group.id}["{_text(group.label)}"]']
        lines += [f"    {_box(box)}" for box in picture.boxes_in(group.id)]
        lines += ["  end"]
    lines += [f"  {_box(box)}" for box in picture.boxes_in("")]
    for arrow in picture.arrows:
        line = "<-->" if arrow.is_mutual else "-->"
        label = f'|"{_text(arrow.label)}"|' if arrow.label else ""
        lines.append(f"  {arrow.source} {line}{label} {arrow.target}")
    kinds = sorted({box.kind for box in picture.boxes})
    lines += [f"  classDef {kind.value} fill:{FILLS[kind]},stroke:{INK},color:{INK}" for kind in kinds]
    return "\n".join(lines) + "\n"


def _box(box: Box) -> str:
    return f'{box.id}["{_text(box.label)}"]:::{box.kind.value}'


def _text(label: str) -> str:
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", label)


def _title(text: str) -> str:
    # The title is YAML, in which only these two mean something between quotes.
    return text.replace("\\", "\\\\").replace('"', '\\"')
