"""Functions that are invoked asynchronously, and workflows: attempts, waits, and where the result goes.

A function tries again after 1 and 2 minutes and then gives up. Source: delivery.md section 4.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modeler.core.kernel.canonical import canonical_json
from simulator.core.delivery.node import Node, Site
from simulator.core.engine.chance import Chance
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import Place, RecordKind
from simulator.core.scenario.distributions import Draw

InvocationRecord = Callable[[Message, bool], str]
"""(message, whether it went well) → the text of the record that a destination gets."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where results go: the destination's key, and its node where something happens there."""

    key: str
    node: Node | None = None


class Function:
    """Something that is invoked once per message and may be invoked again when it fails."""

    def __init__(
        self,
        engine: Engine,
        site: Site,
        *,
        duration: Draw,
        errors: Chance,
        waits: Sequence[int],
        oldest: int,
        react: Callable[[Message], None],
        describe: InvocationRecord | None = None,
    ) -> None:
        self._site = site
        self.errors = errors
        self._engine = engine
        self._duration = duration
        self._waits = tuple(waits)
        self._oldest = oldest
        self._react = react
        self._on_success: Outlet | None = None
        self._on_failure: Outlet | None = None
        self._describe = describe

    def send_to(self, *, on_success: Outlet | None, on_failure: Outlet | None) -> None:
        """Send the record of every invocation that has ended to its destination."""
        self._on_success = on_success
        self._on_failure = on_failure

    def accept(self, message: Message) -> None:
        """Invoke for this message; the caller is done with it."""
        due = self._engine.now + self._duration()
        self._engine.emit(RecordKind.INVOKED, self._site.of(message), message, due=due)
        self._engine.schedule(due, self._end, message)

    def _end(self, message: Message) -> None:
        if self.errors.happens():
            self._failed(message)
            return
        self._engine.emit(RecordKind.SUCCEEDED, self._site.of(message), message)
        self._send(message, self._on_success, went_well=True)
        self._react(message)

    def _failed(self, message: Message) -> None:
        engine = self._engine
        engine.emit(RecordKind.ERRORED, self._site.of(message), message, detail="unhandled")
        wait = self._waits[message.attempt - 1] if message.attempt <= len(self._waits) else None
        due = engine.now + (wait or 0)
        if wait is None or due - message.born > self._oldest:
            condition = "retries_exhausted" if wait is None else "event_age_exceeded"
            engine.emit(RecordKind.EXHAUSTED, self._site.of(message), message, detail=condition)
            self._send(message, self._on_failure, went_well=False)
            return
        message.attempt += 1
        engine.emit(RecordKind.REINVOKED, self._site.of(message), message, due=due)
        engine.schedule(due, self.accept, message)

    def _send(self, message: Message, outlet: Outlet | None, *, went_well: bool) -> None:
        if outlet is None:
            return
        text = self._describe(message, went_well) if self._describe else ""
        copy = self._engine.copy(message)
        place = self._site.of(message)
        there = Place(outlet.key, place.element, place.element, place.subscription)
        self._engine.emit(RecordKind.DESTINATION, there, copy, detail=text)
        if outlet.node is not None:
            outlet.node.accept(copy)


def lambda_record(function_arn: str, clock: Callable[[int], str], engine: Engine) -> InvocationRecord:
    """Return what writes the record that a Lambda destination gets. Source: delivery.md section 4."""

    def describe(message: Message, went_well: bool) -> str:
        context: dict[str, str | int] = {"statusCode": 200, "executedVersion": "$LATEST"}
        if not went_well:
            context["functionError"] = "Unhandled"
        return canonical_json(
            {
                "version": "1.0",
                "timestamp": clock(engine.now),
                "requestContext": {
                    "requestId": f"00000000-0000-4000-8000-{message.id:012d}",
                    "functionArn": f"{function_arn}:$LATEST",
                    "condition": "Success" if went_well else "RetriesExhausted",
                    "approximateInvokeCount": message.attempt,
                },
                "requestPayload": message.payload,
                "responseContext": context,
                "responsePayload": None if went_well else {"errorMessage": "Simulated failure"},
            }
        )

    return describe
