"""One domain's room: what one process shows its own browsers, what it tells other processes, and what it mends."""

import asyncio
import json
from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from redis.exceptions import ConnectionError as RedisIsAway

from modeler.entrypoints.realtime import room as rooms
from modeler.entrypoints.realtime.mailbox import Mailbox
from modeler.entrypoints.realtime.room import Room
from modeler.services.announce import group_of
from tests.builders.domains import a_domain

BOARD = str(uuid4())


@dataclass
class AClient:
    """A socket's place in a room."""

    session: str
    board: str = BOARD
    is_guest: bool = False
    version: int = 0
    mailbox: Mailbox = field(default_factory=Mailbox)

    def person(self) -> dict[str, str]:
        return {"session": self.session, "name": self.session, "board": self.board}


async def _room(*clients: AClient, domain_id: UUID | None = None) -> Room:
    room = Room(domain_id or uuid4(), uuid4())
    await room.opened()
    for client in clients:
        await room.enter(client, client.person())
        await client.mailbox.take()
    return room


async def _frames(client: AClient) -> list[dict[str, object]]:
    while (post := await asyncio.wait_for(client.mailbox.take(), 2)).batch is None:
        pass
    return [shown["frame"] for shown in json.loads(post.batch.text)["frames"]]


async def _greeted(channel: str) -> list[str]:
    """Whom the next greeting that arrives at the channel names."""
    while (event := await asyncio.wait_for(get_channel_layer().receive(channel), 2))["type"] != "people.here":
        pass
    return [person["name"] for person in event["people"]]


async def test_frames_between_two_ticks_go_out_together_and_the_newest_of_each_wins():
    ada, bob, eve = AClient("ada"), AClient("bob"), AClient("eve")
    room = await _room(ada, bob, eve)
    room.show(ada, "cursor", '{"x":0}')
    assert await _frames(eve) == [{"x": 0}]

    for x in (1, 2, 3):
        room.show(ada, "cursor", f'{{"x":{x}}}')
    room.show(bob, "cursor", '{"x":9}')

    assert await _frames(eve) == [{"x": 3}, {"x": 9}]
    await room.close()


async def test_a_frame_is_of_its_board_only_and_its_sender_alone_hears_nothing():
    ada, eve, zoe = AClient("ada"), AClient("eve"), AClient("zoe", board=str(uuid4()))
    room = await _room(ada, eve, zoe)
    for client in (ada, eve, zoe):
        client.mailbox = Mailbox()

    room.show(ada, "cursor", '{"x":0}')

    assert await _frames(eve) == [{"x": 0}]
    for client in (ada, zoe):
        client.mailbox.look_again()
        assert (await client.mailbox.take()).batch is None
    await room.close()


async def test_the_last_place_of_a_drag_does_not_follow_its_drop():
    ada, eve = AClient("ada"), AClient("eve")
    room = await _room(ada, eve)
    room.show(ada, "drag", '{"x":0}')
    await _frames(eve)

    room.show(ada, "drag", '{"x":1}')
    room.unshow(ada, "drag")
    room.show(ada, "cursor", '{"x":2}')

    assert await _frames(eve) == [{"x": 2}]
    await room.close()


async def test_a_guest_learns_of_nobody_beyond_the_board():
    gil, zoe = AClient("gil", is_guest=True), AClient("zoe", board=str(uuid4()))
    room = await _room(gil)
    await room.enter(zoe, zoe.person())

    texts = [(await client.mailbox.take()).people or "" for client in (gil, zoe)]

    assert [[one["name"] for one in json.loads(text)["people"]] for text in texts] == [["gil"], ["gil", "zoe"]]
    await room.close()


async def test_people_and_frames_of_another_process_arrive_over_the_layer_and_it_is_told_of_this_one():
    domain_id, ada = uuid4(), AClient("ada")
    room = await _room(ada, domain_id=domain_id)
    layer = get_channel_layer()
    elsewhere = await layer.new_channel()
    await layer.group_add(group_of(domain_id), elsewhere)

    bob = {"session": "bob", "name": "bob", "board": BOARD}
    await layer.group_send(group_of(domain_id), {"type": "people.here", "origin": "other", "people": [bob]})
    people = json.loads((await asyncio.wait_for(ada.mailbox.take(), 2)).people or "")["people"]
    shown = {"type": "frames.shown", "origin": "other", "boards": {BOARD: [["bob", "cursor", '{"x":5}']]}}
    await layer.group_send(group_of(domain_id), shown)

    assert [person["name"] for person in people] == ["ada", "bob"]
    assert await _frames(ada) == [{"x": 5}]
    # What was told before anybody listened elsewhere may still be on its way to there.
    while await _greeted(elsewhere) != ["bob"]:
        pass
    assert await _greeted(elsewhere) == ["ada"]
    await room.close()


async def test_without_the_layer_the_browsers_of_this_process_still_see_each_other(monkeypatch):
    ada, eve = AClient("ada"), AClient("eve")
    room = await _room(ada, eve)

    async def away(*_: object) -> None:
        raise RedisIsAway("away")

    monkeypatch.setattr(get_channel_layer(), "group_send", away)
    for x in range(3):
        room.show(ada, "cursor", f'{{"x":{x}}}')
        assert await _frames(eve) == [{"x": x}]

    await room.close()


@pytest.mark.django_db(transaction=True)
async def test_a_round_finds_what_the_layer_has_lost(monkeypatch):
    a = await database_sync_to_async(a_domain)()
    monkeypatch.setattr(rooms, "ROUND", 0.05)
    current, behind = AClient("current", version=1), AClient("behind", version=0)
    room = await _room(current, behind, domain_id=a.domain.pk)

    assert (await asyncio.wait_for(behind.mailbox.take(), 2)).is_behind
    current.mailbox.look_again()
    assert not (await current.mailbox.take()).is_behind
    await room.close()
