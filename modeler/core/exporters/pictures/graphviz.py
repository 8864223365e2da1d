"""Pictures in Graphviz's DOT, for `dot -Tsvg`."""

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.picture import FILLS, INK, Box, Picture
from modeler.core.exporters.pictures.subjects import pictures_of


def graphviz_files(material: Material) -> tuple[ExportFile, ...]:
    """Return DOMAIN.map.dot and DOMAIN.flow.dot."""
    stem = material.definitions.domain.slug
    return tuple(
        ExportFile(f"{stem}.{picture.name}.dot", "text/vnd.graphviz", dot(picture))
        for picture in pictures_of(material)
    )


def dot(picture: Picture) -> str:
    """Return the text of a directed graph."""
    lines = [
        "digraph model {",
        f"  graph [label={_text(picture.title)}, labelloc=t, rankdir=LR, fontname=sans]",
        f'  node [shape=box, style="filled,rounded", color="{INK}", fontcolor="{INK}", fontname=sans]',
        f'  edge [color="{INK}", fontname=sans, fontsize=10]',
    ]
    for group in picture.groups:
        lines += [f"  subgraph cluster_{group.id} {{", f"    label={_text(group.label)}", "    style=rounded"]
        lines += [f"    {_box(box)}" for box in picture.boxes_in(group.id)]
        lines += ["  }"]
    lines += [f"  {_box(box)}" for box in picture.boxes_in("")]
    for arrow in picture.arrows:
        said = [f"label={_text(arrow.label)}"] if arrow.label else []
        said += ["dir=both"] if arrow.is_mutual else []
        lines.append(f"  {arrow.source} -> {arrow.target}" + (f" [{', '.join(said)}]" if said else ""))
    return "\n".join([*lines, "}"]) + "\n"


def _box(box: Box) -> str:
    return f'{box.id} [label={_text(box.label)}, fillcolor="{FILLS[box.kind]}"]'


def _text(label: str) -> str:
    # A backslash begins an escape of Graphviz's own, so it is doubled too.
    return '"' + label.replace("\\", "\\\\").replace('"', '\\"') + '"'
