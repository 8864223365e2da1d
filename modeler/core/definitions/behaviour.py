"""What the model does when it runs: who publishes what, what a policy sends, what an aggregate answers with."""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.definitions.lifecycles import Deadline, Example, Lifecycle
from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.translations import Wording
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.kernel.outcomes import OutcomeOperator


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """How an event goes out: its envelope, and the topic and bus that carry it (None: nobody listens there)."""

    event_id: ElementId
    name: str
    context_id: ContextId | None
    source: str
    detail_type: str
    schema: JsonObject
    major: int = 1
    is_enveloped: bool = True
    topic: LogicalId | None = None
    bus: LogicalId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """What comes of a command: as many of the outcomes as the operator says; none where the model names none.

    `handler_id` is the aggregate or external system that decides, or None where the model names none.
    """

    command_id: ElementId
    name: str
    context_id: ContextId | None
    handler_id: ElementId | None
    outcomes: tuple[ElementId, ...]
    operator: OutcomeOperator = OutcomeOperator.XOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What a policy (or read model) does when it has received an event: it sends every command.

    What its timers send is not among the commands: those wait.
    `events` are raised directly, where the model draws an arrow from a policy to an event without a command between;
    `wordings` say in which words, where the policy translates a foreign event.
    """

    policy_id: ElementId
    name: str
    context_id: ContextId | None
    commands: tuple[ElementId, ...] = ()
    events: tuple[ElementId, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    wordings: tuple[Wording, ...] = ()


class Cause(StrEnum):
    """What sets off a source."""

    ACTOR = "actor"
    EXTERNAL_SYSTEM = "external_system"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where events come from in the first place: `element_id` is the command, or the event where there is none.

    Each arrival handles the command, or publishes the event. `by` is the actor or external system that sets it off.
    `rate` is how many arrivals a second the model expects; 0 where it says nothing.
    """

    element_id: ElementId
    name: str
    context_id: ContextId | None
    cause: Cause
    by: ElementId | None = None
    is_command: bool = False
    events: tuple[ElementId, ...] = ()
    rate: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Everything that the engine needs beside the resources; each tuple is sorted by id."""

    publications: tuple[Publication, ...] = ()
    handlings: tuple[Handling, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    sources: tuple[Source, ...] = ()
    lifecycles: tuple[Lifecycle, ...] = ()
    examples: tuple[Example, ...] = ()

    def publication(self, event_id: ElementId) -> Publication | None:
        """Return how an event goes out, or None for an event that is not in the model."""
        return next((each for each in self.publications if each.event_id == event_id), None)

    def handling(self, command_id: ElementId) -> Handling | None:
        """Return what comes of a command, or None."""
        return next((each for each in self.handlings if each.command_id == command_id), None)

    def reaction(self, policy_id: ElementId) -> Reaction | None:
        """Return what a policy does, or None."""
        return next((each for each in self.reactions if each.policy_id == policy_id), None)
