"""The rooms of this process, one for each domain that anybody here looks at."""

import asyncio
from uuid import UUID
from weakref import WeakKeyDictionary

from modeler.entrypoints.realtime.room import Room


class Hub:
    """Opens a room for the first who comes and closes it behind the last."""

    def __init__(self) -> None:
        self._rooms: dict[UUID, Room] = {}
        self._visitors: dict[UUID, int] = {}

    def visit(self, domain_id: UUID, team_id: UUID) -> Room:
        """Return the room of a domain; each visit must be ended by `end`."""
        if domain_id not in self._rooms:
            self._rooms[domain_id] = Room(domain_id, team_id)
        self._visitors[domain_id] = self._visitors.get(domain_id, 0) + 1
        return self._rooms[domain_id]

    async def end(self, domain_id: UUID) -> None:
        """End a visit."""
        self._visitors[domain_id] -= 1
        if self._visitors[domain_id] == 0:
            del self._visitors[domain_id]
            await self._rooms.pop(domain_id).close()


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Return the hub of the running event loop."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
