"""What delivery is made of: things that accept messages, and where they stand."""

from collections.abc import Mapping
from typing import Protocol

from simulator.core.engine.message import Message
from simulator.core.records.record import Place


class Node(Protocol):
    """Accepts a copy for good; what happens to it from here is the node's own affair."""

    def accept(self, message: Message) -> None:
        """Take the message over."""


class Site:
    """A node's place for each subscription that reaches it: several may share one queue or function."""

    __slots__ = ("_elements", "_node", "_places")

    def __init__(self, node: str, elements: Mapping[str, str]) -> None:
        self._node = node
        self._elements = elements
        self._places: dict[str, Place] = {}

    def of(self, message: Message) -> Place:
        """Return the place of this message here."""
        subscription = message.subscription
        place = self._places.get(subscription)
        if place is None:
            element = self._elements.get(subscription, "")
            place = self._places[subscription] = Place(self._node, element, element, subscription)
        return place
