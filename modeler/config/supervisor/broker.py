"""Chooses the embedded broker: a Redis found on this machine, else fakeredis."""

import secrets
import shutil
import sys
from dataclasses import dataclass

from modeler.config.supervisor.children import Child

CHOICES = ("redis-server", "fakeredis")
_SERVERS = ("redis-server", "valkey-server")


class NoBroker(Exception):
    """The broker that was asked for is not on this machine."""


@dataclass(frozen=True, slots=True)
class Broker:
    """A child process that serves Redis, and the address at which it does."""

    child: Child
    url: str


def embedded_broker(choice: str, port: int) -> Broker:
    """Return the broker to start at `port`; an empty choice means the first that is there.

    Raises: NoBroker
    """
    server = next(filter(None, map(shutil.which, _SERVERS)), None)
    match choice:
        case "" if server:
            return _redis(server, port)
        case "redis-server" if server:
            return _redis(server, port)
        case "redis-server":
            raise NoBroker(
                "EMBEDDED_BROKER=redis-server, but neither redis-server nor valkey-server is on PATH. "
                "Install one (Debian: apt-get install redis-server) or leave EMBEDDED_BROKER empty."
            )
        case "" | "fakeredis":
            return _fakeredis(port)
        case _:
            raise NoBroker(f"EMBEDDED_BROKER={choice} is unknown. Choose one of: {', '.join(CHOICES)}.")


def _redis(server: str, port: int) -> Broker:
    # The password goes in by standard input, so that a listing of processes does not show it.
    password = secrets.token_urlsafe(24)
    configuration = (
        f'port {port}\nbind 127.0.0.1\nrequirepass {password}\nsave ""\nappendonly no\n'
        "daemonize no\nloglevel warning\ndatabases 1\n"
    )
    child = Child(name="broker", command=(server, "-"), standard_input=configuration)
    return Broker(child, f"redis://:{password}@127.0.0.1:{port}/0")


def _fakeredis(port: int) -> Broker:
    command = (sys.executable, "-m", "modeler.config.supervisor.fake_broker", str(port))
    return Broker(Child(name="broker", command=command), f"redis://127.0.0.1:{port}/0")
