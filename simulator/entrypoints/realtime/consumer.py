"""The socket of a run: frames and status out, commands in. Two browsers on it see the same run."""

import json
from typing import Any
from uuid import UUID

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.errors import error_to_json
from simulator.entrypoints.realtime.messages import LONGEST_MESSAGE, PROTOCOL_VERSION, Ping, message_from_json
from simulator.services.channel import group_of_run
from simulator.services.watching import command_run, state_of_run

NOT_FOUND = 4404


class RunConsumer(AsyncWebsocketConsumer):
    """One browser's connection to one run; holds nothing but who it is."""

    async def connect(self) -> None:
        """Accept, and send how the run stands; who may not see it is told so and turned away."""
        self._run_id: UUID = self.scope["url_route"]["kwargs"]["run_id"]
        await self.accept()
        try:
            caller = caller_of(self.scope["user"])
            # Join first: a frame sent between the state's reading and joining would be lost otherwise.
            state = await database_sync_to_async(state_of_run)(caller, self._run_id)
        except ModelerError as error:
            await self._send("error", error=error_to_json(error))
            await self.close(NOT_FOUND)
            return
        await self.channel_layer.group_add(group_of_run(self._run_id), self.channel_name)
        await self.send(json.dumps(state))

    async def disconnect(self, code: int) -> None:
        """Leave."""
        await self.channel_layer.group_discard(group_of_run(self._run_id), self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Read one message and answer it; a refused one is answered with the error."""
        try:
            await self._answer(text_data)
        except ModelerError as error:
            await self._send("error", error=error_to_json(error))

    async def run_message(self, event: dict[str, Any]) -> None:
        """Pass on what the worker sent, as it is."""
        await self.send(event["text"])

    async def _answer(self, text: str | None) -> None:
        caller = caller_of(self.scope["user"])
        message = message_from_json(_json(text), caller.name)
        if isinstance(message, Ping):
            await self._send("pong")
            return
        state = await database_sync_to_async(command_run)(caller, self._run_id, message.control)
        if state is not None:
            await self.channel_layer.group_send(
                group_of_run(self._run_id), {"type": "run.message", "text": json.dumps(state)}
            )

    async def _send(self, kind: str, **body: Any) -> None:
        await self.send(json.dumps({"v": PROTOCOL_VERSION, "type": kind, **body}))


def _json(text: str | None) -> object:
    if text is None or len(text) > LONGEST_MESSAGE:
        raise Invalid("The message is no text, or too long.", fix=f"Send at most {LONGEST_MESSAGE} characters.")
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid("The message is not JSON.", fix="Send one JSON object in each message.") from None
