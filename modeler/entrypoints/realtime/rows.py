"""Runs what needs rows in the one thread of the sockets, and keeps that thread's way to the database open."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from asgiref.sync import sync_to_async
from django.db import connections

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


async def on_rows(
    function: Callable[Parameters, Result], *arguments: Parameters.args, **named: Parameters.kwargs
) -> Result:
    """Call the function in the thread of the sockets.

    Channels' own way closes the connection after each call. Opening it again costs as much as an intent does, and
    SQLite writes its whole journal back whenever the last connection closes.
    """
    return await sync_to_async(_keeping_connections(function))(*arguments, **named)


def _keeping_connections(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    def call(*arguments: Parameters.args, **named: Parameters.kwargs) -> Result:
        try:
            return function(*arguments, **named)
        finally:
            for connection in connections.all(initialized_only=True):
                connection.close_at = None
                # One that an error has broken is closed all the same; an open transaction is its opener's affair.
                if not connection.in_atomic_block:
                    connection.close_if_unusable_or_obsolete()

    return call
