"""What people ask of event storming itself: levels, hotspots, loops, outcomes, duplicates and closer looks."""

from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import (
    BoardIntent,
    DomainIntent,
    require_items,
    require_name,
)
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, ConnectorId, ElementId, NoteId, RegionId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import BoardLevel, HotspotState


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeBoardLevel(DomainIntent):
    """Look at a board as big picture, process or design; nothing on it changes."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "BoardLevelChanged"
    changed_board_id: BoardId
    level: BoardLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHotspotState(BoardIntent):
    """Say what has become of a hotspot: it is open, decided or parked."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "HotspotStateChanged"
    note_id: NoteId
    state: HotspotState


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkLoop(BoardIntent):
    """Mark an arrow that is meant to lead back in time, or take the mark away."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "ConnectorMarkedLoop"
    connector_id: ConnectorId
    is_loop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseOutcomes(DomainIntent):
    """Say how many of the events that may follow a command do: exactly one, at least one or all."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "OutcomesChosen"
    element_id: ElementId
    operator: OutcomeOperator


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeElements(DomainIntent):
    """Make one element of several that are the same thing; notes, flows and subscriptions follow the kept one."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementsMerged"
    kept_id: ElementId
    merged_ids: tuple[ElementId, ...]

    def __post_init__(self) -> None:
        require_items(len(self.merged_ids), "elements")
        if self.kept_id in self.merged_ids:
            raise Invalid("An element cannot be merged into itself.", fix="Leave the kept one out of merged_ids.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DistinguishElements(DomainIntent):
    """Record that elements of one name are different things, each from every other."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementsDistinguished"
    element_ids: tuple[ElementId, ...]

    def __post_init__(self) -> None:
        require_items(len(self.element_ids), "elements")
        if not 2 <= len(set(self.element_ids)) <= 50:
            raise Invalid("It takes at least two elements to differ, and at most 50.", fix="Name each of them once.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpawnBoard(BoardIntent):
    """Start another board from a part of this one: its notes show the same elements, laid out as they were."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "BoardSpawned"
    new_board_id: BoardId
    name: str
    level: BoardLevel
    note_ids: tuple[NoteId, ...]
    region_ids: tuple[RegionId, ...] = ()

    def __post_init__(self) -> None:
        require_name(self.name, "board")
        require_items(len(self.note_ids), "notes")
