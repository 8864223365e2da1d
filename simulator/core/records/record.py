"""Records: facts of a run, each with its time, its place and the record that caused it."""

from enum import StrEnum
from typing import NamedTuple

from modeler.core.kernel.canonical import Json


class RecordKind(StrEnum):
    """What happened. Three kinds of dead letter stay apart: see `DEAD_LETTERED`, `EXHAUSTED` and `REDRIVEN`."""

    ISSUED = "issued"  # an actor, a source or a policy asks for a command
    TAKEN = "taken"  # the aggregate has the command in hand until `due`
    EXECUTED = "executed"  # the aggregate has carried out the command; the detail says how its state changed
    REFUSED = "refused"  # the aggregate's or the policy's state, which the detail names, does not allow it
    RAISED = "raised"  # the event has happened and is on its way to its topic or bus, there at `due`
    WAITING = "waiting"  # a policy's timer runs until `due`; the detail names it
    ELAPSED = "elapsed"  # a policy's timer has run off
    CALLED_OFF = "called_off"  # what a policy's timer waited for has come in time
    PUBLISHED = "published"  # the event is with its topic or bus
    MATCHED = "matched"  # a subscription wants it: a copy is on its way, due at `due`
    FILTERED = "filtered"  # a subscription does not want it; the detail says why
    DELIVERED = "delivered"  # the next hop has accepted it, which does not mean processed
    FAILED = "failed"  # an attempt to hand it over failed
    RETRIED = "retried"  # the next attempt to hand over is due at `due`
    DEAD_LETTERED = "dead_lettered"  # could not be handed over: the subscription's own dead-letter queue
    DROPPED = "dropped"  # could not be handed over, and there is no dead-letter queue
    INVOKED = "invoked"  # a function or workflow has begun, done at `due`
    SUCCEEDED = "succeeded"  # a function or workflow has ended well
    ERRORED = "errored"  # an invocation failed: the handler's fault, not the broker's
    REINVOKED = "reinvoked"  # the next invocation is due at `due`
    EXHAUSTED = "exhausted"  # the handler failed for good, or the event grew too old
    DESTINATION = "destination"  # the invocation record went to the success or failure destination
    ENQUEUED = "enqueued"  # a queue or a shard holds it
    RECEIVED = "received"  # a consumer has it in hand until `due`
    PROCESSED = "processed"  # the consumer has finished with it
    REJECTED = "rejected"  # the consumer failed; visible or read again at `due`
    REDRIVEN = "redriven"  # the consumer failed too often: the queue's dead-letter queue
    CONTROL = "control"  # somebody paused, resumed, stepped or stopped the run


class Place(NamedTuple):
    """Where something happens: stable ids, never names. Each may be empty.

    `node` names the part of the topology ("subscription:…", "queue:…"); `origin` and `element` are the ids of the
    elements that it leaves and reaches; `subscription` is the subscription's id.
    """

    node: str
    origin: str = ""
    element: str = ""
    subscription: str = ""


class Record(NamedTuple):
    """One fact. Times are microseconds from the start; `due` is when the next thing of this story is expected, or 0.

    `cause` is the id of the record that led to this one, -1 for none. Control records have negative ids, so that a
    pause renumbers nothing.
    """

    id: int
    time: int
    kind: RecordKind
    place: Place
    message: int
    name: str
    correlation: str
    cause: int
    attempt: int
    due: int
    detail: str


def record_to_json(record: Record) -> dict[str, Json]:
    """Return the record as one flat JSON object, as in a file of JSON lines."""
    return {
        "id": record.id,
        "time": record.time,
        "kind": record.kind.value,
        **record.place._asdict(),
        "message": record.message,
        "name": record.name,
        "correlation": record.correlation,
        "cause": record.cause,
        "attempt": record.attempt,
        "due": record.due,
        "detail": record.detail,
    }
