"""What waits for a slow browser: never more than a limit, and never out of date."""

import asyncio
import json

from modeler.entrypoints.realtime.mailbox import CHANGES_AT_MOST, Announced, Batch, Mailbox, Post


def _announced(version: int) -> Announced:
    return Announced({"version": version}, f"change {version}")


async def test_changes_wait_in_their_order_and_are_taken_once():
    mailbox = Mailbox()
    for version in (1, 2, 3):
        mailbox.put_change(_announced(version))

    post = await mailbox.take()

    assert [announced.change["version"] for announced in post.changes] == [1, 2, 3]
    assert not post.is_behind
    mailbox.put_people("people")
    assert await mailbox.take() == Post(people="people")


async def test_past_the_limit_changes_are_left_out_and_the_browser_is_behind():
    mailbox = Mailbox()
    for version in range(CHANGES_AT_MOST + 50):
        mailbox.put_change(_announced(version))

    post = await mailbox.take()

    assert (post.changes, post.is_behind) == ([], True)
    mailbox.put_change(_announced(999))
    assert [announced.change["version"] for announced in (await mailbox.take()).changes] == [999]


async def test_of_frames_that_wait_the_newest_of_each_session_and_kind_is_kept():
    mailbox = Mailbox()
    for x in range(1_000):
        mailbox.put_batch(Batch({("ada", "cursor"): f'{{"kind":"cursor","x":{x},"y":0}}'}))
    mailbox.put_batch(Batch({("bob", "editing"): '{"kind":"editing","id":null}'}))

    batch = (await mailbox.take()).batch

    assert batch is not None
    assert json.loads(batch.text)["frames"] == [
        {"session": "ada", "frame": {"kind": "cursor", "x": 999, "y": 0}},
        {"session": "bob", "frame": {"kind": "editing", "id": None}},
    ]
    assert mailbox.merged == 1_000


async def test_who_waits_for_post_gets_it_when_it_comes():
    mailbox = Mailbox()
    waiting = asyncio.ensure_future(mailbox.take())
    await asyncio.sleep(0)
    assert not waiting.done()

    mailbox.look_again()

    assert (await waiting).must_look
