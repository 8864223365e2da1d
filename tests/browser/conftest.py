"""What the tests of the board share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.rooms import Room
from tests.builders.houses import RunningHouse


@pytest.fixture
def room(browser: Browser, running_house: RunningHouse) -> Iterator[Room]:
    """A room that nobody has entered yet."""
    room = Room(running_house, browser)
    yield room
    room.close()
