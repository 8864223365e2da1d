"""A message: one instance of a domain event or a command, travelling."""

from typing import Final

from modeler.core.kernel.canonical import JsonObject

NO_CAUSE: Final = -1


class Message:
    """What travels. Mutable on purpose: a copy belongs to one leg at a time, and there are many of them.

    `cause` is the id of the newest record of its own story; `attempt` counts the tries of the present leg from 1;
    `born` is when the present leg began, in microseconds; `subscription` is the one that this copy was made for;
    `hops` counts the commands and events that led here.
    """

    __slots__ = ("attempt", "born", "cause", "correlation", "hops", "id", "name", "payload", "subscription")

    def __init__(self, id: int, name: str, payload: JsonObject, *, correlation: str, cause: int, born: int) -> None:
        self.id = id
        self.name = name
        self.payload = payload
        self.correlation = correlation
        self.cause = cause
        self.born = born
        self.attempt = 1
        self.hops = 0
        self.subscription = ""
