"""The socket of a run: state on connecting, frames for everybody, commands from editors only."""

from typing import Any
from uuid import uuid4

import pytest
from channels.db import database_sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from modeler.core.kernel.roles import Role
from modeler.models import User
from simulator.entrypoints.realtime.routing import websocket_urlpatterns
from simulator.models import Run
from simulator.services import handlers
from simulator.services.channel import Controls
from simulator.services.worker import carry_out
from tests.builders.domains import ADomain, a_member, a_user
from tests.builders.runs import a_model, start_run

pytestmark = pytest.mark.django_db(transaction=True)
on_rows = database_sync_to_async


@pytest.fixture(autouse=True)
def _nobody_works(monkeypatch):
    monkeypatch.setattr(handlers, "enqueue_run", lambda run_id: None)


def _socket(run_id: Any, user: User) -> WebsocketCommunicator:
    socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), f"/ws/runs/{run_id}/")
    socket.scope["user"] = user
    return socket


async def _a_run(**settings: Any) -> tuple[ADomain, Run]:
    a = await on_rows(a_model)()
    return a, await on_rows(start_run)(a, **settings)


async def test_a_latecomer_gets_the_state_of_a_run_that_is_over():
    a, run = await _a_run()
    await on_rows(carry_out)(run.pk)
    socket = _socket(run.pk, a.user)

    await socket.connect()
    state = await socket.receive_json_from(timeout=5)

    assert (state["type"], state["status"], state["time"]) == ("frame", "finished", 60_000_000)
    assert state["records"] > 0
    assert len(state["subscriptions"]) == 1
    await socket.disconnect()


async def test_both_browsers_get_the_same_frames():
    a, run = await _a_run(speed=100)
    sockets = [_socket(run.pk, a.user) for _ in range(2)]
    for socket in sockets:
        await socket.connect()
        await socket.receive_json_from(timeout=5)

    await on_rows(carry_out)(run.pk)

    one, other = [await _last_frame(socket) for socket in sockets]
    assert one == other
    assert one["status"] == "finished"


async def test_a_command_reaches_the_worker():
    a, run = await _a_run()
    socket = _socket(run.pk, a.user)
    await socket.connect()
    await socket.receive_json_from(timeout=5)

    await socket.send_json_to({"v": 1, "type": "control", "command": "speed", "speed": 5})
    await socket.send_json_to({"v": 1, "type": "ping"})
    await socket.receive_json_from(timeout=5)

    assert [(one.command, one.speed) for one in Controls(run.pk).poll()] == [("speed", 5.0)]
    await socket.disconnect()


@pytest.mark.parametrize(
    ("message", "where"),
    [
        ({"v": 1, "type": "control", "command": "explode"}, "command"),
        ({"v": 1, "type": "control", "command": "speed", "speed": "fast"}, "speed"),
        ({"v": 2, "type": "ping"}, "v"),
        ({"v": 1, "type": "dance"}, "type"),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_reason(message, where):
    a, run = await _a_run()
    socket = _socket(run.pk, a.user)
    await socket.connect()
    await socket.receive_json_from(timeout=5)

    await socket.send_json_to(message)
    answer = await socket.receive_json_from(timeout=5)

    assert (answer["type"], answer["error"]["where"]) == ("error", where)
    await socket.disconnect()


async def test_a_viewer_watches_but_does_not_control():
    a, run = await _a_run()
    viewer = await on_rows(a_member)(a, Role.VIEWER)
    socket = _socket(run.pk, await User.objects.aget(pk=viewer.user_id))
    await socket.connect()
    state = await socket.receive_json_from(timeout=5)

    await socket.send_json_to({"v": 1, "type": "control", "command": "pause"})
    answer = await socket.receive_json_from(timeout=5)

    assert state["type"] == "frame"
    assert answer["error"]["code"] == "forbidden"
    assert Controls(run.pk).poll() == []
    await socket.disconnect()


@pytest.mark.parametrize("is_there", [True, False])
async def test_a_strangers_run_and_a_missing_one_look_the_same(is_there):
    _a, run = await _a_run()
    stranger = await on_rows(a_user)("Mallory")
    socket = _socket(run.pk if is_there else uuid4(), stranger)

    await socket.connect()
    answer = await socket.receive_json_from(timeout=5)
    closing = await socket.receive_output(timeout=5)

    assert answer["error"]["code"] == "not_found"
    assert closing == {"type": "websocket.close", "code": 4404}


async def _last_frame(socket: WebsocketCommunicator) -> dict[str, Any]:
    frame: dict[str, Any] = {}
    while frame.get("status") != "finished":
        frame = await socket.receive_json_from(timeout=5)
    await socket.disconnect()
    return frame
