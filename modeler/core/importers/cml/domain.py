"""A Context Mapper file as a whole new domain."""

import re
from functools import partial
from typing import Final
from uuid import UUID

from modeler.core.importers.cml.model import model_of
from modeler.core.importers.cml.read import read_file
from modeler.core.importers.filling import intents_that_build
from modeler.core.importers.imported import DomainImport, Skipped, Unreadable
from modeler.core.intents.intent import DomainIntent
from modeler.core.kernel.ids import BoardId, DomainId
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot

CHARACTERS_AT_MOST: Final = 2_000_000
# NUL, and halves of surrogate pairs: no database keeps them, and no name contains them.
_UNSTORABLE: Final = re.compile("[\\x00\\ud800-\\udfff]")


def read_cml(text: str, seed: UUID) -> DomainImport:
    """Return what a file makes of a domain. Raises: Unreadable where there is neither a context nor a map in it."""
    if len(text) > CHARACTERS_AT_MOST:
        raise Unreadable(f"The file has {len(text):,} characters.", fix=f"Bring at most {CHARACTERS_AT_MOST:,}.")
    file = read_file(_UNSTORABLE.sub(" ", text))
    model, remarks = model_of(file, seed)
    if not model.contexts:
        told = "; ".join(f"line {one.line}: {one.problem}" for one in remarks[:3])
        problem = f"There is no bounded context in it. {told}".strip()
        raise Unreadable(problem, fix="Bring a file with at least one “BoundedContext Name”.")
    return DomainImport(
        intents=partial(_intents, model),
        counts=counts_of(model),
        name=model.domain.name,
        skipped=tuple(Skipped(f"line {one.line}", one.problem) for one in remarks),
    )


def counts_of(model: Snapshot) -> dict[str, int]:
    """Return how many things of each kind a model brings."""
    kinds = {
        "aggregates": ElementKind.AGGREGATE,
        "events": ElementKind.EVENT,
        "commands": ElementKind.COMMAND,
        "policies": ElementKind.POLICY,
    }
    counts = {"contexts": len(model.contexts), "relationships": len(model.relationships)}
    return counts | {word: len(model.elements_of_kind(kind)) for word, kind in kinds.items()}


def _intents(model: Snapshot, domain_id: DomainId, board_id: BoardId) -> tuple[DomainIntent, ...]:
    return intents_that_build(model, domain_id)
