"""Amazon SQS: queues and the one policy of each queue."""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.definitions.resource import LogicalId, Principal, Resource

FOURTEEN_DAYS = 1_209_600


class QueueUse(StrEnum):
    """What a queue is for."""

    TARGET = "target"
    DEAD_LETTERS = "dead_letters"
    DESTINATION = "destination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue(Resource):
    """A queue, encrypted by SQS. `dead_letters` takes what was received `max_receives` times in vain.

    With `is_fifo` it keeps the order within a message group.
    """

    use: QueueUse = QueueUse.TARGET
    dead_letters: LogicalId | None = None
    max_receives: int = 5
    visibility_seconds: int = 30
    retention_seconds: int = 345_600
    is_fifo: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Sender:
    """A topic or rule that may send to a queue, through its service; a bus stands for all of its rules."""

    principal: Principal
    source: LogicalId


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePolicy(Resource):
    """Who may send to a queue: one statement a service, with all its topics or rules in one condition."""

    queue: LogicalId
    senders: tuple[Sender, ...]
