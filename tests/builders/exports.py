"""What exporters are made to export in tests, and the official parsers and validators that read it."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields

CHECK = Path(__file__).parents[1] / "validators" / "check.mjs"
# Names that are syntax somewhere: quotes, comments, markup, expressions, other alphabets.
NASTY = (
    'He said "it’s done"',
    "Cost ${total} %{if} #34; 100%",
    "<b>Bold</b> & `code` [x](y) |pipe|",
    "--> end; %% } ]] @enduml //",
    "Größe überschritten → 注文",
    "back\\slash \\N 'quoted'",
)


def material_of(snapshot: Snapshot) -> Material:
    """Return what an export of the model is made from."""
    return Material(compile_snapshot(snapshot).definitions, snapshot)


def a_nasty_model() -> Snapshot:
    """Return a model whose names are syntax in one language or another."""
    events = [("Sales } {", f"{name} happened", fields(total="number")) for name in NASTY]
    return a_snapshot(
        events=events,
        policies=[(f'Billing "{at}"', f"{name} happened", {"name": name}) for at, name in enumerate(NASTY)],
        elements=[(ElementKind.COMMAND, f"Do {name}", "Sales } {") for name in NASTY],
        relationships=[("Sales } {", f'Billing "{at}"', kind) for at, kind in enumerate(RelationshipKind)],
    )


def as_items(files: Iterable[ExportFile], **more: Any) -> list[dict[str, Any]]:
    """Return files as the validators take them."""
    return [{"name": file.name, "text": file.text, **more} for file in files]


def faults_of(check: str, items: list[dict[str, Any]]) -> list[str]:
    """Return what the official parser of a format has against the files."""
    done = subprocess.run(
        ["node", str(CHECK), check], input=json.dumps(items), capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr
    faults: list[str] = json.loads(done.stdout.strip().rsplit("\n", 1)[-1])
    return faults
