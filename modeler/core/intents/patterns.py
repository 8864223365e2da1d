"""Dropping an analysis pattern into a domain: one intent brings contexts, elements, flows, schemas and designs."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import DomainIntent, require_name
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId
from modeler.core.kernel.roles import Role


@dataclass(frozen=True, slots=True)
class TargetContext:
    """The context that one of the pattern becomes here, by name; where there is one of that name, it is used."""

    name: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsePattern(DomainIntent):
    """Drop an analysis pattern into the domain, below what hangs on a board; what is there already is used."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "PatternUsed"
    pattern: str
    board_id: BoardId
    contexts: tuple[TargetContext, ...] = ()

    def __post_init__(self) -> None:
        for context in self.contexts:
            require_name(context.becomes, "context")
        for name, count in Counter(context.becomes for context in self.contexts).items():
            if count > 1:
                raise Invalid(f"“{name}” would be {count} contexts in one.", where="contexts", fix="Name each its own.")
